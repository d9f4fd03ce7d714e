// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gesher/practice.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace gesher {

/// The practice phone: the other end of every conversation, for whoever learns or tries. It scans the code on
/// the screen, types the code that is shown, writes as anyone, goes offline, unlinks. Only in practice mode.
class PracticeWindow : public QWidget {
    Q_OBJECT
public:
    PracticeWindow(PracticeHost &host, ui::Theme &theme);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectControls();
    void retranslate();
    void take(const QList<PracticeHost::Person> &people);
    void showPerson();
    void showLetters(const PracticeHost::Person &person);
    void scan();
    void typeCode();
    void write();
    void say(const QString &sentence, bool isWrong);
    std::optional<PracticeHost::Person> person() const;

    PracticeHost &host_;
    ui::Theme &theme_;
    QList<PracticeHost::Person> people_;
    QLabel *intro_;
    QLabel *whoTitle_;
    QComboBox *who_;
    QPushButton *more_;
    QLabel *linked_;
    QCheckBox *online_;
    QPushButton *unlink_;
    QPushButton *scan_;
    QLineEdit *code_;
    QPushButton *type_;
    QLabel *toTitle_;
    QComboBox *to_;
    QLineEdit *text_;
    QPushButton *send_;
    QLabel *lettersTitle_;
    QListWidget *letters_;
    QLabel *said_;
};

}
