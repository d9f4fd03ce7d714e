// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/saved_replies.h"
#include "ui/widgets/card.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// Writes a saved reply or changes one.
class EditReply : public QDialog {
    Q_OBJECT
public:
    /// @param taken  shortcuts of others, that it must not have
    EditReply(Theme &theme, const SavedReply &reply, const QStringList &taken, QWidget *parent);
    SavedReply reply() const;

private:
    void check();
    QStringList taken_;
    QLineEdit *shortcut_;
    QPlainTextEdit *text_;
    QLabel *wrong_;
    QPushButton *save_;
};

/// The replies of the team, in the settings.
class RepliesCard : public Card {
    Q_OBJECT
public:
    RepliesCard(door::Desk &desk, Theme &theme, QWidget *parent);
    void retranslate();
    SavedReplies &replies() { return replies_; }

private:
    void fill();
    void edit(const SavedReply &reply);
    std::optional<SavedReply> current() const;

    Theme &theme_;
    SavedReplies replies_;
    QLabel *hint_;
    QListWidget *list_;
    QPushButton *add_;
    QPushButton *change_;
    QPushButton *remove_;
    QLabel *problem_;
};

}
