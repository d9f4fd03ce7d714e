// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/ghl_delegates.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/status_chip.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int targetGutter = 24;
constexpr int targetPadding = 12;
constexpr int targetHeight = 80;
constexpr int deliveryHeight = 36;
constexpr int attemptHeight = 52;
constexpr int attemptMark = 12;

/// Ground, the hairline under the row, and the ring when the keyboard is here.
void paintTargetGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect,
        theme.color(selected ? Token::Selected
                : under      ? Token::Hover
                             : Token::Surface));
    painter.setPen(theme.color(Token::Line));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintRowRing(painter, option.rect, theme);
}

/// @param rect  as if text ran from left to right
void drawTargetLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect,
    const QFont &font, const QColor &ink, const QString &text)
{
    painter.setFont(font);
    painter.setPen(ink);
    const auto side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(QStyle::visualRect(option.direction, option.rect, rect),
        static_cast<int>(side | Qt::AlignVCenter | Qt::TextSingleLine),
        QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

/// @param rect  of the room; the chip takes what it needs at its leading end, or at the trailing one
void drawChip(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const Theme &theme,
    StateShape shape, const QString &word, const QString &age, bool trailing)
{
    const QSize size = chipSize(theme, word, age).boundedTo({rect.width(), rect.height()});
    const int x = trailing ? rect.right() + 1 - size.width() : rect.left();
    const QRect chip(QPoint(x, rect.center().y() - size.height() / 2), size);
    paintChip(painter, QStyle::visualRect(option.direction, option.rect, chip), theme, shape, word, age,
        option.state.testFlag(QStyle::State_Selected));
}

}

StateShape shapeOf(TargetState state)
{
    switch (state) {
    case TargetState::Working:
        return StateShape::Ok;
    case TargetState::Failing:
    case TargetState::SwitchedOff:
        return StateShape::Error;
    case TargetState::Paused:
        return StateShape::Paused;
    case TargetState::Untried:
        break;
    }
    return StateShape::Quiet;
}

StateShape shapeOf(model::DeliveryState state)
{
    switch (state) {
    case model::DeliveryState::Success:
        return StateShape::Ok;
    case model::DeliveryState::Retrying:
        return StateShape::Busy;
    case model::DeliveryState::Failed:
        return StateShape::Error;
    case model::DeliveryState::NotAccepted:
        return StateShape::Warn;
    case model::DeliveryState::Pending:
        break;
    }
    return StateShape::Quiet;
}

void TargetDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto target = index.data(WebhooksModel::TargetRole).value<model::WebhookTarget>();
    const TargetState state = targetState(target);
    const QString word = stateName(state);
    const QString age
        = state == TargetState::Working ? WebhooksModel::age(target, clock_.wallMs()) : QString();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintTargetGround(*painter, option, theme_);
    const QRect row = option.rect.adjusted(targetGutter, 10, -targetGutter, -11);
    const int line = row.height() / 3;
    const int chipWidth = std::min(chipSize(theme_, word, age).width(), row.width() / 2);
    const QRect first(row.left(), row.top(), row.width() - chipWidth - targetPadding, line);
    const QRect chip(row.right() + 1 - chipWidth, row.top() - 2, chipWidth, line + 4);
    drawTargetLine(*painter, option, first, theme_.font(Role::BodyBold), theme_.color(Token::Text),
        kindName(target.kind));
    drawChip(*painter, option, chip, theme_, shapeOf(state), word, age, true);
    drawTargetLine(*painter, option, QRect(row.left(), row.top() + line, row.width(), line),
        theme_.font(Role::Caption), theme_.color(Token::Text2), ltr(target.urlMasked));
    drawTargetLine(*painter, option, QRect(row.left(), row.top() + 2 * line, row.width(), line),
        theme_.font(Role::Caption), theme_.color(Token::Text2), model_.summary(target));
    painter->restore();
}

QSize TargetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = theme_.lineHeight(Role::BodyBold) + 2 * theme_.lineHeight(Role::Caption);
    return {240, std::max(targetHeight, lines + 24)};
}

void DeliveryDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintTargetGround(*painter, option, theme_);
    const bool isFirst = index.column() == 0;
    const QRect cell
        = option.rect.adjusted(isFirst ? targetGutter : targetPadding, 0, isFirst ? -2 : -targetPadding, 0);
    if (index.column() == DeliveriesModel::State) {
        const auto delivery = index.data(DeliveriesModel::DeliveryRole).value<model::Delivery>();
        drawChip(
            *painter, option, cell, theme_, shapeOf(delivery.state), stateName(delivery.state), {}, false);
    } else {
        const bool isName = index.column() == DeliveriesModel::What;
        const QString text = index.data().toString();
        drawTargetLine(*painter, option, cell, theme_.font(Role::Body),
            theme_.color(isName ? Token::Text : Token::Text2),
            index.column() == DeliveriesModel::Tries ? ltr(text) : text);
    }
    painter->restore();
}

QSize DeliveryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int height = std::max(deliveryHeight, theme_.lineHeight(Role::Body) + 12);
    const QString text = index.data().toString();
    if (index.column() == DeliveriesModel::State)
        return {chipSize(theme_, text, {}).width() + 2 * targetPadding, height};
    const int indent = index.column() == 0 ? targetGutter : targetPadding;
    return {
        QFontMetrics(theme_.font(Role::Body)).horizontalAdvance(text) + indent + targetPadding + 1, height};
}

void AttemptDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintTargetGround(*painter, option, theme_);
    const bool isFine = index.data(AttemptsModel::IsFineRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const StateShape shape = isFine ? StateShape::Ok : StateShape::Error;
    const QRect row = option.rect.adjusted(20, 6, -targetPadding, -7);
    const int line = row.height() / 2;
    const QRect shapeRect(row.left(), row.top() + (line - attemptMark) / 2, attemptMark, attemptMark);
    paintShape(*painter, QStyle::visualRect(option.direction, option.rect, shapeRect), shape,
        theme_.color(inkOf(shape)), theme_.color(selected ? Token::Selected : Token::Surface));
    const int start = row.left() + attemptMark + 8;
    const int width = row.right() + 1 - start;
    drawTargetLine(*painter, option, QRect(start, row.top(), width, line), theme_.font(Role::Body),
        theme_.color(Token::Text), index.data().toString());
    drawTargetLine(*painter, option, QRect(start, row.top() + line, width, line), theme_.font(Role::Caption),
        theme_.color(Token::Text2), index.data(AttemptsModel::TitleRole).toString());
    painter->restore();
}

QSize AttemptDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {
        240, std::max(attemptHeight, theme_.lineHeight(Role::Body) + theme_.lineHeight(Role::Caption) + 14)};
}

}
