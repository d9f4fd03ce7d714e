// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/system_pill.h"

#include <QFontMetrics>

namespace ui {

namespace {

constexpr int kAside = 60; ///< left free on either side
constexpr int kPillPadX = 12;
constexpr int kPillPadY = 5;
constexpr int kPillRadius = 11;
constexpr int kFlags = Qt::AlignHCenter | Qt::TextWordWrap;

QSize textSize(const QString &text, const Theme &theme, int pane)
{
    const QFontMetrics metrics(theme.font(Role::Caption));
    const int most = std::max(80, pane - 2 * kAside - 2 * kPillPadX);
    return metrics.boundingRect(QRect(0, 0, most, 10'000), kFlags, text).size();
}

}

int systemPillHeight(const QString &text, const Theme &theme, int pane)
{
    return textSize(text, theme, pane).height() + 2 * kPillPadY;
}

void paintSystemPill(
    QPainter &painter, const QRect &row, int top, const QString &text, const Theme &theme, bool hasFocus)
{
    const QSize inner = textSize(text, theme, row.width());
    const QSize outer(inner.width() + 2 * kPillPadX + 2, inner.height() + 2 * kPillPadY);
    const QRect pill(QPoint(row.center().x() - outer.width() / 2, row.top() + top), outer);
    painter.setPen(hasFocus ? QPen(theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(Token::Sunken));
    painter.drawRoundedRect(pill, kPillRadius, kPillRadius);
    painter.setPen(theme.color(Token::Text2));
    painter.setFont(theme.font(Role::Caption));
    painter.drawText(pill.adjusted(kPillPadX, kPillPadY, -kPillPadX, -kPillPadY), kFlags, text);
}

}
