// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace model {

/// What a business tells everybody of itself. All of it may be empty.
struct BusinessProfile {
    /// When it is open on one day of the week; a day may be there more than once.
    struct Hours {
        enum class Mode { Specific, AllDay, ByAppointment };
        int day = 1; ///< 1 Monday to 7 Sunday, as QDate has it
        Mode mode = Mode::Specific;
        int opensAt = 0; ///< minutes after midnight, of Specific
        int closesAt = 0; ///< ditto, at most 1440
        bool operator==(const Hours &) const = default;
    };
    QString category;
    QString description;
    QString address;
    QString email;
    QList<QString> websites; ///< at most kMostWebsites, http or https
    QString timeZone; ///< of `hours`, an IANA name
    QList<Hours> hours; ///< at most kMostHours

    static constexpr qsizetype kMostWebsites = 4;
    static constexpr qsizetype kMostHours = 21;
    bool isEmpty() const { return *this == BusinessProfile(); }
    bool operator==(const BusinessProfile &) const = default;
};

/// `{category, description, address, email, websites, time_zone, hours: [{day, mode, opens, closes}]}`, `day`
/// as mon … sun, `mode` as specific, all_day, by_appointment, times as HH:MM or null.
QJsonObject businessJson(const BusinessProfile &profile);
/// The other way; what is unsound is left out.
BusinessProfile businessFromJson(const QJsonObject &json);

}
