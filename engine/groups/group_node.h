// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/group_rows.h"
#include "engine/wire/document.h"

/// groups: what groups there are, who is in them, and what becomes of them.
namespace groups {

/// As many members as a group may have, with room: what is beyond is left out.
constexpr int kMostMembers = 4096;

struct GroupInfo {
    store::GroupRow row; ///< account and fetchedMs are the caller's
    QList<store::GroupMember> members;
};
/// A `<group>` node. Malformed without an id. Source: protocol note "<group> node".
base::Result<GroupInfo> readGroup(const wire::NodeView &group);

/// A `<participant>` of a group or a notification; nothing when it names nobody.
std::optional<store::GroupMember> readParticipant(const wire::NodeView &participant);

/// Asks for one group, or (with the server `g.us` alone) for all that the number is in.
wire::Node groupQuery(const model::Jid &group);
wire::Node allGroupsQuery();

}
