// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/business_node.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace contacts {

using model::BusinessProfile;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kLongestLine = 256;
constexpr qsizetype kLongestDescription = 1'000;
constexpr qint64 kLastMinute = 24 * 60;
constexpr const char *kDayNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

QString lineOf(const NodeView &node, qsizetype most = kLongestLine)
{
    return QString::fromUtf8(node.content().toByteArray().left(most * 4)).trimmed().left(most);
}

std::optional<QString> websiteOf(const NodeView &node)
{
    const QUrl url(lineOf(node), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() ? std::optional(url.toString()) : std::nullopt;
}

std::optional<BusinessProfile::Hours> hoursOf(const NodeView &node)
{
    using Mode = BusinessProfile::Hours::Mode;
    BusinessProfile::Hours hours;
    const QByteArray day = node.text("day_of_week");
    const auto *found = std::find_if(
        std::begin(kDayNames), std::end(kDayNames), [&](const char *name) { return day == name; });
    if (found == std::end(kDayNames))
        return std::nullopt;
    hours.day = static_cast<int>(found - std::begin(kDayNames)) + 1;
    const QByteArrayView mode = node.textView("mode");
    if (mode == "open_24h" || mode == "appointment_only") {
        hours.mode = mode == "open_24h" ? Mode::AllDay : Mode::ByAppointment;
        return hours;
    }
    const auto opens = node.number("open_time");
    const auto closes = node.number("close_time");
    if (mode != "specific_hours" || !opens || !closes || *opens < 0 || *opens > kLastMinute || *closes < 0
        || *closes > kLastMinute)
        return std::nullopt;
    hours.opensAt = static_cast<int>(*opens);
    hours.closesAt = static_cast<int>(*closes);
    return hours;
}

}

Node businessQuery(const Jid &person)
{
    return Node("iq")
        .set("to", Jid::network())
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("w:biz"))
        .add(Node("business_profile")
                 .set("v", QByteArray("244"))
                 .add(Node("profile").set("jid", person.withoutDevice())));
}

BusinessProfile readBusiness(const NodeView &answer, const Jid &person)
{
    BusinessProfile read;
    const NodeView profile = answer.child("business_profile").child("profile");
    if (const auto jid = profile.jid("jid"); !jid || !jid->sameUser(person))
        return read;
    read.category = lineOf(profile.child("categories").child("category"));
    read.description = lineOf(profile.child("description"), kLongestDescription);
    read.address = lineOf(profile.child("address"));
    read.email = lineOf(profile.child("email"));
    for (const NodeView child : profile.children()) {
        if (!child.is("website") || read.websites.size() >= BusinessProfile::kMostWebsites)
            continue;
        if (const auto site = websiteOf(child))
            read.websites.append(*site);
    }
    const NodeView hours = profile.child("business_hours");
    read.timeZone = QString::fromLatin1(hours.text("timezone").left(64));
    for (const NodeView child : hours.children()) {
        const auto one = child.is("business_hours_config") ? hoursOf(child) : std::nullopt;
        if (one && read.hours.size() < BusinessProfile::kMostHours)
            read.hours.append(*one);
    }
    return read;
}

}
