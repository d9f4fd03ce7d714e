// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QTimeZone>

class QDateTimeEdit;
class QLabel;

namespace ui {

/// Any day and time within a year. `theme` and `clock` outlive it.
class SendTimeDialog : public QDialog {
    Q_OBJECT
public:
    /// @param atMs  what it begins with
    SendTimeDialog(Theme &theme, base::Clock &clock, qint64 atMs, QWidget *parent);
    /// Says, too, what that time is by another clock. @param whose  isolated
    void showAlso(const QTimeZone &zone, const QString &whose);
    void accept() override;

Q_SIGNALS:
    void chosen(qint64 atMs);

private:
    base::Clock &clock_;
    QDateTimeEdit *when_;
    QLabel *there_;
    QLabel *wrong_;
};

}
