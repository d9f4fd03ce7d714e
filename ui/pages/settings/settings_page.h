// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/news.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class Card;
class RepliesCard;
class PageHeader;
class Segment;

/// Language, look, and where the data is. Each change holds at once.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    SettingsPage(door::Desk &desk, Theme &theme, QWidget *parent);
    void setLanguage(bool hebrew);
    /// @param isPossible  whether this desktop shows any
    void setNews(NewsLevel level, bool isPossible);
    void setMode(Theme::Mode mode);
    void setLinks(bool looks); ///< at what is behind a link that is written
    void setEnterSends(bool sends);
    /// @param stays  the program goes on when its window is closed. @param isPossible  there is a tray to go
    /// to
    void setClosing(bool stays, bool isPossible);

Q_SIGNALS:
    void languageChosen(bool hebrew);
    void newsChosen(ui::NewsLevel level);
    void closingChosen(bool stays);
    void linksChosen(bool looks);
    void enterChosen(bool sends);
    void themeChosen(ui::Theme::Mode mode);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void look();
    void tellHealth();
    void tellNews();
    void tellClosing();

    door::Desk &desk_;
    door::Health health_;
    PageHeader *header_;
    Card *lookCard_;
    QLabel *languageTitle_;
    Segment *languages_;
    QLabel *themeTitle_;
    Segment *themes_;
    Card *newsCard_;
    QLabel *newsTitle_;
    Segment *news_;
    QLabel *newsHint_;
    bool newsArePossible_ = true;
    Card *linksCard_;
    Segment *links_;
    QLabel *linksHint_;
    Card *enterCard_;
    Segment *enter_;
    Card *closingCard_;
    Segment *closing_;
    QLabel *closingHint_;
    bool canStay_ = true;
    RepliesCard *repliesCard_;
    Card *dataCard_;
    QLabel *facts_;
    Card *aboutCard_;
    QLabel *about_;
};

}
