// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settings_page.h"

#include "ui/models/answers.h"
#include "ui/pages/settings/replies_card.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/segment.h"

#include <QEvent>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int settingsCardWidth = 640;
}

SettingsPage::SettingsPage(door::Desk &desk, Theme &theme, QWidget *parent)
    : QWidget(parent),
      desk_(desk),
      header_(new PageHeader(theme, this)),
      lookCard_(new Card(theme, this)),
      languageTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      languages_(new Segment(theme, this)),
      themeTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      themes_(new Segment(theme, this)),
      newsCard_(new Card(theme, this)),
      newsTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      news_(new Segment(theme, this)),
      newsHint_(label(theme, Role::Body, Tone::Second, this)),
      linksCard_(new Card(theme, this)),
      links_(new Segment(theme, this)),
      linksHint_(label(theme, Role::Body, Tone::Second, this)),
      enterCard_(new Card(theme, this)),
      enter_(new Segment(theme, this)),
      closingCard_(new Card(theme, this)),
      closing_(new Segment(theme, this)),
      closingHint_(label(theme, Role::Body, Tone::Second, this)),
      repliesCard_(new RepliesCard(desk, theme, this)),
      dataCard_(new Card(theme, this)),
      facts_(label(theme, Role::Body, Tone::Main, this)),
      aboutCard_(new Card(theme, this)),
      about_(label(theme, Role::Body, Tone::Main, this))
{
    languages_->setItems({QStringLiteral("עברית"), QStringLiteral("English")});
    themes_->setItems({QString(), QString(), QString()});
    news_->setItems({QString(), QString(), QString()});
    newsHint_->setWordWrap(true);
    newsCard_->body()->addWidget(newsTitle_);
    newsCard_->body()->addWidget(news_, 0, Qt::AlignLeading);
    newsCard_->body()->addWidget(newsHint_);
    links_->setItems({QString(), QString()});
    linksHint_->setWordWrap(true);
    linksCard_->body()->addWidget(links_, 0, Qt::AlignLeading);
    linksCard_->body()->addWidget(linksHint_);
    enter_->setItems({QString(), QString()});
    enterCard_->body()->addWidget(enter_, 0, Qt::AlignLeading);
    closing_->setItems({QString(), QString()});
    closingHint_->setWordWrap(true);
    closingCard_->body()->addWidget(closing_, 0, Qt::AlignLeading);
    closingCard_->body()->addWidget(closingHint_);
    for (QLabel *text : {facts_, about_}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    lookCard_->body()->addWidget(languageTitle_);
    lookCard_->body()->addWidget(languages_, 0, Qt::AlignLeading);
    lookCard_->body()->addWidget(themeTitle_);
    lookCard_->body()->addWidget(themes_, 0, Qt::AlignLeading);
    dataCard_->body()->addWidget(facts_);
    aboutCard_->body()->addWidget(about_);
    auto *inside = new QWidget;
    auto *cards = new QVBoxLayout(inside);
    cards->setContentsMargins(24, 0, 24, 24);
    cards->setSpacing(16);
    for (Card *card : std::initializer_list<Card *>{lookCard_, newsCard_, linksCard_, enterCard_,
             closingCard_, repliesCard_, dataCard_, aboutCard_}) {
        card->setMaximumWidth(settingsCardWidth);
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // it scrolls, and is not squeezed
        cards->addWidget(card);
    }
    cards->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(header_);
    column->addWidget(scroll, 1);
    connect(languages_, &Segment::changed, this, [this](int index) { Q_EMIT languageChosen(index == 0); });
    connect(themes_, &Segment::changed, this,
        [this](int index) { Q_EMIT themeChosen(static_cast<Theme::Mode>(index)); });
    connect(links_, &Segment::changed, this, [this](int index) { Q_EMIT linksChosen(index == 0); });
    connect(enter_, &Segment::changed, this, [this](int index) { Q_EMIT enterChosen(index == 0); });
    connect(closing_, &Segment::changed, this, [this](int index) { Q_EMIT closingChosen(index == 0); });
    connect(news_, &Segment::changed, this,
        [this](int index) { Q_EMIT newsChosen(static_cast<NewsLevel>(index)); });
    retranslate();
}

void SettingsPage::setNews(NewsLevel level, bool isPossible)
{
    news_->setCurrent(static_cast<int>(level));
    news_->setEnabled(isPossible);
    newsArePossible_ = isPossible;
    tellNews();
}

void SettingsPage::setClosing(bool stays, bool isPossible)
{
    closing_->setCurrent(stays && isPossible ? 0 : 1);
    closing_->setEnabled(isPossible);
    canStay_ = isPossible;
    tellClosing();
}

void SettingsPage::setEnterSends(bool sends)
{
    enter_->setCurrent(sends ? 0 : 1);
}

void SettingsPage::setLinks(bool looks)
{
    links_->setCurrent(looks ? 0 : 1);
}

void SettingsPage::tellClosing()
{
    closingHint_->setText(canStay_
            ? tr("While Gesher runs the numbers stay connected. Ctrl+Q always ends it.")
            : tr("This desktop has no tray, so closing the window ends Gesher and the numbers go offline."));
}

void SettingsPage::tellNews()
{
    newsHint_->setText(newsArePossible_
            ? tr("Muted and archived chats stay quiet, and so does the chat that you are looking at. A "
                 "number that "
                 "needs somebody is always announced.")
            : tr("This desktop shows no notifications to programs, so Gesher cannot send any."));
}

void SettingsPage::setLanguage(bool hebrew)
{
    languages_->setCurrent(hebrew ? 0 : 1);
}

void SettingsPage::setMode(Theme::Mode mode)
{
    themes_->setCurrent(static_cast<int>(mode));
}

void SettingsPage::look()
{
    whenAnswered(this, desk_.ask([](door::Engine &engine) { return engine.health(); }),
        [this](const base::Result<door::Health> &health) {
            if (!health)
                return;
            health_ = *health;
            tellHealth();
        });
}

void SettingsPage::tellHealth()
{
    const QLocale locale;
    const QString key = health_.keySource == u"keychain" ? tr("in this computer's keychain")
        : health_.keySource == u"file"                   ? tr("in the key file that was named at the start")
                                                         : tr("in a file beside the data (master.key)");
    QStringList lines{tr("Messages and keys take %1 on this disk; %2 are free.")
                          .arg(ltr(locale.formattedDataSize(health_.storeBytes)),
                              ltr(locale.formattedDataSize(health_.storeFreeBytes))),
        tr("The key that seals the sessions is kept %1.").arg(key)};
    if (!health_.storeOk)
        lines.append(tr("The disk cannot be written now, so nothing is received or sent. Free some space."));
    facts_->setText(lines.join(u'\n'));
}

void SettingsPage::showEvent(QShowEvent *event)
{
    look();
    repliesCard_->replies().reload();
    QWidget::showEvent(event);
}

void SettingsPage::retranslate()
{
    header_->setTexts(tr("Settings"), tr("Each change holds at once."));
    lookCard_->setTitle(tr("Language and appearance"));
    languageTitle_->setText(tr("Language"));
    languages_->setAccessibleName(tr("Language"));
    themeTitle_->setText(tr("Appearance"));
    themes_->setAccessibleName(tr("Appearance"));
    themes_->setItems({tr("Like the system"), tr("Light"), tr("Dark")});
    newsCard_->setTitle(tr("Notifications"));
    newsTitle_->setText(tr("New messages"));
    news_->setAccessibleName(tr("Notifications of new messages"));
    news_->setItems({tr("With name and text"), tr("Only how many"), tr("None")});
    tellNews();
    linksCard_->setTitle(tr("Links in messages"));
    links_->setAccessibleName(tr("Links in messages that are written here"));
    links_->setItems({tr("With title and picture"), tr("The link alone")});
    linksHint_->setText(
        tr("While somebody writes a link, this computer asks its page for a title and a picture, which go "
           "along with the message. Pages that others link to are not asked."));
    enterCard_->setTitle(tr("The key Enter in a message"));
    enter_->setAccessibleName(tr("The key Enter in a message"));
    enter_->setItems({tr("Sends it"), tr("Begins a new line; Ctrl+Enter sends")});
    closingCard_->setTitle(tr("When the window is closed"));
    closing_->setAccessibleName(tr("When the window is closed"));
    closing_->setItems({tr("Keep running in the tray"), tr("Quit Gesher")});
    tellClosing();
    repliesCard_->retranslate();
    dataCard_->setTitle(tr("Data on this computer"));
    aboutCard_->setTitle(tr("About Gesher"));
    about_->setText(
        tr("Gesher %1. Free software under the GPL, version 3 or later. Not affiliated with WhatsApp, Meta "
           "or HighLevel. Programs like this one are not approved by WhatsApp, and a number can be blocked.")
            .arg(ltr(QStringLiteral(GESHER_VERSION))));
    tellHealth();
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
