// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/system_words.h"

#include "ui/models/who.h"

#include <QCoreApplication>
#include <QHash>

namespace ui {

using model::SystemLine;

namespace {

struct SystemWords {
    Q_DECLARE_TR_FUNCTIONS(system)
};

/// A name between texts of another direction stays together. (The theme's isolate is above this room.)
QString held(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

QString nameOf(const model::Jid &jid)
{
    return jid.isPn() ? held(u'+' + QString::fromLatin1(jid.user)) : SystemWords::tr("a hidden number");
}

QString actorOf(const model::Message &message, const SystemLine &line)
{
    if (line.byUs)
        return SystemWords::tr("This number");
    return message.fromName.isEmpty() ? nameOf(line.by) : held(message.fromName);
}

QString namesOf(const SystemLine &line)
{
    constexpr qsizetype shown = 3;
    if (line.toUs && line.who.size() == 1)
        return SystemWords::tr("this number");
    QStringList names;
    for (const model::Jid &jid : line.who.first(std::min(shown, line.who.size())))
        names.append(nameOf(jid));
    const auto more = static_cast<int>(line.who.size() - names.size());
    const QString list = names.join(QStringLiteral(", "));
    //: %1 some numbers, %n more of them
    return more > 0 ? SystemWords::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

QString memberText(const SystemLine &line, const QString &actor)
{
    const QString names = namesOf(line);
    if (line.event == u"added")
        return line.by.isEmpty() ? SystemWords::tr("%1 was added").arg(names)
                                 : SystemWords::tr("%1 added %2").arg(actor, names);
    if (line.event == u"joined")
        return SystemWords::tr("%1 joined the group").arg(names);
    if (line.event == u"left")
        return SystemWords::tr("%1 left the group").arg(names);
    if (line.event == u"removed")
        return line.by.isEmpty() ? SystemWords::tr("%1 was removed").arg(names)
                                 : SystemWords::tr("%1 removed %2").arg(actor, names);
    if (line.event == u"number_changed")
        return line.by.isEmpty() ? SystemWords::tr("New phone number: %1").arg(names)
                                 : SystemWords::tr("%1 has a new phone number: %2").arg(actor, names);
    if (line.event == u"promoted")
        return SystemWords::tr("Admin from now on: %1").arg(names);
    if (line.event == u"demoted")
        return SystemWords::tr("No longer admin: %1").arg(names);
    return {};
}

QString timerText(int seconds)
{
    constexpr int day = 24 * 60 * 60;
    if (seconds <= 0)
        return SystemWords::tr("Messages no longer disappear");
    return seconds % day == 0
        ? SystemWords::tr("Messages disappear after %n days", nullptr, seconds / day)
        : SystemWords::tr("Messages disappear after %n hours", nullptr, std::max(1, seconds / 3'600));
}

/// A call, which only the phone can take.
QString callText(const SystemLine &line, const QString &actor)
{
    const bool isVideo = line.text == u"video";
    if (line.event == u"call_ringing")
        return isVideo ? SystemWords::tr("%1 is calling, with video. Answer on the phone.").arg(actor)
                       : SystemWords::tr("%1 is calling. Answer on the phone.").arg(actor);
    if (line.event == u"call_missed")
        return isVideo ? SystemWords::tr("Missed video call from %1").arg(actor)
                       : SystemWords::tr("Missed call from %1").arg(actor);
    if (line.event == u"call_answered")
        return SystemWords::tr("Call from %1, answered on another device").arg(actor);
    if (line.event == u"call_rejected")
        return SystemWords::tr("Call from %1, declined").arg(actor);
    return {};
}

QString settingText(const QString &event)
{
    if (event == u"announce")
        return SystemWords::tr("Only admins can write from now on");
    if (event == u"announce_off")
        return SystemWords::tr("All members can write from now on");
    if (event == u"locked")
        return SystemWords::tr("Only admins can change the group's details from now on");
    if (event == u"unlocked")
        return SystemWords::tr("All members can change the group's details from now on");
    if (event == u"approval")
        return SystemWords::tr("New members need an admin's approval from now on");
    if (event == u"approval_off")
        return SystemWords::tr("New members no longer need an admin's approval");
    if (event == u"add_mode_all")
        return SystemWords::tr("All members can add others from now on");
    if (event == u"add_mode_admins")
        return SystemWords::tr("Only admins can add others from now on");
    if (event == u"invite_link")
        return SystemWords::tr("The invite link was reset");
    if (event == u"encryption_changed")
        return SystemWords::tr("The security code has changed: WhatsApp was set up anew at the other side");
    if (event == u"deleted")
        return SystemWords::tr("The group was deleted");
    return {};
}

}

QString systemText(const model::Message &message)
{
    const auto *line = model::contentAs<SystemLine>(message.content);
    if (!line)
        return SystemWords::tr("The group was changed");
    const QString actor = actorOf(message, *line);
    QString text = callText(*line, actor);
    if (!text.isEmpty())
        return text;
    if (line->event == u"created")
        text = line->by.isEmpty() ? SystemWords::tr("The group %1 was created").arg(held(line->text))
                                  : SystemWords::tr("%1 created the group %2").arg(actor, held(line->text));
    else if (line->event == u"subject")
        text = line->by.isEmpty() ? SystemWords::tr("The group is called %1 now").arg(held(line->text))
                                  : SystemWords::tr("%1 named the group %2").arg(actor, held(line->text));
    else if (line->event == u"description")
        text = line->text.isEmpty() ? SystemWords::tr("The description was removed")
                                    : SystemWords::tr("The description is now: %1").arg(held(line->text));
    else if (line->event == u"timer")
        text = timerText(line->text.toInt());
    else if (!line->who.isEmpty())
        text = memberText(*line, actor);
    if (text.isEmpty())
        text = settingText(line->event);
    return text.isEmpty() ? SystemWords::tr("The group was changed") : text;
}

}
