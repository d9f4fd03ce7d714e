// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_delegate.h"

#include "ui/models/conversation_model.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/bubble_painter.h"
#include "ui/pages/inbox/names.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QAbstractItemView>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr int kGutter = 24;
constexpr int kRunGap = 3;
constexpr int kGap = 11;
constexpr int kFirstGap = 12;
constexpr int kDayHeight = 24;
constexpr int kDayGap = 14;
constexpr int kUnreadHeight = 20;
constexpr int kBottom = 12;
constexpr int kKept = 1'000; ///< layouts
}

BubbleDelegate::BubbleDelegate(
    const ConversationModel &model, Theme &theme, base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), model_(model), theme_(theme), clock_(clock), layouts_(kKept)
{
}

BubbleDelegate::Rows BubbleDelegate::rowsOf(const QModelIndex &index) const
{
    Rows rows;
    const bool first = index.row() == 0;
    int y = first ? lead_ + kFirstGap : 0;
    if (index.data(ConversationModel::StartsDayRole).toBool()) {
        rows.day = y + (first ? 0 : kDayGap);
        y = rows.day + kDayHeight;
    }
    if (index.data(ConversationModel::FirstUnreadRole).toBool()) {
        rows.unread = y + kGap;
        y = rows.unread + kUnreadHeight;
    }
    const bool startsRun = index.data(ConversationModel::StartsRunRole).toBool();
    rows.bubble = y + (rows.day >= 0 && rows.unread < 0 ? kDayGap : startsRun ? kGap : kRunGap);
    return rows;
}

std::shared_ptr<const BubbleLayout> BubbleDelegate::layoutOf(const QModelIndex &index, int width) const
{
    const model::Message &message = model_.at(index.row());
    if (const auto *known = layouts_.object(message.id); known && (*known)->width == width)
        return *known;
    BubbleParts parts;
    parts.message = message;
    if (!model_.chat().jid.isPerson() && message.direction == model::Direction::In
        && index.data(ConversationModel::StartsRunRole).toBool())
        parts.author = shownName(authorOf(message));
    if (message.quoted) {
        const QString name = model_.nameOf(*message.quoted);
        parts.quoteName = name.isEmpty() ? tr("You") : isolate(name);
        parts.quoteIsLoaded = model_.rowOf(message.quoted->id) >= 0;
    }
    for (const model::Jid &jid : message.mentions) {
        const QString written = u'@' + QString::fromLatin1(jid.user);
        if (jid.isPn())
            parts.mentions.append({written, u'@' + phone(u'+' + QString::fromLatin1(jid.user))});
        else if (jid.sameUser(model_.chat().lid))
            parts.mentions.append({written, u'@' + shownName(whoOf(model_.chat()))});
    }
    const auto made = layOut(parts, theme_, width);
    layouts_.insert(message.id, new std::shared_ptr<const BubbleLayout>(made));
    return made;
}

int BubbleDelegate::heightOf(const QModelIndex &index, int width) const
{
    const bool last = index.row() + 1 == model_.rowCount();
    return rowsOf(index).bubble + layoutOf(index, width)->height() + (last ? kBottom : 0);
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = option.widget
        ? qobject_cast<const QAbstractItemView *>(option.widget)->viewport()->width()
        : option.rect.width();
    return {width, heightOf(index, width)};
}

QRect BubbleDelegate::bubbleRect(const QRect &row, const QModelIndex &index, const BubbleLayout &layout) const
{
    const int x = layout.isOwn ? row.right() + 1 - kGutter - layout.bubble.width() : row.left() + kGutter;
    return QStyle::visualRect(QGuiApplication::layoutDirection(), row,
        QRect(QPoint(x, row.top() + rowsOf(index).bubble), layout.bubble));
}

BubbleDelegate::Hit BubbleDelegate::hitAt(
    const QRect &row, const QModelIndex &index, const QPoint &point) const
{
    using Kind = Hit::Kind;
    const auto layout = layoutOf(index, row.width());
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    const QRect bubble = bubbleRect(row, index, *layout);
    if (layout->isFailed
        && placed(bubble, layout->againRect, direction).adjusted(-4, -3, 4, 3).contains(point))
        return {Kind::Again};
    if (layout->isFailed
        && placed(bubble, layout->detailsRect, direction).adjusted(-4, -3, 4, 3).contains(point))
        return {Kind::Details};
    if (!bubble.contains(point))
        return {};
    if (layout->quoteIsLoaded && placed(bubble, layout->quoteRect, direction).contains(point))
        return {Kind::Quote};
    const QRect text = placed(bubble, layout->textRect, direction);
    const QPointF inText = point - text.topLeft();
    for (int i = 0; i < layout->text->lineCount(); ++i) {
        const QTextLine line = layout->text->lineAt(i);
        if (!line.naturalTextRect().contains(inText))
            continue;
        const int at = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const BubbleLayout::Link &link : layout->links) {
            if (at >= link.start && at < link.start + link.length)
                return {Kind::Link, link.url};
        }
    }
    return {Kind::Bubble};
}

QList<QUrl> BubbleDelegate::linksOf(const QModelIndex &index, int width) const
{
    QList<QUrl> urls;
    for (const BubbleLayout::Link &link : layoutOf(index, width)->links) {
        if (!urls.contains(link.url))
            urls.append(link.url);
    }
    return urls;
}

void BubbleDelegate::paintDay(QPainter &painter, const QRect &row, int top, qint64 ms) const
{
    const QString text = dayLabel(ms, clock_.wallMs());
    painter.setFont(theme_.font(Role::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(text) + 22;
    const QRect pill(row.center().x() - width / 2, row.top() + top, width, kDayHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRoundedRect(pill, 11, 11);
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(pill, Qt::AlignCenter, text);
}

void BubbleDelegate::paintUnread(QPainter &painter, const QRect &row, int top) const
{
    const QString text = tr("New messages");
    painter.setFont(theme_.font(Role::CaptionBold));
    const int half = painter.fontMetrics().horizontalAdvance(text) / 2 + 10;
    const QRect line(row.left() + kGutter, row.top() + top, row.width() - 2 * kGutter, kUnreadHeight);
    QColor ink = theme_.color(Token::Accent);
    painter.setPen(theme_.color(Token::Link));
    painter.drawText(line, Qt::AlignCenter, text);
    ink.setAlphaF(0.5F);
    const int y = line.center().y();
    painter.fillRect(QRect(line.left(), y, line.center().x() - half - line.left(), 1), ink);
    painter.fillRect(QRect(line.center().x() + half, y, line.right() - line.center().x() - half, 1), ink);
}

void BubbleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto layout = layoutOf(index, option.rect.width());
    const Rows rows = rowsOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (rows.day >= 0)
        paintDay(*painter, option.rect, rows.day, model_.at(index.row()).timestampMs);
    if (rows.unread >= 0)
        paintUnread(*painter, option.rect, rows.unread);
    paintBubble(*painter, bubbleRect(option.rect, index, *layout), *layout, theme_,
        QGuiApplication::layoutDirection(), index.data(ConversationModel::StartsRunRole).toBool(),
        option.state.testFlag(QStyle::State_HasFocus)
            && option.state.testFlag(QStyle::State_KeyboardFocusChange),
        !flashed_.isEmpty() && flashed_ == model_.at(index.row()).id);
    painter->restore();
}

}
