// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/saved_replies.h"

#include "ui/models/answers.h"
#include "ui/theme/bidi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using base::Result;

namespace {

const QString kPreference = u"saved_replies"_s;
const QString kNameGap = u"{name}"_s;

QByteArray toBytes(const QList<SavedReply> &replies)
{
    QJsonArray all;
    for (const SavedReply &one : replies)
        all.append(QJsonObject{{u"shortcut"_s, one.shortcut}, {u"text"_s, one.text}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QList<SavedReply> fromBytes(const QByteArray &bytes)
{
    QList<SavedReply> all;
    for (const QJsonValue &one : QJsonDocument::fromJson(bytes).array()) {
        const SavedReply reply{one[u"shortcut"_s].toString(), one[u"text"_s].toString()};
        if (!reply.shortcut.isEmpty() && !reply.text.isEmpty() && all.size() < SavedReplies::kMost)
            all.append(reply);
    }
    return all;
}

bool isCalled(const SavedReply &reply, const QString &shortcut)
{
    return reply.shortcut.compare(shortcut, Qt::CaseInsensitive) == 0;
}

}

QList<SavedReply> matching(const QList<SavedReply> &all, const QString &typed)
{
    QList<SavedReply> found;
    for (const SavedReply &one : all) {
        if (one.shortcut.startsWith(typed, Qt::CaseInsensitive))
            found.append(one);
    }
    for (const SavedReply &one : all) {
        if (!found.contains(one)
            && (one.shortcut.contains(typed, Qt::CaseInsensitive)
                || one.text.contains(typed, Qt::CaseInsensitive)))
            found.append(one);
    }
    return found;
}

QString shownLine(const SavedReply &reply, Qt::LayoutDirection direction)
{
    const QChar mark(direction == Qt::RightToLeft ? 0x200F : 0x200E);
    return mark
        + QStringLiteral("%1   %2").arg(isolate(u'/' + reply.shortcut), isolate(reply.text.simplified()));
}

QString filled(const QString &text, const QString &name)
{
    return name.isEmpty() ? text : QString(text).replace(kNameGap, name);
}

bool hasGap(const QString &text)
{
    return text.contains(kNameGap);
}

SavedReplies::SavedReplies(door::Desk &desk, QObject *parent) : QObject(parent), desk_(desk)
{
    reload();
}

void SavedReplies::reload()
{
    whenAnswered(this,
        desk_.ask([](door::Engine &engine) { return engine.settings().preference(kPreference); }),
        [this](const Result<QByteArray> &bytes) {
            const auto replies = fromBytes(bytes.value_or(QByteArray()));
            if (replies == own_)
                return;
            own_ = replies;
            Q_EMIT changed();
        });
}

void SavedReplies::setNumber(const model::AccountId &account)
{
    if (number_ != account)
        phones_.clear();
    number_ = account;
    if (account.value.isEmpty())
        return;
    whenAnswered(this,
        desk_.ask([account](door::Engine &engine) { return engine.chats().quickReplies(account); }),
        [this, account](const Result<QList<model::QuickReply>> &replies) {
            if (account != number_ || !replies)
                return;
            phones_.clear();
            for (const model::QuickReply &one : *replies)
                phones_.append({one.shortcut, one.text, true});
            Q_EMIT changed();
        });
}

QList<SavedReply> SavedReplies::all() const
{
    QList<SavedReply> all = own_;
    for (const SavedReply &one : phones_) {
        const bool isOwn = std::any_of(
            own_.begin(), own_.end(), [&](const SavedReply &own) { return isCalled(own, one.shortcut); });
        if (!isOwn)
            all.append(one);
    }
    return all;
}

void SavedReplies::put(const SavedReply &reply, const QString &instead)
{
    QList<SavedReply> next = own_;
    next.removeIf([&](const SavedReply &one) {
        return isCalled(one, reply.shortcut) || (!instead.isEmpty() && isCalled(one, instead));
    });
    next.append({reply.shortcut.left(kLongestShortcut), reply.text.left(kLongestText)});
    std::sort(next.begin(), next.end(), [](const SavedReply &a, const SavedReply &b) {
        return a.shortcut.localeAwareCompare(b.shortcut) < 0;
    });
    keep(next);
}

void SavedReplies::remove(const QString &shortcut)
{
    QList<SavedReply> next = own_;
    next.removeIf([&](const SavedReply &one) { return isCalled(one, shortcut); });
    keep(next);
}

void SavedReplies::keep(const QList<SavedReply> &next)
{
    if (next.size() > kMost) {
        Q_EMIT failed({base::Fault::Limit, u"too many saved replies"_s, {}});
        return;
    }
    whenAnswered(this, desk_.ask([bytes = toBytes(next)](door::Engine &engine) {
        return engine.settings().setPreference(kPreference, bytes);
    }),
        [this, next](const Result<void> &kept) {
            if (!kept) {
                Q_EMIT failed(kept.error());
                return;
            }
            own_ = next;
            Q_EMIT changed();
        });
}

}
