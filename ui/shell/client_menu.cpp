// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/client_menu.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMenuWidth = 264;
constexpr int kSearchFrom = 7; ///< fewer are seen at a glance
constexpr int kMostRows = 9;
constexpr int kMenuMark = 20;

QIcon iconOf(const model::Client &client, const Theme &theme, qreal ratio)
{
    QPixmap picture(QSize(kMenuMark, kMenuMark) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const Mark mark = OurClients::markOf(client);
    paintMark(painter, QRect(0, 0, kMenuMark, kMenuMark), theme, mark.letters, mark.hue);
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected); // its colour is the client's, chosen or not
    return icon;
}

}

ClientMenu::ClientMenu(OurClients &clients, Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      clients_(clients),
      theme_(theme),
      search_(new SearchField(theme, this)),
      list_(new QListWidget(this))
{
    setProperty("role", QStringLiteral("floating"));
    setAccessibleName(tr("Clients"));
    setFixedWidth(kMenuWidth);
    search_->setHint(tr("Name of a client"));
    search_->setVisible(clients_.all().size() >= kSearchFrom);
    search_->installEventFilter(this);
    list_->setAccessibleName(tr("Clients"));
    list_->setIconSize({kMenuMark, kMenuMark});
    list_->setFrameShape(QFrame::NoFrame);
    list_->setProperty("role", QStringLiteral("menu"));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setUniformItemSizes(true);
    list_->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(search_);
    column->addWidget(list_);
    column->addWidget(hairline(this));
    if (const auto now = clients_.find(clients_.chosen())) {
        QPushButton *edit = button(theme, ButtonKind::Quiet, Icon::Settings, this);
        edit->setText(
            tr("Change “%1” …").arg(isolate(edit->fontMetrics().elidedText(now->name, Qt::ElideRight, 140))));
        connect(edit, &QPushButton::clicked, this, [this, client = *now] {
            close();
            Q_EMIT editWanted(client);
        });
        column->addWidget(edit, 0, Qt::AlignLeading);
    }
    QPushButton *add = button(theme, ButtonKind::Quiet, Icon::Plus, this);
    add->setText(tr("New client …"));
    connect(add, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT newWanted();
    });
    column->addWidget(add, 0, Qt::AlignLeading);
    connect(search_, &QLineEdit::textChanged, this, &ClientMenu::fill);
    connect(list_, &QListWidget::itemClicked, this, &ClientMenu::choose);
    fill();
}

void ClientMenu::fill()
{
    const QString text = search_->query();
    list_->clear();
    const auto add = [&](const QString &name, const QIcon &icon, const model::ClientId &id) {
        auto *item = new QListWidgetItem(icon, isolate(name), list_);
        item->setData(Qt::UserRole, id.value);
        item->setSizeHint({kMenuWidth - 16, std::max(32, theme_.lineHeight(Role::Body) + 12)});
        if (id == clients_.chosen())
            list_->setCurrentItem(item);
    };
    if (text.isEmpty())
        add(tr("All clients"), theme_.icon(Icon::Contacts), {});
    for (const model::Client &client : clients_.all()) {
        if (client.name.contains(text, Qt::CaseInsensitive)
            || client.mark.startsWith(text, Qt::CaseInsensitive))
            add(client.name, iconOf(client, theme_, devicePixelRatioF()), client.id);
    }
    if (!list_->currentItem() && list_->count() > 0)
        list_->setCurrentRow(0);
    const int rows = std::clamp(list_->count(), 1, kMostRows);
    list_->setFixedHeight(rows * std::max(32, theme_.lineHeight(Role::Body) + 12) + 4);
}

void ClientMenu::choose()
{
    if (const QListWidgetItem *item = list_->currentItem()) {
        const model::ClientId id{item->data(Qt::UserRole).toString()};
        close();
        clients_.choose(id);
    }
}

/// The arrows move in the list while somebody types, and Enter takes what is marked there.
bool ClientMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose();
        return true;
    }
    if (watched == search_ && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        const int row = list_->currentRow() + (key == Qt::Key_Down ? 1 : -1);
        list_->setCurrentRow(std::clamp(row, 0, list_->count() - 1));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ClientMenu::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    (search_->isVisibleTo(this) ? static_cast<QWidget *>(search_) : list_)->setFocus(Qt::PopupFocusReason);
}

}
