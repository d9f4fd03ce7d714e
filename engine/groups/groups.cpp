// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/groups/groups.h"

#include "engine/base/uuid.h"

#include <QLoggingCategory>

namespace groups {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::NodeView;

Q_LOGGING_CATEGORY(logGroups, "gesher.groups")

namespace {

constexpr auto kAskAgain = std::chrono::minutes(10);
constexpr qsizetype kMostRemembered = 4096;
constexpr qsizetype kMembersInAWrite = 500; ///< and the rest of the group that they are in

QString readSetting(const model::AccountId &account)
{
    return QStringLiteral("groups_read/") + account.value;
}

/// What the server's number means for a group.
base::Error refusalOf(const base::Error &error)
{
    if (error.fault != Fault::Refused)
        return error;
    if (error.code == u"404")
        return {Fault::NotFound, QStringLiteral("there is no such group"), error.code};
    if (error.code == u"429")
        return {Fault::Limit, QStringLiteral("asked for groups too often"), error.code};
    return {Fault::Refused, QStringLiteral("this number is not in the group"), error.code};
}

}

/// An answer about all groups, while it is written down.
struct Groups::All {
    transport::Answer answer;
    QList<NodeView> groups;
    qsizetype next = 0; ///< to be written
    QSet<Jid> there = {};
    QSet<Jid> changed = {}; ///< by notifications meanwhile
    QSet<Jid> leftOut = {}; ///< since they were changed
    bool isOver = false;
};

Groups::Groups(Parts parts) : parts_(std::move(parts)) { }

Groups::~Groups() = default;

Task<void> Groups::ensure(const Jid &group)
{
    const auto row = parts_.store.groups().find(parts_.us.account, group);
    if (!row)
        return Task<void>::failed(row.error());
    if (*row && (*row)->fetchedMs > 0)
        return Task<void>::ready({});
    return refresh(group);
}

Task<void> Groups::refresh(const Jid &group)
{
    const auto last = refused_.constFind(group);
    if (last != refused_.constEnd() && parts_.clock.monotonic() - *last < kAskAgain)
        return Task<void>::failed(
            {Fault::Limit, QStringLiteral("the group could not be read a moment ago"), {}});
    base::Promise<void> promise;
    auto &waiting = waiting_[group];
    waiting.append(promise);
    if (waiting.size() == 1)
        ask(group).finally(this, [this, group](const Result<void> &done) {
            if (!done && done.error().fault != Fault::Offline) {
                if (refused_.size() >= kMostRemembered)
                    refused_.clear();
                refused_.insert(group, parts_.clock.monotonic());
            }
            for (base::Promise<void> &one : waiting_.take(group))
                one.answer(done);
        });
    return promise.task();
}

Task<void> Groups::ask(const Jid &group)
{
    base::Promise<void> promise;
    parts_.line.request(groupQuery(group))
        .then(this,
            [this, group](const transport::Answer &answer) {
                return parts_.store.write([this, answer, group] { return keep(answer.node(), group); });
            })
        .finally(this, [promise](const Result<void> &done) mutable {
            promise.answer(done ? Result<void>() : base::fail(refusalOf(done.error())));
        });
    return promise.task();
}

Result<void> Groups::keep(const NodeView &answer, const Jid &asked)
{
    ASSIGN_OR_RETURN(GroupInfo info, readGroup(answer.child("group")));
    if (info.row.group.jid != asked)
        return base::fail(Fault::Malformed, QStringLiteral("the answer is another group"));
    for (const auto &all : std::as_const(keeping_))
        all->changed.insert(asked);
    return keepOne(std::move(info));
}

Result<void> Groups::keepOne(GroupInfo info)
{
    const model::AccountId &account = parts_.us.account;
    info.row.group.account = account;
    info.row.fetchedMs = parts_.clock.wallMs();
    // what is known of the members' joining is not in the answer
    ASSIGN_OR_RETURN(const auto before, parts_.store.groups().members(account, info.row.group.jid));
    QHash<Jid, qint64> joined;
    for (const store::GroupMember &member : before)
        joined.insert(member.lid.isEmpty() ? member.pn : member.lid, member.joinedMs);
    for (store::GroupMember &member : info.members)
        member.joinedMs = joined.value(member.lid.isEmpty() ? member.pn : member.lid);
    return parts_.store.groups().save(info.row, info.members);
}

Task<void> Groups::refreshAll()
{
    return parts_.line.request(allGroupsQuery()).then(this, [this](const transport::Answer &answer) {
        const NodeView list = answer.node().child("groups");
        if (!list)
            return Task<void>::failed({Fault::Malformed, QStringLiteral("no list of groups"), {}});
        const auto all = std::make_shared<All>(All{answer, {}});
        for (const NodeView group : list.children())
            all->groups.append(group);
        keeping_.append(all);
        base::Promise<void> promise;
        keepAll(all).finally(this, [this, all, promise](const Result<void> &done) {
            keeping_.removeOne(all);
            promise.answer(done);
            for (const Jid &group : std::as_const(all->leftOut))
                refresh(group).finally(this, [](const Result<void> &) {}); // with a later message, if not now
        });
        return promise.task();
    });
}

Task<void> Groups::keepAll(const std::shared_ptr<All> &all)
{
    const auto some = [self = QPointer<Groups>(this), all, from = all->next]() -> Result<void> {
        return self ? self->keepSome(*all, from) : Result<void>(); // the number has gone
    };
    return parts_.store.write(some).then(
        this, [this, all] { return all->isOver ? Task<void>::ready({}) : keepAll(all); });
}

/// @param from  where this write begins, also when it has to be done again
Result<void> Groups::keepSome(All &all, qsizetype from)
{
    const model::AccountId &account = parts_.us.account;
    qsizetype members = 0;
    for (all.next = from; all.next < all.groups.size() && members < kMembersInAWrite; ++all.next) {
        auto info = readGroup(all.groups.at(all.next));
        if (!info)
            continue; // one that cannot be read must not hide the others
        const Jid group = info->row.group.jid;
        members += info->members.size() + 1;
        all.there.insert(group);
        if (all.changed.contains(group))
            all.leftOut.insert(group);
        else
            RETURN_IF_FAILED(keepOne(std::move(*info)));
    }
    all.isOver = all.next >= all.groups.size();
    if (!all.isOver)
        return {};
    ASSIGN_OR_RETURN(const auto known, parts_.store.groups().list(account));
    for (const model::Group &group : known) {
        if (!all.there.contains(group.jid) && !all.changed.contains(group.jid))
            RETURN_IF_FAILED(parts_.store.groups().leave(account, group.jid));
    }
    return parts_.store.settings().set(readSetting(account), "1");
}

void Groups::begin()
{
    const auto done = parts_.store.settings().value(readSetting(parts_.us.account));
    if (!done || *done)
        return;
    refreshAll().finally(this, [](const Result<void> &read) {
        if (!read)
            qCInfo(logGroups) << "groups not read:" << base::faultWord(read.error().fault)
                              << read.error().code;
    });
}

void Groups::heardOf(const Jid &group)
{
    if (known_.contains(group))
        return;
    if (known_.size() >= kMostRemembered)
        known_.clear();
    known_.insert(group);
    ensure(group).finally(this, [this, group](const Result<void> &done) {
        if (!done)
            known_.remove(group); // with a later message
    });
}

Result<GroupChanges::Outcome> Groups::onNotification(const NodeView &notification)
{
    GroupChanges changes(parts_.us, parts_.store, parts_.clock.wallMs());
    ASSIGN_OR_RETURN(auto outcome, changes.apply(notification));
    for (const auto &all : std::as_const(keeping_))
        all->changed.insert(outcome.group);
    const qint64 seconds = notification.number("t").value_or(0);
    const qint64 at = seconds > 0 && seconds < 1LL << 40 ? seconds * 1000 : parts_.clock.wallMs();
    RETURN_IF_FAILED(write(outcome, notification.text("id").left(100), at));
    if (outcome.keyIsOld) {
        // whoever left could read on with it: the next message makes a new one
        const model::AccountId &account = parts_.us.account;
        for (const Jid &own : {parts_.us.lid, parts_.us.pn})
            RETURN_IF_FAILED(parts_.store.sessions().removeSenderKey(account, outcome.group, own));
        RETURN_IF_FAILED(parts_.store.groups().forgetKeys(account, outcome.group));
    }
    return outcome;
}

Result<void> Groups::write(const GroupChanges::Outcome &outcome, const QByteArray &noticeId, qint64 atMs)
{
    if (outcome.lines.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const auto chat, parts_.store.chats().ensure(parts_.us.account, outcome.group));
    for (qsizetype i = 0; i < outcome.lines.size(); ++i) {
        store::MessageRow row;
        row.chat = chat;
        model::Message &m = row.message;
        m.id = base::newId(parts_.clock, parts_.random);
        m.account = parts_.us.account;
        m.waId = "notice/" + noticeId + '/' + QByteArray::number(i);
        m.chat = outcome.group;
        m.from = outcome.lines.at(i).by;
        m.kind = model::MessageKind::System;
        m.content = outcome.lines.at(i);
        m.state = model::MessageState::Read; // nobody has to read it
        m.timestampMs = atMs;
        m.receivedMs = parts_.clock.wallMs();
        row.sender = m.from;
        const auto inserted = parts_.store.messages().insert(row);
        if (!inserted && inserted.error().fault != Fault::Refused) // told before, and its ack was lost
            return inserted;
    }
    return {};
}

void Groups::settled(const GroupChanges::Outcome &outcome)
{
    if (!outcome.isUnknown)
        return;
    known_.remove(outcome.group);
    heardOf(outcome.group);
}

}
