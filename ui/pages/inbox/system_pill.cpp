// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/system_pill.h"

#include <QFontMetrics>

namespace ui {

namespace {

constexpr int kAside = 60; ///< left free on either side
constexpr int kPadX = 12;
constexpr int kPadY = 5;
constexpr int kRadius = 11;
constexpr int kFlags = Qt::AlignHCenter | Qt::TextWordWrap;

QSize textSize(const QString &text, const Theme &theme, int pane)
{
    const QFontMetrics metrics(theme.font(Role::Caption));
    const int most = std::max(80, pane - 2 * kAside - 2 * kPadX);
    return metrics.boundingRect(QRect(0, 0, most, 10'000), kFlags, text).size();
}

}

int systemPillHeight(const QString &text, const Theme &theme, int pane)
{
    return textSize(text, theme, pane).height() + 2 * kPadY;
}

void paintSystemPill(
    QPainter &painter, const QRect &row, int top, const QString &text, const Theme &theme, bool hasFocus)
{
    const QSize inner = textSize(text, theme, row.width());
    const QSize outer(inner.width() + 2 * kPadX + 2, inner.height() + 2 * kPadY);
    const QRect pill(QPoint(row.center().x() - outer.width() / 2, row.top() + top), outer);
    painter.setPen(hasFocus ? QPen(theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(Token::Sunken));
    painter.drawRoundedRect(pill, kRadius, kRadius);
    painter.setPen(theme.color(Token::Text2));
    painter.setFont(theme.font(Role::Caption));
    painter.drawText(pill.adjusted(kPadX, kPadY, -kPadX, -kPadY), kFlags, text);
}

}
