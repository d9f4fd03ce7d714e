// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/send_time_dialog.h"

#include "ui/models/send_times.h"
#include "ui/widgets/controls.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kTimeFieldWidth = 280;
}

SendTimeDialog::SendTimeDialog(Theme &theme, base::Clock &clock, qint64 atMs, QWidget *parent)
    : QDialog(parent),
      clock_(clock),
      when_(new QDateTimeEdit(this)),
      there_(label(theme, Role::Caption, Tone::Second, this)),
      wrong_(label(theme, Role::Caption, Tone::Error, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Send at another time"));
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    title->setText(windowTitle());
    QLabel *name = label(theme, Role::CaptionBold, Tone::Second, this);
    name->setText(tr("Day and time, by this computer's clock"));
    name->setBuddy(when_);
    when_->setAccessibleName(name->text());
    // figures stand in one order in every language; set before the format, which would be turned round
    when_->setLayoutDirection(Qt::LeftToRight);
    when_->setDisplayFormat(QStringLiteral("dd.MM.yyyy HH:mm"));
    when_->setCalendarPopup(true);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.wallMs());
    when_->setDateRange(now.date(), now.date().addYears(1));
    when_->setDateTime(QDateTime::fromMSecsSinceEpoch(atMs));
    when_->setMinimumWidth(kTimeFieldWidth);
    there_->setWordWrap(true);
    there_->hide();
    wrong_->setWordWrap(true);
    wrong_->hide();
    auto *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *go = button(theme, ButtonKind::Primary, this);
    go->setText(tr("Send then"));
    go->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(name);
    column->addWidget(when_);
    column->addWidget(there_);
    column->addWidget(wrong_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

void SendTimeDialog::showAlso(const QTimeZone &zone, const QString &whose)
{
    const auto show = [this, zone, whose] {
        const auto now = QDateTime::fromMSecsSinceEpoch(clock_.wallMs(), zone);
        //: %1 is a client, %2 a day and a time of day by its clock
        there_->setText(
            tr("For %1 that is: %2").arg(whose, sendTimeText(when_->dateTime().toMSecsSinceEpoch(), now)));
        there_->setAccessibleName(there_->text());
    };
    connect(when_, &QDateTimeEdit::dateTimeChanged, this, show);
    show();
    there_->show();
}

void SendTimeDialog::accept()
{
    const qint64 at = when_->dateTime().toMSecsSinceEpoch();
    if (at <= clock_.wallMs()) {
        wrong_->setText(tr("That time has passed. Choose a later one."));
        wrong_->setAccessibleName(wrong_->text());
        wrong_->show();
        when_->setFocus();
        return;
    }
    Q_EMIT chosen(at);
    QDialog::accept();
}

}
