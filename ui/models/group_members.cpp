// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_members.h"

#include "ui/models/answers.h"

#include <algorithm>

namespace ui {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

/// What whoever types finds: no points and accents, no capitals.
QString folded(const QString &text)
{
    QString letters = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    letters.removeIf([](QChar c) { return c.isMark() || c.category() == QChar::Other_Format; });
    return letters;
}

bool hasWordFrom(const QString &name, const QString &typed)
{
    for (qsizetype at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
        if (at == 0 || !name.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

bool isBefore(const Member &a, const Member &b)
{
    if (a.who.name.isEmpty() != b.who.name.isEmpty())
        return b.who.name.isEmpty();
    const int order = a.who.name.localeAwareCompare(b.who.name);
    return order != 0 ? order < 0 : a.who.phone < b.who.phone;
}

Result<QList<Member>> membersOf(door::Engine &engine, const AccountId &account, const Jid &jid)
{
    ASSIGN_OR_RETURN(const auto group, engine.groups().find(account, jid));
    ASSIGN_OR_RETURN(const auto participants, engine.groups().participants(account, jid));
    QList<Member> members;
    for (const model::Participant &one : participants) {
        if (one.isUs)
            continue;
        Member member{one.jid, one.lid, {one.name, one.phone, one.phone.isEmpty()}};
        if (group && group->isHidden && !one.lid.isEmpty())
            std::swap(member.jid, member.other);
        members.append(std::move(member));
    }
    std::sort(members.begin(), members.end(), isBefore);
    return members;
}

}

QList<Member> matching(const QList<Member> &all, const QString &typed)
{
    const QString wanted = folded(typed);
    QString digits = typed;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    QList<Member> first;
    QList<Member> rest;
    for (const Member &one : all) {
        const QString name = folded(one.who.name);
        if (hasWordFrom(name, wanted))
            first.append(one);
        else if (name.contains(wanted) || (!digits.isEmpty() && one.who.phone.contains(digits)))
            rest.append(one);
    }
    return wanted.isEmpty() ? all : first + rest;
}

GroupMembers::Ask GroupMembers::throughDesk(door::Desk &desk)
{
    return [&desk](const AccountId &account, const Jid &group) {
        return desk.ask([account, group](door::Engine &engine) { return membersOf(engine, account, group); });
    };
}

GroupMembers::GroupMembers(Ask ask, QObject *parent) : QObject(parent), ask_(std::move(ask)) { }

void GroupMembers::setChat(const model::Chat &chat)
{
    const Jid group = chat.jid.isGroup() ? chat.jid.withoutDevice() : Jid();
    if (account_ != chat.account || group_ != group)
        all_.clear();
    account_ = chat.account;
    group_ = group;
    reload();
}

void GroupMembers::reload()
{
    if (group_.isEmpty())
        return;
    whenAnswered(this, ask_(account_, group_),
        [this, account = account_, group = group_](const Result<QList<Member>> &members) {
            if (account != account_ || group != group_ || !members || *members == all_)
                return;
            all_ = *members;
            Q_EMIT changed();
        });
}

}
