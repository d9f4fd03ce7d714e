// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/groups/group_changes.h"

namespace groups {

using base::Fault;
using base::Result;
using model::GroupRole;
using model::Jid;
using model::SystemLine;
using store::GroupMember;
using wire::NodeView;

namespace {

Jid nameOf(const GroupMember &member)
{
    return member.pn.isEmpty() ? member.lid : member.pn;
}

QList<GroupMember> participantsOf(const NodeView &child)
{
    QList<GroupMember> list;
    for (const NodeView node : child.children()) {
        if (auto member = readParticipant(node); member && list.size() < kMostMembers)
            list.append(std::move(*member));
    }
    return list;
}

/// The word of a change of members; empty for everything else.
QString memberEvent(const NodeView &child)
{
    if (child.is("add"))
        return child.textView("reason") == "invite" ? QStringLiteral("joined") : QStringLiteral("added");
    if (child.is("remove") || child.is("leave"))
        return QStringLiteral("removed");
    if (child.is("promote"))
        return QStringLiteral("promoted");
    if (child.is("demote"))
        return QStringLiteral("demoted");
    return {};
}

}

Result<GroupChanges::Outcome> GroupChanges::apply(const NodeView &notification)
{
    Outcome outcome;
    outcome.group = notification.jid("from").value_or(Jid());
    if (!outcome.group.isGroup())
        return base::fail(Fault::Malformed, QStringLiteral("group notification without a group"));
    const auto actor = notification.jid("participant");
    const auto pn = notification.jid("participant_pn");
    const auto lid = notification.jid("participant_lid");
    by_ = pn && pn->isPn() ? pn->withoutDevice() : actor ? actor->withoutDevice() : Jid();
    if (actor && actor->isLid() && pn && pn->isPn())
        RETURN_IF_FAILED(store_.people().link(us_.account, actor->withoutDevice(), pn->withoutDevice()));
    if (actor && actor->isPn() && lid && lid->isLid())
        RETURN_IF_FAILED(store_.people().link(us_.account, lid->withoutDevice(), actor->withoutDevice()));
    ASSIGN_OR_RETURN(auto row, store_.groups().find(us_.account, outcome.group));
    isKnown_ = row.has_value();
    if (row)
        row_ = std::move(*row);
    for (const NodeView child : notification.children())
        RETURN_IF_FAILED(one(child, outcome));
    for (SystemLine &line : outcome.lines) {
        line.byUs = us_.is(line.by);
        line.toUs
            = std::any_of(line.who.begin(), line.who.end(), [this](const Jid &jid) { return us_.is(jid); });
    }
    return outcome;
}

Result<void> GroupChanges::one(const NodeView &child, Outcome &outcome)
{
    if (child.is("create"))
        return whole(child, outcome);
    if (child.is("delete")) {
        outcome.lines.append({QStringLiteral("deleted"), by_, {}, {}});
        return store_.groups().leave(us_.account, outcome.group);
    }
    if (!isKnown_) {
        outcome.isUnknown = true;
        return {};
    }
    if (!memberEvent(child).isEmpty())
        return members(child, outcome);
    ASSIGN_OR_RETURN(const bool understood, settings(child, outcome));
    if (understood)
        return store_.groups().update(row_);
    outcome.isUnknown = true;
    return store_.groups().doubt(us_.account, outcome.group);
}

Result<void> GroupChanges::whole(const NodeView &child, Outcome &outcome)
{
    ASSIGN_OR_RETURN(GroupInfo info, readGroup(child.child("group")));
    if (info.row.group.jid != outcome.group)
        return base::fail(Fault::Malformed, QStringLiteral("a group in another's notification"));
    info.row.group.account = us_.account;
    info.row.fetchedMs = nowMs_;
    const bool wasThere = isKnown_ && row_.group.myRole;
    RETURN_IF_FAILED(store_.groups().save(info.row, info.members));
    row_ = std::move(info.row);
    isKnown_ = true;
    if (!wasThere)
        outcome.lines.append(
            {child.textView("type") == "add" ? QStringLiteral("added") : QStringLiteral("created"), by_,
                child.textView("type") == "add" ? QList<Jid>{us_.pn.withoutDevice()} : QList<Jid>{},
                row_.group.subject});
    return {};
}

Result<void> GroupChanges::checkVersion(const NodeView &child, Outcome &outcome)
{
    const QByteArray before = child.text("prev_v_id");
    const bool follows = before.isEmpty() || row_.version.isEmpty() || before == row_.version;
    row_.version = child.text("v_id").left(64);
    RETURN_IF_FAILED(store_.groups().update(row_));
    if (follows)
        return {};
    outcome.isUnknown = true;
    return store_.groups().doubt(us_.account, outcome.group);
}

Result<void> GroupChanges::members(const NodeView &child, Outcome &outcome)
{
    QString event = memberEvent(child);
    const bool goes = event == u"removed";
    SystemLine line{event, by_, {}, {}};
    for (GroupMember &member : participantsOf(child)) {
        line.who.append(nameOf(member));
        const Jid address = member.lid.isEmpty() ? member.pn : member.lid;
        if (goes && us_.is(member)) {
            RETURN_IF_FAILED(store_.groups().leave(us_.account, outcome.group));
            outcome.keyIsOld = true;
        } else if (goes) {
            RETURN_IF_FAILED(store_.groups().remove(us_.account, outcome.group, address));
            if (!member.pn.isEmpty() && !member.lid.isEmpty())
                RETURN_IF_FAILED(store_.groups().remove(us_.account, outcome.group, member.pn));
            outcome.keyIsOld = true;
        } else if (child.is("add")) {
            member.joinedMs = nowMs_;
            RETURN_IF_FAILED(store_.groups().put(us_.account, outcome.group, member));
        } else {
            RETURN_IF_FAILED(store_.groups().setRole(us_.account, outcome.group, address,
                event == u"promoted" ? GroupRole::Admin : GroupRole::Member));
        }
    }
    if (line.who.isEmpty())
        return {};
    // whoever removes himself has left, whoever adds himself has joined
    if (goes && line.who.size() == 1 && (by_.isEmpty() || line.who.first().sameUser(by_)))
        line.event = QStringLiteral("left");
    if (child.is("add") && line.who.size() == 1 && line.who.first().sameUser(by_))
        line.event = QStringLiteral("joined");
    outcome.lines.append(std::move(line));
    ASSIGN_OR_RETURN(auto row, store_.groups().find(us_.account, outcome.group));
    return row && row->group.myRole ? checkVersion(child, outcome) : Result<void>();
}

/// @return false for what this version does not know
Result<bool> GroupChanges::settings(const NodeView &child, Outcome &outcome)
{
    model::Group &group = row_.group;
    SystemLine line{QString(), by_, {}, {}};
    if (child.is("subject")) {
        group.subject = QString::fromUtf8(child.text("subject")).left(256);
        line.event = QStringLiteral("subject");
        line.text = group.subject;
    } else if (child.is("description")) {
        group.description = QString::fromUtf8(child.child("body").content()).left(4096);
        row_.descriptionId = child.text("id").left(128);
        line.event = QStringLiteral("description");
        line.text = group.description;
    } else if (child.is("announcement") || child.is("not_announcement")) {
        group.onlyAdminsWrite = child.is("announcement");
        line.event = group.onlyAdminsWrite ? QStringLiteral("announce") : QStringLiteral("announce_off");
    } else if (child.is("locked") || child.is("unlocked")) {
        group.onlyAdminsEdit = child.is("locked");
        line.event = group.onlyAdminsEdit ? QStringLiteral("locked") : QStringLiteral("unlocked");
    } else if (child.is("ephemeral") || child.is("not_ephemeral")) {
        group.disappearsAfterS = child.is("ephemeral")
            ? static_cast<int>(std::clamp<qint64>(child.number("expiration").value_or(0), 0, 0x7fffffff))
            : 0;
        line.event = QStringLiteral("timer");
        line.text = QString::number(group.disappearsAfterS);
    } else if (child.is("member_add_mode")) {
        group.allMayAdd = child.content() == "all_member_add";
        line.event = group.allMayAdd ? QStringLiteral("add_mode_all") : QStringLiteral("add_mode_admins");
    } else if (child.is("membership_approval_mode")) {
        group.needsApproval = child.child("group_join").textView("state") == "on";
        line.event = group.needsApproval ? QStringLiteral("approval") : QStringLiteral("approval_off");
    } else if (child.is("invite")) {
        line.event = QStringLiteral("invite_link");
    } else {
        // requests to join have no place in the group itself
        return child.is("created_membership_requests") || child.is("revoked_membership_requests");
    }
    outcome.lines.append(std::move(line));
    return true;
}

}
