// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/business.h"

#include "engine/model/json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <iterator>

namespace model {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array kModes{"specific", "all_day", "by_appointment"};
constexpr int kMinutesADay = 24 * 60;

template <std::size_t N>
int placeOf(const std::array<const char *, N> &words, const QString &word)
{
    const auto found = std::find_if(
        words.begin(), words.end(), [&](const char *one) { return word == QLatin1String(one); });
    return found == words.end() ? -1 : static_cast<int>(std::distance(words.begin(), found));
}

QString hoursAndMinutes(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

int minutesOf(const QString &time)
{
    const qsizetype colon = time.indexOf(u':');
    return colon < 0
        ? 0
        : std::clamp(time.left(colon).toInt() * 60 + time.mid(colon + 1).toInt(), 0, kMinutesADay);
}

}

QJsonObject businessJson(const BusinessProfile &profile)
{
    QJsonArray hours;
    for (const BusinessProfile::Hours &one : profile.hours) {
        const bool isSpecific = one.mode == BusinessProfile::Hours::Mode::Specific;
        hours.append(QJsonObject{
            {u"day"_s, QLatin1String(kDays.at(static_cast<std::size_t>(std::clamp(one.day, 1, 7) - 1)))},
            {u"mode"_s, QLatin1String(kModes.at(static_cast<std::size_t>(one.mode)))},
            {u"opens"_s, isSpecific ? QJsonValue(hoursAndMinutes(one.opensAt)) : QJsonValue()},
            {u"closes"_s, isSpecific ? QJsonValue(hoursAndMinutes(one.closesAt)) : QJsonValue()}});
    }
    return {{u"category"_s, textOrNull(profile.category)},
        {u"description"_s, textOrNull(profile.description)}, {u"address"_s, textOrNull(profile.address)},
        {u"email"_s, textOrNull(profile.email)},
        {u"websites"_s, QJsonArray::fromStringList(profile.websites)},
        {u"time_zone"_s, textOrNull(profile.timeZone)}, {u"hours"_s, hours}};
}

BusinessProfile businessFromJson(const QJsonObject &json)
{
    BusinessProfile profile;
    profile.category = json.value(u"category"_s).toString();
    profile.description = json.value(u"description"_s).toString();
    profile.address = json.value(u"address"_s).toString();
    profile.email = json.value(u"email"_s).toString();
    profile.timeZone = json.value(u"time_zone"_s).toString();
    for (const QJsonValue site : json.value(u"websites"_s).toArray())
        profile.websites.append(site.toString());
    for (const QJsonValue value : json.value(u"hours"_s).toArray()) {
        const QJsonObject one = value.toObject();
        const int day = placeOf(kDays, one.value(u"day"_s).toString());
        const int mode = placeOf(kModes, one.value(u"mode"_s).toString());
        if (day >= 0 && mode >= 0)
            profile.hours.append({day + 1, static_cast<BusinessProfile::Hours::Mode>(mode),
                minutesOf(one.value(u"opens"_s).toString()), minutesOf(one.value(u"closes"_s).toString())});
    }
    return profile;
}

}
