// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/model/account.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class QrPlate;
class StatusChip;
class Steps;

/// The code to scan, how long it is good, and what to do with the phone.
class LinkByQr : public QWidget {
    Q_OBJECT
public:
    LinkByQr(const base::Clock &clock, Theme &theme, QWidget *parent);
    void clear();
    void setState(const model::AccountView &view);
    void setCode(const QByteArray &text, qint64 expiresAtMs);

Q_SIGNALS:
    void codeWanted(); ///< a code to type instead
    void stopped();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void tick();

    const base::Clock &clock_;
    QrPlate *plate_;
    StatusChip *chip_;
    QLabel *left_;
    Steps *steps_;
    QPushButton *instead_;
    QPushButton *stop_;
    QTimer everySecond_;
    model::AccountState state_ = model::AccountState::WaitingForScan;
    QByteArray code_;
    qint64 expiresAtMs_ = 0;
    qint64 lifeMs_ = 0;
};

}
