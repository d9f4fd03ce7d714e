// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/link_strip.h"

#include "engine/model/links.h"
#include "ui/models/pictures.h"
#include "ui/pages/inbox/thumbnail.h"
#include "ui/theme/bidi.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui {

namespace {

constexpr int kLinkPicture = 40; ///< of the picture
constexpr int kLinkPad = 4;

}

LinkStrip::LinkStrip(Theme &theme, QWidget *parent)
    : QFrame(parent),
      theme_(theme),
      title_(new ElidedLabel(theme, Role::CaptionBold, Token::Text, this)),
      place_(new ElidedLabel(theme, Role::Caption, Token::Text2, this)),
      close_(new IconButton(theme, Icon::Close, this))
{
    close_->setFixedSize(24, 24);
    close_->setIconSize({16, 16});
    setFixedHeight(kLinkPicture + 2 * kLinkPad);
    auto *lines = new QVBoxLayout;
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addStretch(1);
    lines->addWidget(title_);
    lines->addWidget(place_);
    lines->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0); // margins do not turn with the language, spaces do
    layout->setSpacing(0);
    layout->addSpacing(kLinkPad + kLinkPicture + 10);
    layout->addLayout(lines, 1);
    layout->addWidget(close_);
    layout->addSpacing(8);
    connect(close_, &QToolButton::clicked, this, &LinkStrip::closed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void LinkStrip::setLook(const door::LinkLook &look)
{
    const auto links = model::linksIn(look.preview.url);
    const QString host = links.isEmpty() ? look.preview.url : links.first().url.host();
    picture_ = decodeThumbnail(look.thumbnail);
    title_->setText(isolate(look.preview.title));
    place_->setText(ltr(host));
    said_ = look.preview.title + QStringLiteral(", ") + host;
    retranslate();
    update();
}

void LinkStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LinkStrip::retranslate()
{
    close_->setName(tr("Send the link alone"));
    setAccessibleName(tr("Goes along with the link: %1").arg(said_));
}

void LinkStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRoundedRect(rect(), 4, 4);
    const QRect square = QStyle::visualRect(
        layoutDirection(), rect(), QRect(kLinkPad, kLinkPad, kLinkPicture, kLinkPicture));
    if (picture_.isNull()) {
        const QRect icon = square.marginsRemoved({10, 10, 10, 10});
        painter.drawPixmap(icon, theme_.pixmap(Icon::Link, icon.size(), Token::Link, devicePixelRatioF()));
        return;
    }
    QPainterPath corners;
    corners.addRoundedRect(square, 4, 4);
    painter.setClipPath(corners);
    painter.drawImage(square, picture_, middleSquare(picture_.size()));
}

}
