// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/client_switcher.h"

#include "ui/shell/client_menu.h"
#include "ui/theme/bidi.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/avatar.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr int kSwitcherHeight = 36;
constexpr int kSwitcherGutter = 8;
constexpr int kSwitcherMark = 22;
}

ClientSwitcher::ClientSwitcher(OurClients &clients, Theme &theme, QWidget *parent)
    : QAbstractButton(parent), clients_(clients), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &ClientSwitcher::openMenu);
    connect(&clients_, &OurClients::changed, this, &ClientSwitcher::describe);
    connect(&clients_, &OurClients::chosenChanged, this, &ClientSwitcher::describe);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

QSize ClientSwitcher::sizeHint() const
{
    return {kSwitcherHeight, std::max(kSwitcherHeight, theme_.lineHeight(Role::Body) + 14)};
}

void ClientSwitcher::setNarrow(bool narrow)
{
    narrow_ = narrow;
    describe();
}

void ClientSwitcher::describe()
{
    const auto client = clients_.find(clients_.chosen());
    setText(client ? client->name : tr("All clients"));
    setAccessibleName(tr("Client: %1").arg(text()));
    setToolTip(narrow_ ? text() : QString());
    update();
}

void ClientSwitcher::openMenu()
{
    if (menu_)
        return;
    auto *menu = new ClientMenu(clients_, theme_, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu_ = menu;
    connect(menu, &ClientMenu::newWanted, this, &ClientSwitcher::newWanted);
    connect(menu, &ClientMenu::editWanted, this, &ClientSwitcher::editWanted);
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const int x = rtl ? width() - menu->sizeHint().width() : 0;
    menu->move(mapToGlobal(QPoint(x, height() + 4)));
    menu->show();
}

void ClientSwitcher::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place
        = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    const QRect box = rect().adjusted(kSwitcherGutter, 0, -kSwitcherGutter, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(underMouse() || menu_ ? Token::RailHover : Token::RailSel));
    painter.drawRoundedRect(box, 6, 6);
    const QRect mark(narrow_ ? width() / 2 - kSwitcherMark / 2 : kSwitcherGutter + 8,
        height() / 2 - kSwitcherMark / 2, kSwitcherMark, kSwitcherMark);
    if (const auto client = clients_.find(clients_.chosen())) {
        const Mark shown = OurClients::markOf(*client);
        paintMark(painter, place(mark), theme_, shown.letters, shown.hue);
    } else {
        painter.drawPixmap(place(mark.adjusted(1, 1, -1, -1)),
            theme_.pixmap(Icon::Contacts, {20, 20}, Token::RailText, devicePixelRatioF()));
    }
    if (!narrow_) {
        const QRect chevron(width() - kSwitcherGutter - 24, height() / 2 - 8, 16, 16);
        painter.drawPixmap(
            place(chevron), theme_.pixmap(Icon::Down, {16, 16}, Token::RailText, devicePixelRatioF()));
        painter.setFont(theme_.font(Role::Body));
        painter.setPen(theme_.color(Token::RailTextOn));
        const QRect words(mark.right() + 9, 0, chevron.left() - mark.right() - 13, height());
        painter.drawText(place(words),
            static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
            painter.fontMetrics().elidedText(isolate(text()), Qt::ElideRight, words.width()));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.color(Token::RailMark), 2));
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void ClientSwitcher::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

}
