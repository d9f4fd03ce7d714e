// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"

#include <optional>

namespace model {

enum class GroupRole { Member, Admin, SuperAdmin };
QString roleWord(GroupRole role); ///< "member", "admin", "superadmin"

/// A group as one of our numbers sees it. Source: protocol note "Groups", the `<group>` node.
struct Group {
    AccountId account;
    Jid jid;
    QString subject;
    QString description;
    Jid owner; ///< who made it; empty when unknown
    qint64 createdMs = 0;
    std::optional<GroupRole> myRole; ///< nothing: we are not in it (any more)
    int size = 0;
    bool onlyAdminsWrite = false; ///< "announce"
    bool onlyAdminsEdit = false; ///< "locked"
    bool allMayAdd = false; ///< "member_add_mode"
    bool needsApproval = false; ///< "join_approval"
    int disappearsAfterS = 0; ///< 0: never
    bool isHidden = false; ///< members are addressed by their hidden ids, not by phone
    Jid community; ///< the parent group, or empty
    bool operator==(const Group &) const = default;
};

struct Participant {
    Jid jid; ///< the phone form when the phone is known, else the hidden id
    Jid lid;
    QString phone; ///< E.164; empty when it is hidden from us
    QString name;
    GroupRole role = GroupRole::Member;
    qint64 joinedMs = 0; ///< 0: before we knew the group
    bool isUs = false;
};

}
