// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/who.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {
struct WhoWords {
    Q_DECLARE_TR_FUNCTIONS(who)
};
}

Who whoOf(const model::Chat &chat)
{
    const bool isPerson = chat.jid.isPerson();
    Who who{chat.name, chat.phone, isPerson && chat.phone.isEmpty()};
    if (who.name.isEmpty() && !isPerson)
        who.name = chat.jid.isGroup() ? WhoWords::tr("Group without a name") : WhoWords::tr("Channel");
    return who;
}

Who authorOf(const model::Message &message)
{
    return {message.fromName, message.fromPhone, message.fromPhone.isEmpty()};
}

QString spoken(const Who &who)
{
    if (who.isHidden)
        return who.name.isEmpty() ? WhoWords::tr("Number hidden")
                                  : WhoWords::tr("%1, number hidden").arg(who.name);
    return who.name.isEmpty() ? who.phone : who.name;
}

QString spokenTime(qint64 ms, qint64 nowMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms);
    if (time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date())
        return time.toString(QStringLiteral("HH:mm"));
    return QLocale().toString(time, QLocale::ShortFormat);
}

}
