// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/account_delegates.h"

#include "engine/words/explain.h"
#include "ui/theme/account_state.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/status_chip.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int accountGutter = 24;
constexpr int accountPadding = 12;
constexpr int avatarSize = 32;
constexpr int accountRowHeight = 52;

model::AccountView viewOf(const QModelIndex &index)
{
    return index.data(AccountsModel::ViewRole).value<model::AccountView>();
}

/// Ground, the hairline under the row, and the ring when the keyboard is here.
void paintAccountGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool under = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect,
        theme.color(selected ? Token::Selected
                : under      ? Token::Hover
                             : Token::Surface));
    painter.setPen(theme.color(Token::Line));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

QRect mirrored(const QStyleOptionViewItem &option, const QRect &rect)
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

void drawAccountLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect,
    const QFont &font, const QColor &colour, const QString &text)
{
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetrics metrics(font);
    painter.drawText(mirrored(option, rect),
        static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
        metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

}

void NumberDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const model::AccountView view = viewOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintAccountGround(*painter, option, theme_);
    const QRect row = option.rect;
    const QRect avatar(row.left() + accountGutter, row.center().y() - avatarSize / 2, avatarSize, avatarSize);
    const auto client = clients_.find(view.client);
    if (client) {
        const Mark mark = OurClients::markOf(*client);
        paintMark(*painter, mirrored(option, avatar), theme_, mark.letters, mark.hue);
    } else {
        paintAvatar(
            *painter, mirrored(option, avatar), theme_, initialsOf(view.label), hueOf(view.id.value), false);
    }
    const int start = avatar.right() + 1 + accountPadding;
    const int width = row.right() - accountPadding - start;
    const int line = 20;
    const QFont bold = [this] {
        QFont font = theme_.font(Role::Body);
        font.setBold(true);
        return font;
    }();
    drawAccountLine(*painter, option, QRect(start, row.center().y() - line, width, line), bold,
        theme_.color(Token::Text), isolate(view.label));
    const QString phone = AccountsModel::phoneOf(view);
    QString second = phone.isEmpty() ? tr("Not linked yet") : ui::phone(phone);
    if (client)
        second += QStringLiteral(" · ") + isolate(client->name);
    if (!view.warnings.isEmpty())
        second += QStringLiteral(" · ") + words::warning(view.warnings.first()).what;
    drawAccountLine(*painter, option, QRect(start, row.center().y(), width, line), theme_.font(Role::Caption),
        theme_.color(view.warnings.isEmpty() ? Token::Text2 : Token::Warn), second);
    painter->restore();
}

QSize NumberDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, accountRowHeight};
}

void StateDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const model::AccountView view = viewOf(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintAccountGround(*painter, option, theme_);
    const QString word = words::stateName(view.state);
    const QString age = AccountsModel::age(view, clock_.wallMs());
    const QSize size = chipSize(theme_, word, age);
    const QRect row = option.rect;
    const QRect chip(row.left() + accountPadding, row.center().y() - size.height() / 2,
        std::min(size.width(), row.width() - 2 * accountPadding), size.height());
    paintChip(*painter, mirrored(option, chip), theme_, shapeOf(view.state), word, age,
        option.state.testFlag(QStyle::State_Selected));
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const model::AccountView view = viewOf(index);
    // with room for an age that grows, so that the columns do not dance
    const int chip = chipSize(theme_, words::stateName(view.state), QStringLiteral("00 min")).width();
    return {std::max(168, chip + 2 * accountPadding), accountRowHeight};
}

void CountDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintAccountGround(*painter, option, theme_);
    const QRect cell = option.rect.adjusted(accountPadding, 0, -accountPadding, 0);
    drawAccountLine(*painter, option, cell, theme_.font(Role::Body), theme_.color(Token::Text),
        ltr(index.data().toString()));
    painter->restore();
}

}
