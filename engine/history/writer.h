// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/reader.h"
#include "engine/messaging/add_ons.h"

namespace history {

/// Writes the parts of one HistorySync down, in the order in which the reader gives them. What is there
/// already is left as it is, so the same parts may come any number of times. Nothing of it is told in the
/// feed: to whoever listens there, web hooks above all, none of this happened now. Everything given outlives
/// it.
class Writer {
public:
    struct Parts {
        model::AccountId account;
        messaging::Self self;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    struct Tally {
        qint64 chats = 0;
        qint64 messages = 0; ///< that were not here before
    };
    explicit Writer(Parts parts);

    /// Inside a write. Storage; what is not as it should be is left out.
    base::Result<void> take(const Part &part);
    const Tally &tally() const { return tally_; }
    qint64 heldBytes() const { return static_cast<qint64>(secondBytes_); }

private:
    base::Result<void> begin(const ChatBegins &part);
    base::Result<void> end(const ChatEnds &part);
    base::Result<void> gather(const PastMessage &part);
    base::Result<void> flush();
    base::Result<void> write(const PastMessage &part);
    std::optional<store::MessageRow> rowOf(const proto::WebMessageInfo &info) const;
    base::Result<void> insert(
        store::MessageRow &row, const store::Person &person, const proto::WebMessageInfo &info);
    base::Result<void> addTo(const store::MessageRow &row, const proto::WebMessageInfo &info);
    base::Result<void> addVotes(const store::MessageRow &row, const proto::WebMessageInfo &info);
    base::Result<void> addReceipts(const store::MessageRow &row, const proto::WebMessageInfo &info);
    base::Result<bool> fill(store::MessageRow &row, const proto::WebMessageInfo &info);
    base::Result<void> link(const Link &link);
    base::Result<void> name(const Name &name);
    base::Result<void> marks(const proto::Conversation &chat);
    base::Result<void> group(const proto::Conversation &chat);
    base::Result<void> token(const proto::Conversation &chat);
    base::Result<std::optional<store::PersonId>> whoOf(const proto::MessageKey &key);
    model::Jid senderOf(const proto::WebMessageInfo &info) const;

    Parts parts_;
    messaging::AddOns addOns_;
    Tally tally_;
    model::Jid chatJid_; ///< empty: a chat of a kind that is not shown, or none
    store::ChatId chat_ = 0;
    QList<PastMessage> second_; ///< messages of one second, to be put in order
    std::size_t secondBytes_ = 0;
    quint64 lastSecond_ = 0;
};

}
