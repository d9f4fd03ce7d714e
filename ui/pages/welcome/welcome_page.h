// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

class Card;
class Segment;

/// What somebody sees the first time: the language, the look, and what a linked number risks, said plainly.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    /// @param hebrew  which language is set already
    WelcomePage(Theme &theme, bool hebrew, QWidget *parent);
    void setLanguage(bool hebrew);
    void setMode(Theme::Mode mode);

Q_SIGNALS:
    void languageChosen(bool hebrew);
    void themeChosen(ui::Theme::Mode mode);
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Card *card_;
    QLabel *title_;
    QLabel *line_;
    QLabel *languageTitle_;
    Segment *languages_;
    QLabel *themeTitle_;
    Segment *themes_;
    QLabel *riskTitle_;
    QLabel *risk_;
    QCheckBox *understood_;
    QPushButton *go_;
};

}
