// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/add_place.h"

#include "ui/theme/bidi.h"

#include <QLineEdit>
#include <QLocale>

#include <cmath>

namespace ui {

namespace {

/// With a point, whatever the language. @param most  at both sides of zero
std::optional<double> degreesOf(const QString &text, double most)
{
    bool ok = false;
    const double value = QLocale::c().toDouble(plain(text).trimmed(), &ok);
    if (!ok || !std::isfinite(value) || std::abs(value) > most)
        return std::nullopt;
    return value;
}

}

AddPlace::AddPlace(Theme &theme, QWidget *parent)
    : AddDialog(theme, tr("Send a location"), parent),
      latitude_(new QLineEdit(this)),
      longitude_(new QLineEdit(this)),
      name_(new QLineEdit(this))
{
    for (QLineEdit *field : {latitude_, longitude_}) {
        setLtr(*field);
        field->setMaxLength(60);
    }
    latitude_->setPlaceholderText(QStringLiteral("32.08530"));
    longitude_->setPlaceholderText(QStringLiteral("34.78180"));
    name_->setMaxLength(200);
    addField(tr("Latitude"), latitude_);
    addField(tr("Longitude"), longitude_);
    addField(tr("Name of the place (optional)"), name_);
    // maps copy both together
    connect(latitude_, &QLineEdit::textChanged, this, [this](const QString &text) {
        const qsizetype comma = text.indexOf(u',');
        if (comma < 0 || !degreesOf(text.left(comma), 90) || !degreesOf(text.mid(comma + 1), 180))
            return;
        longitude_->setText(plain(text.mid(comma + 1)).trimmed());
        latitude_->setText(plain(text.left(comma)).trimmed());
    });
    latitude_->setFocus();
}

std::optional<model::Outgoing> AddPlace::read()
{
    model::Location place;
    const auto latitude = degreesOf(latitude_->text(), 90);
    if (!latitude) {
        complain(tr("Enter the latitude as degrees from %1 to %2, for example %3.")
                     .arg(ltr(QStringLiteral("-90")), ltr(QStringLiteral("90")),
                         ltr(latitude_->placeholderText())),
            latitude_);
        return std::nullopt;
    }
    const auto longitude = degreesOf(longitude_->text(), 180);
    if (!longitude) {
        complain(tr("Enter the longitude as degrees from %1 to %2, for example %3.")
                     .arg(ltr(QStringLiteral("-180")), ltr(QStringLiteral("180")),
                         ltr(longitude_->placeholderText())),
            longitude_);
        return std::nullopt;
    }
    place.latitude = *latitude;
    place.longitude = *longitude;
    place.name = plain(name_->text()).trimmed();
    model::Outgoing message;
    message.kind = model::MessageKind::Location;
    message.content = place;
    return message;
}

}
