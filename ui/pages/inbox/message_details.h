// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

namespace ui {

/// What happened to one message and when; for one that was not sent, why, with the answer's code.
class MessageDetails : public QDialog {
    Q_OBJECT
public:
    MessageDetails(door::Desk &desk, Theme &theme, const model::Message &message, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    QString asText() const;
    QStringList people() const;

    Theme &theme_;
    model::Message message_;
    QList<model::TimelineEntry> timeline_;
    QLabel *title_;
    QLabel *why_;
    QLabel *people_; ///< who reacted, and who voted for what
    QTableWidget *steps_;
    QLabel *technical_;
    QPushButton *copy_;
    QPushButton *close_;
};

}
