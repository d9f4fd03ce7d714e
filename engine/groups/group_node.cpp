// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/groups/group_node.h"

namespace groups {

using base::Fault;
using base::Result;
using model::GroupRole;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kLongestSubject = 256;
constexpr qsizetype kLongestDescription = 4096;

QString textOf(QByteArrayView utf8, qsizetype most)
{
    return QString::fromUtf8(utf8.first(std::min<qsizetype>(utf8.size(), 4 * most))).left(most);
}

GroupRole roleOf(const NodeView &participant)
{
    const QByteArrayView type = participant.textView("type");
    return type == "superadmin" ? GroupRole::SuperAdmin
        : type == "admin"       ? GroupRole::Admin
                                : GroupRole::Member;
}

/// With or without the server: as old groups are named.
Jid groupJid(const QByteArray &id)
{
    const auto jid = Jid::parse(id.contains('@') ? id : id + "@g.us");
    return jid && jid->isGroup() && !jid->user.isEmpty() ? *jid : Jid();
}

qint64 msOf(const NodeView &node, QByteArrayView key)
{
    const qint64 seconds = node.number(key).value_or(0);
    return seconds > 0 && seconds < 1LL << 40 ? seconds * 1000 : 0;
}

void readSettings(const NodeView &node, store::GroupRow &row)
{
    model::Group &group = row.group;
    group.onlyAdminsWrite = !node.child("announcement").isNull();
    group.onlyAdminsEdit = !node.child("locked").isNull();
    group.allMayAdd = node.child("member_add_mode").content() == "all_member_add";
    group.needsApproval
        = node.child("membership_approval_mode").child("group_join").textView("state") == "on";
    group.disappearsAfterS = static_cast<int>(
        std::clamp<qint64>(node.child("ephemeral").number("expiration").value_or(0), 0, 0x7fffffff));
    group.community = node.child("linked_parent").jid("jid").value_or(Jid()).withoutDevice();
    if (const NodeView description = node.child("description")) {
        row.descriptionId = description.text("id").left(128);
        group.description = textOf(description.child("body").content(), kLongestDescription);
    }
}

}

std::optional<store::GroupMember> readParticipant(const NodeView &participant)
{
    const auto jid = participant.jid("jid");
    if (!participant.is("participant") || !jid || !jid->isPerson())
        return std::nullopt;
    store::GroupMember member;
    member.role = roleOf(participant);
    (jid->isLid() ? member.lid : member.pn) = jid->withoutDevice();
    const auto phone = participant.jid("phone_number");
    const auto lid = participant.jid("lid");
    if (jid->isLid() && phone && phone->isPn())
        member.pn = phone->withoutDevice();
    if (jid->isPn() && lid && lid->isLid())
        member.lid = lid->withoutDevice();
    return member;
}

Result<GroupInfo> readGroup(const NodeView &node)
{
    GroupInfo info;
    model::Group &group = info.row.group;
    group.jid = groupJid(node.text("id"));
    if (!node.is("group") || group.jid.isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("group without an id"));
    group.subject = QString::fromUtf8(node.text("subject")).left(kLongestSubject);
    const auto creatorPn = node.jid("creator_pn");
    group.owner = (creatorPn ? *creatorPn : node.jid("creator").value_or(Jid())).withoutDevice();
    group.createdMs = msOf(node, "creation");
    group.isHidden = node.textView("addressing_mode") == "lid";
    info.row.version = node.text("p_v_id").left(64);
    readSettings(node, info.row);
    for (const NodeView child : node.children()) {
        if (info.members.size() >= kMostMembers)
            break;
        if (auto member = readParticipant(child); member && !child.has("error"))
            info.members.append(std::move(*member));
    }
    return info;
}

Node groupQuery(const Jid &group)
{
    return Node("iq")
        .set("to", group)
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("w:g2"))
        .add(Node("query").set("request", QByteArray("interactive")));
}

Node allGroupsQuery()
{
    return Node("iq")
        .set("to", Jid{{}, model::Server::Group, 0, 0, 0, {}})
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("w:g2"))
        .add(Node("participating").add(Node("participants")).add(Node("description")));
}

}
