// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/found_delegate.h"

#include "ui/models/found_model.h"
#include "ui/models/own_numbers.h"
#include "ui/pages/inbox/names.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QPainter>
#include <QTextLayout>

namespace ui {

namespace {

constexpr int kFoundRowHeight = 56;
constexpr int kFoundRowPad = 14;

/// One line, its beginning always in sight whichever way it runs.
void drawMarked(QPainter &painter, const QRect &rect, Qt::LayoutDirection direction,
    const model::Snippet &snippet, const QFont &font, const QColor &ink, const QColor &marked)
{
    QTextLayout layout(snippet.text, font);
    QTextOption option;
    const Qt::LayoutDirection runs = directionOf(snippet.text, direction);
    option.setTextDirection(runs);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const model::TextMark &mark : snippet.marks) {
        QTextCharFormat format;
        format.setForeground(marked);
        format.setFontWeight(QFont::Bold);
        formats.append({static_cast<int>(mark.from), static_cast<int>(mark.length), format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    const qreal width = line.naturalTextWidth();
    const bool fits = width <= rect.width();
    const bool fromRight = (fits ? direction : runs) == Qt::RightToLeft;
    // in a line of that width text of the one direction begins at its left end, of the other at its right end
    line.setLineWidth(width + 1);
    const qreal x = fromRight ? rect.right() + 1 - width - 1 : rect.left();
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(ink);
    layout.draw(&painter, QPointF(x, rect.top() + (rect.height() - line.height()) / 2));
    painter.restore();
}

}

FoundDelegate::FoundDelegate(Theme &theme, const OwnNumbers &numbers, base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), theme_(theme), numbers_(numbers), clock_(clock)
{
}

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, std::max(kFoundRowHeight, 2 * theme_.lineHeight(Role::Body) + 14)};
}

void FoundDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Found row = index.data(FoundModel::FoundRole).value<Found>();
    const bool chosen = option.state.testFlag(QStyle::State_HasFocus);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->fillRect(option.rect,
        theme_.color(chosen ? Token::Selected
                : under     ? Token::Hover
                            : Token::Surface));
    const int height = theme_.lineHeight(Role::Body);
    const QRect text = option.rect.adjusted(kFoundRowPad, 0, -kFoundRowPad, 0);
    const QRect first(text.left(), text.center().y() + 1 - height, text.width(), height);
    const QRect second(first.translated(0, height));
    const auto side = [&option](Qt::Alignment alignment) {
        return static_cast<int>(QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter))
            | Qt::TextSingleLine;
    };
    painter->setFont(theme_.font(Role::Caption));
    painter->setPen(theme_.color(Token::Text2));
    const QString time = rowTime(row.found.message.timestampMs, clock_.wallMs());
    painter->drawText(first, side(Qt::AlignTrailing), time);
    const int used = painter->fontMetrics().horizontalAdvance(time) + 8;
    QString name = shownName(whoOf(row.chat));
    if (const auto own = numbers_.find(row.chat.account); own && numbers_.all().size() > 1)
        name += QStringLiteral(" · ") + isolate(own->label);
    painter->setFont(theme_.font(Role::Body));
    painter->setPen(theme_.color(Token::Text));
    const QRect rest = QStyle::visualRect(
        option.direction, first, QRect(first.left(), first.top(), first.width() - used, height));
    painter->drawText(
        rest, side(Qt::AlignLeading), painter->fontMetrics().elidedText(name, Qt::ElideRight, rest.width()));
    drawMarked(*painter, second, option.direction, row.found.snippet, theme_.font(Role::Body),
        theme_.color(Token::Text2), theme_.color(Token::Link));
    painter->restore();
}

}
