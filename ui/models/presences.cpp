// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/presences.h"

#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using model::Doing;
using model::Presence;
using model::Whereabouts;

namespace {
struct PresenceWords {
    Q_DECLARE_TR_FUNCTIONS(presence)
};

QString nameOf(const Presence &presence)
{
    if (!presence.name.isEmpty())
        return isolate(presence.name);
    return presence.phone.isEmpty() ? PresenceWords::tr("Somebody") : phone(presence.phone);
}
}

QString typingWords(const QList<Presence> &presences, bool isGroup)
{
    QList<Presence> writing;
    for (const Presence &one : presences) {
        if (one.doing != Doing::Nothing)
            writing.append(one);
    }
    if (writing.isEmpty())
        return {};
    if (writing.size() > 1)
        return PresenceWords::tr("%n people are typing…", nullptr, static_cast<int>(writing.size()));
    const Presence &one = writing.first();
    const bool records = one.doing == Doing::Recording;
    if (!isGroup)
        return records ? PresenceWords::tr("recording…") : PresenceWords::tr("typing…");
    //: %1 is a member of the group
    return (records ? PresenceWords::tr("%1 is recording…") : PresenceWords::tr("%1 is typing…"))
        .arg(nameOf(one));
}

QString lastSeen(qint64 ms, qint64 nowMs)
{
    const QString time = ltr(clockTime(ms));
    if (sameDay(ms, nowMs))
        return PresenceWords::tr("last seen today at %1").arg(time);
    if (sameDay(ms, nowMs - 24LL * 60 * 60 * 1000))
        return PresenceWords::tr("last seen yesterday at %1").arg(time);
    //: %1 is a day, as in "3 May"
    return PresenceWords::tr("last seen on %1")
        .arg(rowTime(ms, std::max(nowMs, ms + 8 * 24LL * 60 * 60 * 1000)));
}

Presences::Presences(door::Desk &desk, QObject *parent) : QObject(parent), desk_(desk)
{
    connect(&desk_, &door::Desk::presenceChanged, this, &Presences::take);
}

void Presences::follow(const model::Chat &chat)
{
    if (!chat.jid.isPerson())
        return;
    const auto ask = [account = chat.account, jid = chat.jid](
                         door::Engine &engine) { return engine.contacts().follow(account, jid); };
    // what is not known now comes later, or never: there is nothing to complain about
    whenAnswered(this, desk_.ask(ask), [this](const base::Result<QList<Presence>> &known) {
        for (const Presence &one : known.value_or(QList<Presence>()))
            take(one);
    });
}

void Presences::take(const Presence &presence)
{
    const Key key{presence.account, presence.chat};
    QList<Presence> &all = chats_[key];
    all.removeIf([&](const Presence &other) { return other.from == presence.from; });
    if (presence.doing != Doing::Nothing || presence.is != Whereabouts::Unknown)
        all.append(presence);
    if (all.isEmpty())
        chats_.remove(key);
    Q_EMIT changed(presence.account, presence.chat);
}

QList<Presence> Presences::of(const model::Chat &chat) const
{
    const QList<Presence> all = chats_.value({chat.account, chat.jid});
    return all.isEmpty() && !chat.lid.isEmpty() ? chats_.value({chat.account, chat.lid}) : all;
}

QString Presences::typing(const model::Chat &chat) const
{
    return chats_.isEmpty() ? QString() : typingWords(of(chat), chat.jid.isGroup());
}

QString Presences::line(const model::Chat &chat, qint64 nowMs) const
{
    const QList<Presence> all = of(chat);
    if (const QString typing = typingWords(all, chat.jid.isGroup()); !typing.isEmpty())
        return typing;
    if (all.isEmpty() || !chat.jid.isPerson())
        return {};
    const Presence &one = all.first();
    if (one.is == Whereabouts::Online)
        return PresenceWords::tr("online");
    return one.is == Whereabouts::Away && one.lastSeenMs > 0 ? lastSeen(one.lastSeenMs, nowMs) : QString();
}

}
