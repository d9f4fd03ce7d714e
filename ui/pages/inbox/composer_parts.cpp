// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/composer_parts.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/avatar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace ui {

ReplyStrip::ReplyStrip(Theme &theme, QWidget *parent)
    : QFrame(parent),
      theme_(theme),
      name_(new ElidedLabel(theme, Role::CaptionBold, Token::Link, this)),
      text_(new ElidedLabel(theme, Role::Caption, Token::Text2, this)),
      close_(new IconButton(theme, Icon::Close, this))
{
    close_->setFixedSize(24, 24);
    close_->setIconSize({16, 16});
    auto *lines = new QVBoxLayout;
    lines->setContentsMargins(0, 4, 0, 4);
    lines->setSpacing(0);
    lines->addWidget(name_);
    lines->addWidget(text_);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(13, 0, 8, 0);
    layout->addLayout(lines, 1);
    layout->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &ReplyStrip::closed);
    retranslate();
}

void ReplyStrip::setTexts(const QString &name, const QString &text)
{
    isEdit_ = false;
    retranslate();
    name_->setText(name);
    text_->setText(isolate(text.left(400).simplified()));
    setAccessibleName(tr("Answering %1: %2").arg(name, text.left(400).simplified()));
}

void ReplyStrip::setEdited(const QString &text)
{
    isEdit_ = true;
    retranslate();
    text_->setText(isolate(text.left(400).simplified()));
    setAccessibleName(tr("Changing the message: %1").arg(text.left(400).simplified()));
}

void ReplyStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReplyStrip::retranslate()
{
    close_->setName(isEdit_ ? tr("Do not change it") : tr("Do not quote"), QStringLiteral("Esc"));
    if (isEdit_)
        name_->setText(tr("Change the message"));
}

void ReplyStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor soft = theme_.color(Token::Accent);
    soft.setAlphaF(0.08F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.fillRect(
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height())), theme_.color(Token::Accent));
}

RoundBox::RoundBox(Theme &theme, QWidget *parent) : QFrame(parent), theme_(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RoundBox::setLit(bool lit)
{
    lit_ = lit;
    update();
}

void RoundBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = lit_ ? 2 : 1;
    painter.setPen(QPen(theme_.color(lit_ ? Token::Focus : Token::LineStrong), width));
    painter.setBrush(theme_.color(Token::Surface));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 10, 10);
}

SendButton::SendButton(Theme &theme, QWidget *parent) : QAbstractButton(parent), theme_(theme)
{
    setFixedSize(36, 32);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SendButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void SendButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void SendButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token ground = !isEnabled() ? Token::Sunken
        : isDown()                    ? Token::AccentPress
        : underMouse()                ? Token::AccentHover
                                      : Token::Accent;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(ground));
    painter.drawRoundedRect(rect(), 7, 7);
    const QRect icon = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(20, 20), rect());
    painter.drawPixmap(icon,
        theme_.pixmap(
            Icon::Send, icon.size(), isEnabled() ? Token::OnAccent : Token::Text3, devicePixelRatioF()));
}

NumberMark::NumberMark(Theme &theme, int side, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setFixedSize(side, side);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NumberMark::setMark(const Mark &mark)
{
    mark_ = mark;
    update();
}

void NumberMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!mark_.letters.isEmpty())
        paintMark(painter, rect(), theme_, mark_.letters, mark_.hue);
}

}
