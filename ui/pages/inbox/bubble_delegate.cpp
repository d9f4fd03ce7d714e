// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_delegate.h"

#include "ui/models/conversation_model.h"
#include "ui/models/message_pictures.h"
#include "ui/models/message_words.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/bubble_painter.h"
#include "ui/pages/inbox/bubble_sound.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/system_pill.h"
#include "ui/pages/inbox/thumbnail.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QAbstractItemView>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {
constexpr int kBubbleGutter = 24;
constexpr int kRunGap = 3;
constexpr int kBubbleGap = 11;
constexpr int kFirstGap = 12;
constexpr int kDayHeight = 24;
constexpr int kDayGap = 14;
constexpr int kUnreadHeight = 20;
constexpr int kBottom = 12;
constexpr int kKept = 1'000; ///< layouts
constexpr int kPictures = 200;
constexpr qsizetype kMostQuoted = 400;

bool isSystem(const model::Message &message)
{
    return message.kind == model::MessageKind::System;
}

/// Cut before it is measured. The blanks of a phone in it stay as they are: it must not break.
QString onOneLine(QString text)
{
    text = text.left(kMostQuoted).trimmed();
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.isSpace() && c != QChar(QChar::Nbsp); }, u' ');
    return text;
}
}

BubbleDelegate::BubbleDelegate(
    const ConversationModel &model, Theme &theme, base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent),
      model_(model),
      theme_(theme),
      clock_(clock),
      layouts_(kKept),
      pictures_(kPictures)
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
        rows.unread = y + kBubbleGap;
        y = rows.unread + kUnreadHeight;
    }
    const bool startsRun = index.data(ConversationModel::StartsRunRole).toBool();
    rows.bubble = y + (rows.day >= 0 && rows.unread < 0 ? kDayGap : startsRun ? kBubbleGap : kRunGap);
    return rows;
}

std::shared_ptr<const BubbleLayout> BubbleDelegate::layoutOf(const QModelIndex &index, int width) const
{
    const QString id = model_.at(index.row()).id;
    if (const auto *known = layouts_.object(id); known && (*known)->width == width)
        return *known;
    const auto made = layOut(partsOf(index), theme_, width);
    layouts_.insert(id, new std::shared_ptr<const BubbleLayout>(made));
    return made;
}

QImage BubbleDelegate::pictureOf(const model::Message &message) const
{
    if (message.thumbnail.isEmpty() || message.deletedMs > 0)
        return {};
    if (const QImage *known = pictures_.object(message.id))
        return *known;
    const QImage picture = decodeThumbnail(message.thumbnail);
    pictures_.insert(message.id, new QImage(picture));
    return picture;
}

/// Asked for by what is painted alone: nobody unpacks what nobody sees.
QImage BubbleDelegate::wholeOf(const model::Message &message) const
{
    if (!whole_ || !isViewable(message) || fileOf(message).is != FileView::Is::Here)
        return {};
    return whole_->look(message.id);
}

FileView BubbleDelegate::fileOf(const model::Message &message) const
{
    return files_ && hasFile(message) ? files_->look(message.id) : FileView();
}

BubbleParts BubbleDelegate::partsOf(const QModelIndex &index) const
{
    const model::Message &message = model_.at(index.row());
    BubbleParts parts;
    parts.message = message;
    parts.picture = pictureOf(message);
    parts.file = fileOf(message);
    if (player_ && isSound(message))
        parts.sound = player_->look(message.id);
    parts.waiting = model_.waitingOf(message.id);
    parts.nowMs = clock_.wallMs();
    if (!model_.chat().jid.isPerson() && message.direction == model::Direction::In
        && index.data(ConversationModel::StartsRunRole).toBool())
        parts.author = shownName(authorOf(message));
    if (message.quoted && message.deletedMs == 0) {
        const QString name = model_.nameOf(*message.quoted);
        parts.quoteName = name.isEmpty() ? tr("You") : isolate(name);
        parts.quoteText = onOneLine(model_.quotedText(*message.quoted));
    } else {
        parts.message.quoted.reset();
    }
    parts.mentions = model_.calledIn(message);
    parts.wanted = wanted_;
    return parts;
}

int BubbleDelegate::heightOf(const QModelIndex &index, int width) const
{
    const bool last = index.row() + 1 == model_.rowCount();
    const model::Message &message = model_.at(index.row());
    const int height = isSystem(message) ? systemPillHeight(shownText(message), theme_, width)
                                         : layoutOf(index, width)->height();
    return rowsOf(index).bubble + height + (last ? kBottom : 0);
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
    const int x
        = layout.isOwn ? row.right() + 1 - kBubbleGutter - layout.bubble.width() : row.left() + kBubbleGutter;
    return QStyle::visualRect(QGuiApplication::layoutDirection(), row,
        QRect(QPoint(x, row.top() + rowsOf(index).bubble), layout.bubble));
}

BubbleDelegate::Hit BubbleDelegate::hitAt(
    const QRect &row, const QModelIndex &index, const QPoint &point) const
{
    using Kind = Hit::Kind;
    const model::Message &message = model_.at(index.row());
    if (isSystem(message))
        return {};
    const auto layout = layoutOf(index, row.width());
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    const QRect bubble = bubbleRect(row, index, *layout);
    if (layout->isFailed && !layout->again.isEmpty()
        && placed(bubble, layout->againRect, direction).adjusted(-4, -3, 4, 3).contains(point))
        return {Kind::Again};
    if (layout->isFailed
        && placed(bubble, layout->detailsRect, direction).adjusted(-4, -3, 4, 3).contains(point))
        return {Kind::Details};
    for (const BubbleLayout::Chip &chip : layout->chips) {
        if (placed(bubble, chip.rect, direction).contains(point)) {
            Hit hit{Kind::Reaction};
            hit.names = chip.reaction.names.join(QStringLiteral(", "));
            return hit;
        }
    }
    if (!bubble.contains(point))
        return {};
    // only what is here can be jumped to
    if (message.quoted && placed(bubble, layout->quoteRect, direction).contains(point)
        && model_.rowOf(message.quoted->id) >= 0)
        return {Kind::Quote};
    if (const auto piece = hitPiece(bubble, *layout, point))
        return *piece;
    return hitText(bubble, *layout, point).value_or(Hit{Kind::Bubble});
}

std::optional<BubbleDelegate::Hit> BubbleDelegate::hitPiece(
    const QRect &bubble, const BubbleLayout &layout, const QPoint &point) const
{
    for (const BubblePiece &piece : layout.pieces) {
        const QRect rect = placed(bubble, piece.rect, QGuiApplication::layoutDirection());
        if (!piece.isClickable() || !rect.contains(point))
            continue;
        Hit hit;
        hit.kind = !piece.url.isEmpty() ? Hit::Kind::Link
            : !piece.phone.isEmpty()    ? Hit::Kind::Write
            : piece.fetches             ? Hit::Kind::Fetch
            : piece.views               ? Hit::Kind::View
            : piece.plays               ? Hit::Kind::Play
            : piece.seeks               ? Hit::Kind::Seek
            : piece.speeds              ? Hit::Kind::Speed
                                        : Hit::Kind::Vote;
        hit.url = piece.url;
        hit.phone = piece.phone;
        hit.option = piece.option;
        hit.share = double(point.x() - rect.left()) / std::max(1, rect.width());
        return hit;
    }
    return std::nullopt;
}

std::optional<BubbleDelegate::Hit> BubbleDelegate::hitText(
    const QRect &bubble, const BubbleLayout &layout, const QPoint &point) const
{
    const QRect text = placed(bubble, layout.textRect, QGuiApplication::layoutDirection());
    const QPointF inText = point - text.topLeft();
    for (int i = 0; i < layout.text->lineCount(); ++i) {
        const QTextLine line = layout.text->lineAt(i);
        if (!line.naturalTextRect().contains(inText))
            continue;
        const int at = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const BubbleLayout::Link &link : layout.links) {
            if (at < link.start || at >= link.start + link.length)
                continue;
            Hit hit{Hit::Kind::Link};
            hit.url = link.url;
            return hit;
        }
    }
    return std::nullopt;
}

bool BubbleDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Hit hit = index.isValid() ? hitAt(option.rect, index, event->pos()) : Hit();
    if (event->type() != QEvent::ToolTip || hit.kind != Hit::Kind::Reaction)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), hit.names.toHtmlEscaped(), view);
    return true;
}

QList<QUrl> BubbleDelegate::linksOf(const QModelIndex &index, int width) const
{
    QList<QUrl> urls;
    for (const BubbleLayout::Link &link : layoutOf(index, width)->links) {
        if (!urls.contains(link.url))
            urls.append(link.url);
    }
    for (const BubblePiece &piece : layoutOf(index, width)->pieces) {
        if (!piece.url.isEmpty() && !urls.contains(piece.url))
            urls.append(piece.url);
    }
    return urls;
}

QStringList BubbleDelegate::phonesOf(const QModelIndex &index, int width) const
{
    QStringList phones;
    for (const BubblePiece &piece : layoutOf(index, width)->pieces) {
        if (!piece.phone.isEmpty() && !phones.contains(piece.phone))
            phones.append(piece.phone);
    }
    return phones;
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
    const QRect line(
        row.left() + kBubbleGutter, row.top() + top, row.width() - 2 * kBubbleGutter, kUnreadHeight);
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
    const Rows rows = rowsOf(index);
    const model::Message &message = model_.at(index.row());
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (rows.day >= 0)
        paintDay(*painter, option.rect, rows.day, message.timestampMs);
    if (rows.unread >= 0)
        paintUnread(*painter, option.rect, rows.unread);
    if (isSystem(message)) {
        paintSystemPill(*painter, option.rect, rows.bubble, shownText(message), theme_, hasFocus);
    } else {
        const auto layout = layoutOf(index, option.rect.width());
        paintBubble(*painter, bubbleRect(option.rect, index, *layout), *layout, theme_,
            QGuiApplication::layoutDirection(), index.data(ConversationModel::StartsRunRole).toBool(),
            hasFocus, !flashed_.isEmpty() && flashed_ == message.id, wholeOf(message));
    }
    painter->restore();
}

}
