// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/contacts/profile_node.h"
#include "engine/net/transfer.h"
#include "engine/store/store.h"
#include "engine/transport/connection.h"
#include "engine/trust/tokens.h"

#include <QObject>

#include <deque>
#include <functional>

namespace contacts {

/// What people and groups show of themselves: pictures, and what they write about themselves. From the store
/// while fresh, else asked for, one after the other: a program that asks for hundreds at once looks like one
/// that collects people. One per account; what it is given outlives it.
class Profiles : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<base::Task<transport::Answer>(wire::Node iq)>;
    struct Parts {
        model::AccountId account;
        Ask ask;
        trust::Tokens &tokens;
        net::Transfers &transfers;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    explicit Profiles(Parts parts) : parts_(std::move(parts)) { }

    /// The picture as the network gave it: bytes that may be anything. Empty: they show none, or not to us.
    /// Offline, Timeout; Limit: too many wait, or the network wants us slower; Storage.
    base::Task<QByteArray> picture(const model::Jid &whose);
    /// Answers when what they write about themselves, and whether they are a business, is in the store.
    /// Faults as above.
    base::Task<void> about(const model::Jid &person);

    /// A notice that somebody changed their picture or what they write. Inside Store::write.
    base::Result<void> onNotification(const wire::NodeView &notification);
    /// As profiles are kept: a person by the hidden id where it is known. Of a group: itself.
    base::Result<model::Jid> addressOf(const model::Jid &whose) const;

    static constexpr qint64 kFreshMs = 7LL * 24 * 60 * 60 * 1000;
    static constexpr qsizetype kMostWaiting = 200;
    static constexpr qint64 kLongestPicture = 512 * 1024;
    static constexpr base::milliseconds kSlower{10 * 60 * 1000}; ///< after a 429

Q_SIGNALS:
    /// Another picture, or another text. @param whose  as chats are called: by the phone where it is known
    void changed(const model::Jid &whose);

private:
    struct Job {
        model::Jid address;
        bool isPicture = true;
        QList<base::Promise<void>> waiting;
    };
    base::Task<void> enqueue(const model::Jid &address, bool isPicture);
    void next();
    base::Task<void> run(const Job &job);
    base::Task<void> askPicture(const model::Jid &address);
    base::Task<void> askAbout(const model::Jid &address);
    base::Task<void> askBusiness(const model::Jid &address, const AboutAnswer &said);
    base::Task<void> keepAbout(
        const model::Jid &address, const AboutAnswer &said, const model::BusinessProfile &business);
    base::Result<void> onBusiness(const wire::NodeView &notification);
    base::Task<void> fetch(const model::Jid &address, const PictureAnswer &answer);
    base::Task<void> keep(const model::Jid &address, std::function<void(store::Profile &)> change);
    void tell(const model::Jid &address);
    void tellAfterCommit(const model::Jid &address);
    base::Result<std::optional<QByteArray>> fromStore(const model::Jid &address) const;

    Parts parts_;
    std::deque<std::shared_ptr<Job>> jobs_; ///< the first is under way
    bool running_ = false;
    base::milliseconds slowUntil_{0};
};

}
