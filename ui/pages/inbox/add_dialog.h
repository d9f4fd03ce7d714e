// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "ui/theme/theme.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// Asks for what is sent besides text. It stays open with what was entered until that is in the queue.
class AddDialog : public QDialog {
    Q_OBJECT
public:
    AddDialog(Theme &theme, const QString &title, QWidget *parent);
    void complain(const QString &sentence, QWidget *where = nullptr);
    void accept() override; ///< asks for it to be sent
    void settle(); ///< it is in the queue

Q_SIGNALS:
    void wanted(const model::Outgoing &message);

protected:
    /// What was entered; nothing when it is not complete, and that was said.
    virtual std::optional<model::Outgoing> read() = 0;
    void addField(const QString &title, QWidget *field);
    QVBoxLayout *fields() { return fields_; }
    void setLtr(QLineEdit &field); ///< for figures: begins where the other fields begin
    Theme &theme_;

private:
    QVBoxLayout *fields_;
    QLabel *wrong_;
    QPushButton *send_;
};

}
