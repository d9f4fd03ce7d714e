// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/chat_delegate.h"

#include "ui/models/chat_list_model.h"
#include "ui/models/own_numbers.h"
#include "ui/pages/inbox/names.h"
#include "ui/theme/bidi.h"
#include "ui/theme/shapes.h"
#include "ui/theme/when.h"
#include "ui/widgets/avatar.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace ui {

using model::MessageState;

namespace {

constexpr int kChatRowHeight = 64;
constexpr int kChatRowPad = 14;
constexpr int kAvatar = 40;
constexpr int kAvatarGap = 16;
constexpr int kDot = 10;
constexpr int kChatMark = 14;

std::optional<Tick> tickOf(const model::Message &message)
{
    if (message.direction != model::Direction::Out)
        return std::nullopt;
    switch (message.state) {
    case MessageState::Sent:
        return Tick::Sent;
    case MessageState::Delivered:
        return Tick::Delivered;
    case MessageState::Read:
    case MessageState::Played:
        return Tick::Read;
    case MessageState::Failed:
    case MessageState::Cancelled:
        return Tick::Failed;
    default:
        return Tick::Waiting;
    }
}

}

struct ChatDelegate::Row {
    model::Chat chat;
    QString typing;
    QString last; ///< on one line, or the draft
    QRect text; ///< beside the avatar
    int lineHeight = 0;
    Token ground = Token::Surface;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QRect line(int number) const
    {
        return {
            text.left(), text.center().y() + 1 - lineHeight + number * lineHeight, text.width(), lineHeight};
    }
    /// What is left of `line` when `used` is taken at its trailing or leading end.
    QRect rest(const QRect &line, int used, bool fromStart) const
    {
        const QRect left(
            line.left() + (fromStart ? used : 0), line.top(), line.width() - used, line.height());
        return QStyle::visualRect(direction, line, left);
    }
    int side(Qt::Alignment alignment) const
    {
        return static_cast<int>(QStyle::visualAlignment(direction, alignment | Qt::AlignVCenter))
            | Qt::TextSingleLine;
    }
};

ChatDelegate::ChatDelegate(Theme &theme, const OwnNumbers &numbers, base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), theme_(theme), numbers_(numbers), clock_(clock)
{
}

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = 2 * theme_.lineHeight(Role::Body);
    return {200, std::max(kChatRowHeight, lines + 20)};
}

void ChatDelegate::paintFirstLine(QPainter &painter, const Row &row) const
{
    const QRect line = row.line(0);
    const bool unread = row.chat.unread > 0 || row.chat.marks.isMarkedUnread;
    QFont timeFont = theme_.font(Role::Caption);
    timeFont.setBold(unread);
    painter.setFont(timeFont);
    const QString time = row.chat.lastMs > 0 ? rowTime(row.chat.lastMs, clock_.wallMs()) : QString();
    painter.setPen(theme_.color(unread ? Token::Link : Token::Text2));
    painter.drawText(line, row.side(Qt::AlignTrailing), time);
    const int used = time.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(time) + 8;

    QFont nameFont = theme_.font(Role::Body);
    nameFont.setBold(unread);
    painter.setFont(nameFont);
    painter.setPen(theme_.color(Token::Text));
    const QRect rest = row.rest(line, used, false);
    const Who who = whoOf(row.chat);
    const QString name = shownName(who);
    // a phone is never cut: half of it looks like another one
    const QString fits
        = showsPhone(who) ? name : painter.fontMetrics().elidedText(name, Qt::ElideRight, rest.width());
    painter.drawText(rest, row.side(Qt::AlignLeading), fits);
}

QRect ChatDelegate::paintUnread(QPainter &painter, const Row &row, const QRect &line) const
{
    if (row.chat.unread == 0 && !row.chat.marks.isMarkedUnread)
        return line;
    if (row.chat.unread == 0) { // somebody wants to come back to it
        const QRect dot = QStyle::alignedRect(
            row.direction, Qt::AlignTrailing | Qt::AlignVCenter, QSize(kDot, kDot), line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(Token::Accent));
        painter.drawEllipse(dot);
        return row.rest(line, kDot + 8, false);
    }
    const QString count = row.chat.unread > 999 ? QStringLiteral("999+") : QString::number(row.chat.unread);
    painter.setFont(theme_.font(Role::Badge));
    const int width = std::max(18, painter.fontMetrics().horizontalAdvance(count) + 10);
    const QRect pill
        = QStyle::alignedRect(row.direction, Qt::AlignTrailing | Qt::AlignVCenter, QSize(width, 18), line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Accent));
    painter.drawRoundedRect(pill, 9, 9);
    painter.setPen(theme_.color(Token::OnAccent));
    painter.drawText(pill, Qt::AlignCenter, ltr(count));
    return row.rest(line, width + 8, false);
}

/// Pinned, muted. @return what is left of `line`
QRect ChatDelegate::paintMarks(QPainter &painter, const Row &row, const QRect &line) const
{
    const model::ChatMarks &marks = row.chat.marks;
    QRect left = line;
    const auto paint = [&](bool is, Icon icon) {
        if (!is)
            return;
        const QRect place = QStyle::alignedRect(
            row.direction, Qt::AlignTrailing | Qt::AlignVCenter, QSize(kChatMark, kChatMark), left);
        theme_.icon(icon).paint(&painter, place);
        left = row.rest(left, kChatMark + 5, false);
    };
    paint(marks.pinnedMs > 0, Icon::Pin);
    paint(marks.isMuted(clock_.wallMs()), Icon::Mute);
    return left;
}

void ChatDelegate::paintSecondLine(QPainter &painter, const Row &row) const
{
    QRect line = paintMarks(painter, row, paintUnread(painter, row, row.line(1)));
    painter.setFont(theme_.font(Role::Body));
    if (!row.typing.isEmpty()) { // it is over in a moment, and then the rest is there again
        painter.setPen(theme_.color(Token::Link));
        painter.drawText(line, row.side(Qt::AlignLeading),
            painter.fontMetrics().elidedText(row.typing, Qt::ElideRight, line.width()));
        return;
    }
    const bool hasDraft = !row.chat.draft.isEmpty();
    if (hasDraft) {
        QFont bold = theme_.font(Role::Body);
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(theme_.color(Token::Warn));
        const QString word = tr("Draft:");
        painter.drawText(line, row.side(Qt::AlignLeading), word);
        line = row.rest(line, painter.fontMetrics().horizontalAdvance(word) + 5, true);
        painter.setFont(theme_.font(Role::Body));
    } else if (row.chat.last) {
        if (const auto tick = tickOf(*row.chat.last)) {
            paintTick(painter, line, *tick, theme_, Token::Text2, row.ground);
            line = row.rest(line, tickSize(*tick).width() + 6, true);
        }
    }
    painter.setPen(theme_.color(row.chat.unread > 0 ? Token::Text : Token::Text2));
    const QString one = isolate(withPhones(row.last));
    painter.drawText(line, row.side(Qt::AlignLeading),
        painter.fontMetrics().elidedText(one, Qt::ElideRight, line.width()));
}

void ChatDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Row row;
    row.chat = index.data(ChatListModel::ChatRole).value<model::Chat>();
    row.typing = index.data(ChatListModel::TypingRole).toString();
    row.last = index.data(ChatListModel::LineRole).toString();
    row.direction = QGuiApplication::layoutDirection();
    row.lineHeight = theme_.lineHeight(Role::Body);
    const QRect &all = option.rect;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(row.direction, all, rect); };
    row.text = visual(all.adjusted(kChatRowPad + kAvatar + kAvatarGap, 0, -kChatRowPad, 0));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(row.direction);
    const bool selected = index.data(ChatListModel::OpenRole).toBool();
    const Token ground = selected                        ? Token::Selected
        : option.state.testFlag(QStyle::State_MouseOver) ? Token::Hover
                                                         : Token::Surface;
    row.ground = ground;
    painter->fillRect(all, theme_.color(ground));
    if (selected)
        painter->fillRect(visual(QRect(all.left(), all.top(), 3, all.height())), theme_.color(Token::Accent));
    const QRect avatar
        = visual(QRect(all.left() + kChatRowPad, all.center().y() + 1 - kAvatar / 2, kAvatar, kAvatar));
    paintWho(*painter, avatar, theme_, row.chat, faces_);
    if (const auto own = numbers_.find(row.chat.account); own && numbers_.all().size() > 1) {
        const Mark mark = markOf(*own, numbers_);
        paintCornerMark(*painter, avatar, theme_, mark.letters, mark.hue, theme_.color(ground));
    }
    paintFirstLine(*painter, row);
    paintSecondLine(*painter, row);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintRowRing(*painter, all, theme_);
    painter->restore();
}

}
