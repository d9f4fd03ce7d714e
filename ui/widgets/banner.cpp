// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr int kBannerHeight = 40;
constexpr int kGutter = 24;
constexpr int kBannerShape = 14;
}

Banner::Banner(Theme &theme, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      sentence_(label(theme, Role::Body, Tone::Main, this)),
      link_(button(theme, ButtonKind::Quiet, this)),
      close_(new IconButton(theme, Icon::Close, this))
{
    setCompact(*link_);
    close_->setIconSize({16, 16});
    sentence_->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(8);
    row->setContentsMargins(0, 4, 12, 4);
    row->addSpacing(kGutter + kBannerShape + 10); // the shape is painted
    row->addWidget(sentence_, 1);
    row->addWidget(link_);
    row->addWidget(close_);
    setMinimumHeight(kBannerHeight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
    connect(link_, &QPushButton::clicked, this, &Banner::acted);
    connect(close_, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void Banner::say(StateShape shape, const QString &sentence, const QString &link)
{
    const bool news = isHidden() || sentence != sentence_->text();
    shape_ = shape;
    sentence_->setText(sentence);
    link_->setText(link);
    link_->setAccessibleName(link);
    link_->setVisible(!link.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    if (news) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void Banner::setClosable(bool closable)
{
    close_->setVisible(closable);
}

QString Banner::sentence() const
{
    return sentence_->text();
}

void Banner::retranslate()
{
    close_->setName(tr("Close this notice"));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = theme_.color(softOf(shape_));
    painter.fillRect(rect(), ground);
    const QRect mark = QStyle::visualRect(
        layoutDirection(), rect(), QRect(kGutter, (height() - kBannerShape) / 2, kBannerShape, kBannerShape));
    paintShape(painter, mark, shape_, theme_.color(inkOf(shape_)), ground);
}

}
