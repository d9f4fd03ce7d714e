// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/words/explain.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace words {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(words)
};

constexpr qint64 kPhoneMayBeAwayMs = 14LL * 24 * 60 * 60 * 1000;

QString when(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

}

Explanation warning(const model::Warning &warning)
{
    const QString used = warning.detail.section(u'/', 0, 0);
    const QString quota = warning.detail.section(u'/', 1, 1);
    if (warning.code == u"time_lock")
        return {warning.untilMs > 0
                ? Words::tr("WhatsApp blocks new chats from this number until %1.").arg(when(warning.untilMs))
                : Words::tr("WhatsApp blocks new chats from this number for now."),
            Words::tr(
                "Answer people who have written to it; do not write to anyone new. Messages to new people "
                "are not tried, because each try makes it worse.")};
    if (warning.code == u"new_chat_quota")
        return {warning.untilMs > 0
                ? Words::tr("This number has begun as many new chats as WhatsApp allows until %1.")
                      .arg(when(warning.untilMs))
                : Words::tr("This number has begun as many new chats as WhatsApp allows now."),
            Words::tr("Existing chats go on. Write to new people from another number, or wait.")};
    if (warning.code == u"new_chats_used")
        return {Words::tr("This number has used %1 of the %2 new chats that WhatsApp allows it.")
                    .arg(used, quota),
            Words::tr("Keep the rest for the people who matter most.")};
    if (warning.code == u"phone_silent")
        return {Words::tr("The phone of this number has given no sign since %1.")
                    .arg(when(warning.untilMs - kPhoneMayBeAwayMs)),
            Words::tr(
                "Open WhatsApp on the phone. After 14 days without it, WhatsApp unlinks this computer.")};
    return {Words::tr("WhatsApp has a warning for this number."), {}};
}

}
