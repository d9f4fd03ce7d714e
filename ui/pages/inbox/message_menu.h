// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/message_rules.h"

#include <QMenu>

namespace ui {

/// What can be done with one message. What cannot be done now is grey and says why.
class MessageMenu : public QMenu {
    Q_OBJECT
public:
    /// @param blocked  why nothing can be sent in this chat; empty when it can
    MessageMenu(const model::Message &message, qint64 nowMs, const QString &blocked, QWidget *parent);

Q_SIGNALS:
    void chosen(ui::MessageAct act);
    void voted(int option);

private:
    void add(MessageAct act, const QString &text, const QKeySequence &keys);
    void addVotes();

    model::Message message_;
    qint64 nowMs_;
    QString blocked_;
};

/// The keys of an act on the chosen message, as the menu shows them.
QKeySequence keysOf(MessageAct act);

}
