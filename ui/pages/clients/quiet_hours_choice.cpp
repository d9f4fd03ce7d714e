// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clients/quiet_hours_choice.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>

namespace ui {

namespace {

constexpr model::QuietHours kUsual{22 * 60, 7 * 60};

QTime timeOf(int minutes)
{
    return QTime(0, 0).addSecs(minutes * 60);
}

int minutesOf(const QTime &time)
{
    return time.hour() * 60 + time.minute();
}

}

QuietHoursChoice::QuietHoursChoice(Theme &theme, QWidget *parent)
    : QWidget(parent), has_(new QCheckBox(this)), from_(new QTimeEdit(this)), to_(new QTimeEdit(this))
{
    has_->setText(tr("Every day from"));
    has_->setAccessibleName(tr("Quiet hours"));
    from_->setAccessibleName(tr("Quiet hours begin"));
    to_->setAccessibleName(tr("Quiet hours end"));
    QLabel *until = label(theme, Role::Body, Tone::Main, this);
    until->setText(tr("to", "between two times of day"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(has_);
    for (QTimeEdit *edit : {from_, to_}) {
        // hours stand before minutes in every language; set later it would not turn the format back
        edit->setLayoutDirection(Qt::LeftToRight);
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setFixedWidth(84);
        edit->setWrapping(true);
    }
    row->addWidget(from_);
    row->addWidget(until);
    row->addWidget(to_);
    row->addStretch(1);
    connect(has_, &QCheckBox::toggled, this, [this](bool on) {
        from_->setEnabled(on);
        to_->setEnabled(on);
    });
    setHours({});
}

void QuietHoursChoice::setHours(const std::optional<model::QuietHours> &hours)
{
    const model::QuietHours shown = hours.value_or(kUsual);
    has_->setChecked(hours.has_value());
    from_->setTime(timeOf(shown.from));
    to_->setTime(timeOf(shown.to));
    from_->setEnabled(hours.has_value());
    to_->setEnabled(hours.has_value());
}

std::optional<model::QuietHours> QuietHoursChoice::hours() const
{
    if (!has_->isChecked())
        return std::nullopt;
    return model::QuietHours{minutesOf(from_->time()), minutesOf(to_->time())};
}

}
