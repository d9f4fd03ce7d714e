// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/typed_phone.h"

#include <QLocale>

#include <phonenumbers/phonenumberutil.h>

namespace ui {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

/// Digits and a plus, without what people write between them; empty when there is anything else.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if ((c >= u'0' && c <= u'9') || (c == u'+' && digits.isEmpty()))
            digits += c;
        else if (!c.isSpace() && c.category() != QChar::Other_Format && !QStringView(u"-.()/").contains(c))
            return {};
    }
    return digits;
}

}

QString countryOfThisComputer()
{
    const QLocale locale = QLocale::system();
    return locale.territory() == QLocale::AnyTerritory || locale.language() == QLocale::C
        ? QString()
        : QLocale::territoryToCode(locale.territory());
}

QString countryOf(const model::AccountView &number, const std::optional<model::Client> &client)
{
    if (client && !client->country.isEmpty())
        return client->country;
    PhoneNumber own;
    std::string country;
    const auto &rules = *PhoneNumberUtil::GetInstance();
    const QByteArray whole = '+' + number.pn.user;
    if (!number.pn.isEmpty()
        && rules.Parse(whole.toStdString(), "ZZ", &own) == PhoneNumberUtil::NO_PARSING_ERROR)
        rules.GetRegionCodeForNumber(own, &country);
    return country.size() == 2 && country != "ZZ" ? QString::fromStdString(country) : countryOfThisComputer();
}

base::Result<base::Phone> typedPhone(const QString &text, const QString &country)
{
    const QString digits = digitsOf(text);
    const bool isWhole = digits.startsWith(u'+') || digits.startsWith(QStringLiteral("00"));
    if (isWhole || digits.isEmpty() || country.isEmpty())
        return base::Phone::parse(text);
    const auto &rules = *PhoneNumberUtil::GetInstance();
    const std::string region = country.toStdString();
    PhoneNumber local;
    if (rules.Parse(digits.toStdString(), region, &local) != PhoneNumberUtil::NO_PARSING_ERROR
        || !rules.IsValidNumberForRegion(local, region))
        return base::Phone::parse(text);
    std::string e164;
    rules.Format(local, PhoneNumberUtil::E164, &e164);
    return base::Phone::parse(QString::fromStdString(e164));
}

}
