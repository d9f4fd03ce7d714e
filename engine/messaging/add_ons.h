// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/content.h"
#include "engine/messaging/stanza.h"
#include "engine/store/store.h"

namespace messaging {

/// Does to the stored messages what reactions, votes, edits and deletions ask for, whoever they come from:
/// others, our phone, this program itself. Only inside a write. Everything given outlives it.
class AddOns {
public:
    AddOns(model::AccountId account, const Self &self, store::Store &store)
        : account_(std::move(account)), self_(self), store_(store)
    {
    }

    /// Who does it.
    struct Actor {
        model::Jid sender; ///< person or device
        store::Person person; ///< empty when nothing is known of them, and for ourselves
        bool isUs = false;
        qint64 atMs = 0; ///< the network's time, used where the add-on names none
    };
    enum class Outcome {
        Done, ///< also when something newer stands there already
        NoTarget, ///< we do not have that message (yet)
        NotAllowed, ///< nobody but its writer edits a message; its writer or an admin of the group deletes it
        Unreadable, ///< a vote that nothing of ours opens
    };
    /// @param chat where it came, and where the message has to be; `chatJid` its address
    base::Result<Outcome> apply(
        const AddOn &addOn, const Actor &actor, store::ChatId chat, const model::Jid &chatJid);
    /// One that this program sent takes effect here from the moment when the network has it: its ack came, or
    /// a receipt. Nothing for a message that is no add-on; harmless when repeated.
    base::Result<void> tookEffect(const store::MessageRow &own, qint64 nowMs);
    /// Whatever waited for this message is done to it now, in the order in which it came.
    base::Result<void> applyWaiting(const QByteArray &waId, store::ChatId chat);
    /// What a star is kept as whose message is not here yet: `sender` its author, `target` its network id.
    static constexpr QStringView kWaitingStar = u"star";
    /// For as long as the message is not there.
    base::Result<void> keep(const Content &content, const Actor &actor, const model::Jid &chat,
        const QByteArray &waId, qint64 nowMs);

private:
    base::Result<void> applyStar(const store::RawItem &item, store::ChatId chat);
    base::Result<std::optional<store::MessageRow>> targetOf(
        const AddOn &addOn, const Actor &actor, store::ChatId chat, const model::Jid &chatJid) const;
    base::Result<Outcome> vote(const AddOn &addOn, const Actor &actor, const store::MessageRow &poll);
    base::Result<bool> isAdminOf(const model::Jid &group, const Actor &actor) const;
    QList<model::Jid> addressesOf(const Actor &actor) const;
    base::Result<QList<model::Jid>> writersOf(const store::MessageRow &message) const;

    model::AccountId account_;
    const Self &self_;
    store::Store &store_;
};

}
