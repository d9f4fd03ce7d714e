// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/groups/group_node.h"
#include "engine/model/content.h"
#include "engine/model/network.h"
#include "engine/store/store.h"

namespace groups {

/// What a `w:gp2` notification changes, done to the stored group without asking the network. What is not
/// understood, and a list of members that does not follow the one we have, put the group in doubt: it is read
/// from the network before it is used again. Everything given outlives it.
/// Source: protocol note "Notifications: w:gp2".
class GroupChanges {
public:
    struct Us {
        model::AccountId account;
        model::Jid pn;
        model::Jid lid;
        bool is(const model::Jid &jid) const
        {
            return !jid.isEmpty() && (jid.sameUser(pn) || (!lid.isEmpty() && jid.sameUser(lid)));
        }
        bool is(const store::GroupMember &member) const { return is(member.pn) || is(member.lid); }
    };
    GroupChanges(Us us, store::Store &store, qint64 nowMs) : us_(std::move(us)), store_(store), nowMs_(nowMs)
    {
    }
    struct Outcome {
        model::Jid group;
        bool keyIsOld = false; ///< somebody left: our sender key is theirs, too
        QList<model::SystemLine> lines; ///< for the conversation, in order
        bool isUnknown = false; ///< a group that we have not read yet, or in doubt
    };
    /// Inside a write. Malformed when it names no group.
    base::Result<Outcome> apply(const wire::NodeView &notification);

private:
    base::Result<void> one(const wire::NodeView &child, Outcome &outcome);
    base::Result<void> whole(const wire::NodeView &child, Outcome &outcome);
    base::Result<void> members(const wire::NodeView &child, Outcome &outcome);
    base::Result<bool> settings(const wire::NodeView &child, Outcome &outcome);
    base::Result<void> checkVersion(const wire::NodeView &child, Outcome &outcome);

    Us us_;
    store::Store &store_;
    qint64 nowMs_;
    store::GroupRow row_;
    bool isKnown_ = false;
    model::Jid by_;
};

}
