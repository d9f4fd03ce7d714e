// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome/welcome_page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segment.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int welcomeCardWidth = 560;
}

WelcomePage::WelcomePage(Theme &theme, bool hebrew, QWidget *parent)
    : QWidget(parent),
      card_(new Card(theme, this)),
      title_(label(theme, Role::PageTitle, Tone::Main, this)),
      line_(label(theme, Role::Body, Tone::Second, this)),
      languageTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      languages_(new Segment(theme, this)),
      themeTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      themes_(new Segment(theme, this)),
      riskTitle_(label(theme, Role::Section, Tone::Main, this)),
      risk_(label(theme, Role::Body, Tone::Main, this)),
      understood_(new QCheckBox(this)),
      go_(button(theme, ButtonKind::Primary, this))
{
    card_->setFixedWidth(welcomeCardWidth);
    for (QLabel *text : {line_, risk_})
        text->setWordWrap(true);
    languages_->setItems({QStringLiteral("עברית"), QStringLiteral("English")});
    setLanguage(hebrew);
    themes_->setItems({QString(), QString(), QString()});
    go_->setEnabled(false);
    QVBoxLayout *body = card_->body();
    for (QWidget *widget : std::initializer_list<QWidget *>{title_, line_, languageTitle_})
        body->addWidget(widget);
    body->addWidget(languages_, 0, Qt::AlignLeading);
    body->addWidget(themeTitle_);
    body->addWidget(themes_, 0, Qt::AlignLeading);
    body->addWidget(hairline(this));
    for (QWidget *widget : std::initializer_list<QWidget *>{riskTitle_, risk_, understood_})
        body->addWidget(widget);
    body->addWidget(go_, 0, Qt::AlignTrailing);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    auto *middle = new QHBoxLayout; // not an alignment: it would take the height from wrapped texts
    middle->addStretch(1);
    middle->addWidget(card_);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addStretch(2);
    connect(languages_, &Segment::changed, this, [this](int index) { Q_EMIT languageChosen(index == 0); });
    connect(themes_, &Segment::changed, this,
        [this](int index) { Q_EMIT themeChosen(static_cast<Theme::Mode>(index)); });
    connect(understood_, &QCheckBox::toggled, go_, &QWidget::setEnabled);
    connect(go_, &QPushButton::clicked, this, &WelcomePage::accepted);
    retranslate();
}

void WelcomePage::setLanguage(bool hebrew)
{
    languages_->setCurrent(hebrew ? 0 : 1);
}

void WelcomePage::setMode(Theme::Mode mode)
{
    themes_->setCurrent(static_cast<int>(mode));
}

void WelcomePage::retranslate()
{
    title_->setText(tr("Welcome to Gesher"));
    line_->setText(tr(
        "Your clients' WhatsApp numbers, on this computer. Nothing leaves it but the messages themselves."));
    languageTitle_->setText(tr("Language"));
    languages_->setAccessibleName(tr("Language"));
    themeTitle_->setText(tr("Appearance"));
    themes_->setAccessibleName(tr("Appearance"));
    themes_->setItems({tr("Like the system"), tr("Light"), tr("Dark")});
    riskTitle_->setText(tr("Before you link a number"));
    risk_->setText(tr(
        "Gesher connects as a linked device, as WhatsApp Web does. WhatsApp has not approved programs like "
        "this one, and it can block a number, for a while or for good. Gesher lowers that risk: it sends "
        "slowly, and only what you ask for. It cannot take it away. Gesher is not affiliated with "
        "WhatsApp, Meta or HighLevel."));
    understood_->setText(tr("I understand that a number can be blocked"));
    go_->setText(tr("Start"));
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
