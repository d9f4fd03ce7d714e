// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/contact_side.h"

#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/conversation_pane.h"

#include <QEvent>
#include <QLayout>
#include <QStyle>

namespace ui {

ContactSide::ContactSide(door::Desk &desk, Changes &changes, const OwnNumbers &numbers, Theme &theme,
    base::Clock &clock, ConversationPane &pane)
    : QObject(&pane),
      pane_(pane),
      panel_(new ContactPanel(desk, changes, numbers, theme, clock, pane.body())),
      button_(new IconButton(theme, Icon::User, pane.body()))
{
    panel_->hide();
    button_->setCheckable(true);
    pane.addToHeader(button_);
    pane.body()->installEventFilter(this);
    connect(button_, &QToolButton::toggled, this, &ContactSide::setOpen);
    connect(panel_, &ContactPanel::closed, this, [this] {
        setOpen(false);
        pane_.focusText();
    });
    connect(panel_, &ContactPanel::messageAsked, this, [this](const QString &id) {
        if (isOver())
            setOpen(false);
        pane_.goTo(id);
    });
    connect(panel_, &ContactPanel::said, &pane, &ConversationPane::said);
    connect(&pane.messages(), &ConversationModel::opened, this, &ContactSide::follow);
    connect(&pane.messages(), &ConversationModel::chatChanged, this, &ContactSide::follow);
    retranslate();
}

bool ContactSide::isOver() const
{
    return open_ && pane_.window()->width() < kThreePanes;
}

void ContactSide::setOpen(bool open)
{
    if (open_ == open)
        return;
    open_ = open;
    button_->setChecked(open);
    retranslate();
    follow();
    arrange();
    panel_->setVisible(open);
    if (open)
        panel_->raise();
}

void ContactSide::follow()
{
    if (open_ && pane_.isOpen())
        panel_->open(pane_.chat());
    else
        panel_->close();
}

void ContactSide::arrange()
{
    QWidget *body = pane_.body();
    const QRect all = body->rect();
    const int beside = open_ && !isOver() ? ContactPanel::kWidth : 0;
    const bool isRtl = body->layoutDirection() == Qt::RightToLeft;
    body->layout()->setContentsMargins(isRtl ? beside : 0, 0, isRtl ? 0 : beside, 0);
    const QSize size(std::min(ContactPanel::kWidth, all.width()), all.height());
    panel_->setGeometry(
        QStyle::alignedRect(body->layoutDirection(), Qt::AlignTrailing | Qt::AlignTop, size, all));
}

bool ContactSide::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::Show)
        arrange();
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void ContactSide::retranslate()
{
    button_->setName(open_ ? tr("Hide who this is") : tr("Show who this is"), QStringLiteral("Ctrl+I"));
}

}
