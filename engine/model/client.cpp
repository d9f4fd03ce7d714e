// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/client.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace model {

namespace {

constexpr int kMinutesOfADay = 24 * 60;

bool isCountry(const QString &code)
{
    return code.size() == 2 && code.isUpper() && QLocale::codeToTerritory(code) != QLocale::AnyTerritory;
}

bool isLanguage(const QString &code)
{
    return code.size() >= 2 && code.size() <= 3 && code.isLower()
        && QLocale::codeToLanguage(code) != QLocale::AnyLanguage;
}

bool isMark(const QString &mark)
{
    return !mark.isEmpty() && mark.size() <= 2
        && std::all_of(mark.begin(), mark.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

bool isDaytime(int minutes)
{
    return minutes >= 0 && minutes < kMinutesOfADay;
}

}

QString clockTime(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

std::optional<int> minutesOf(QStringView clockTime)
{
    static const QRegularExpression form(u"^([01][0-9]|2[0-3]):([0-5][0-9])$"_s);
    const auto match = form.match(clockTime.toString());
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedView(1).toInt() * 60 + match.capturedView(2).toInt();
}

QStringList clientColours()
{
    return {u"#7A3E2B"_s, u"#1F5E66"_s, u"#5A4A8A"_s, u"#6A5A16"_s, u"#8A2F5A"_s};
}

QString markOf(const QString &name)
{
    QStringList words;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        QString letters;
        for (const QChar c : word) {
            if (c.isLetterOrNumber() && !c.isSurrogate())
                letters += c;
        }
        if (!letters.isEmpty())
            words.append(letters);
    }
    if (words.isEmpty())
        return u"?"_s;
    return (words.size() > 1 ? words.first().left(1) + words.last().left(1) : words.first().left(2))
        .toUpper();
}

QList<WrongField> wrongFields(const ClientDraft &draft, bool isNew)
{
    QList<WrongField> wrong;
    const auto name = draft.name ? draft.name->trimmed() : QString();
    if ((isNew || draft.name) && name.isEmpty())
        wrong.append({u"name"_s, u"must not be empty"_s});
    if (name.size() > kMostClientName)
        wrong.append({u"name"_s, u"must have at most %1 characters"_s.arg(kMostClientName)});
    if (draft.timeZone && !QTimeZone::isTimeZoneIdAvailable(*draft.timeZone))
        wrong.append({u"time_zone"_s, u"is not a time zone, as in Asia/Jerusalem"_s});
    if (draft.country && !isCountry(*draft.country))
        wrong.append({u"country"_s, u"is not a country's two letters, as in IL"_s});
    if (draft.language && !isLanguage(*draft.language))
        wrong.append({u"language"_s, u"is not a language's letters, as in he"_s});
    if (draft.colour && !clientColours().contains(*draft.colour))
        wrong.append({u"colour"_s, u"must be one of: "_s + clientColours().join(u", "_s)});
    if (draft.mark && !isMark(*draft.mark))
        wrong.append({u"mark"_s, u"must be one or two letters"_s});
    if (draft.quietHours && *draft.quietHours) {
        const QuietHours hours = **draft.quietHours;
        if (!isDaytime(hours.from) || !isDaytime(hours.to) || hours.from == hours.to)
            wrong.append(
                {u"quiet_hours"_s, u"must go from one time of day to another, as in 22:00 to 07:00"_s});
    }
    if (draft.keepMessagesDays && (*draft.keepMessagesDays < 0 || *draft.keepMessagesDays > kMostKeepDays))
        wrong.append({u"retention"_s, u"must be 1 to %1 days, or none"_s.arg(kMostKeepDays)});
    return wrong;
}

Client changed(Client client, const ClientDraft &draft)
{
    const bool wasDerived = client.mark.isEmpty() || client.mark == markOf(client.name);
    client.name = draft.name ? draft.name->trimmed() : client.name;
    client.timeZone = draft.timeZone.value_or(client.timeZone);
    client.country = draft.country.value_or(client.country);
    client.language = draft.language.value_or(client.language);
    client.colour = draft.colour.value_or(client.colour);
    client.mark = draft.mark ? *draft.mark : wasDerived ? markOf(client.name) : client.mark;
    client.quietHours = draft.quietHours.value_or(client.quietHours);
    client.keepMessagesDays = draft.keepMessagesDays.value_or(client.keepMessagesDays);
    return client;
}

}
