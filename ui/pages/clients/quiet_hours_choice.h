// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QTimeEdit>
#include <QWidget>

namespace ui {

/// Whether a client has hours in which nobody is told of its messages, and which.
class QuietHoursChoice : public QWidget {
    Q_OBJECT
public:
    QuietHoursChoice(Theme &theme, QWidget *parent);
    void setHours(const std::optional<model::QuietHours> &hours);
    /// Nothing when there are none; both times the same when somebody chose what cannot be.
    std::optional<model::QuietHours> hours() const;

private:
    QCheckBox *has_;
    QTimeEdit *from_;
    QTimeEdit *to_;
};

}
