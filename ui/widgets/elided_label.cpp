// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.h"

#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr int kLeastLetters = 4;
}

ElidedLabel::ElidedLabel(Theme &theme, Role role, Token ink, QWidget *parent)
    : QWidget(parent), theme_(theme), role_(role), ink_(ink)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ElidedLabel::setText(const QString &text)
{
    if (text == text_)
        return;
    text_ = text;
    setAccessibleName(text);
    setToolTip(isElided() ? text_ : QString());
    updateGeometry();
    update();
}

bool ElidedLabel::isElided() const
{
    return wholeAdvance(theme_.font(role_), text_) > width();
}

QSize ElidedLabel::sizeHint() const
{
    return {wholeAdvance(theme_.font(role_), text_), theme_.lineHeight(role_)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = QFontMetrics(theme_.font(role_)).averageCharWidth() * kLeastLetters;
    return {std::min(least, sizeHint().width()), sizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setToolTip(isElided() ? text_ : QString());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme_.font(role_));
    painter.setPen(theme_.color(isEnabled() ? ink_ : Token::Text3));
    const QString shown = QFontMetricsF(painter.font()).elidedText(text_, Qt::ElideRight, width());
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading) | Qt::AlignAbsolute;
    painter.drawText(rect(), static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

}
