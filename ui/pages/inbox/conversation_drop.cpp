// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are dragged over a conversation.
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/drop_overlay.h"
#include "ui/pages/inbox/names.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace ui {

void ConversationPane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!model_.isOpen() || filesIn(*event->mimeData()).isEmpty())
        return;
    const bool may = composer_->mayAttach();
    const QString why
        = composer_->blocked().isEmpty() ? tr("Finish changing the message first.") : composer_->blocked();
    const QString name = shownName(whoOf(model_.chat()));
    drop_->setTexts(may ? tr("Drop to send to %1").arg(name) : tr("Nothing can be sent to %1").arg(name),
        may ? tr("From %1").arg(composer_->numberText()) : why);
    drop_->setGeometry(body_->geometry());
    drop_->show();
    drop_->raise();
    // taken in either case: where it is refused here, nobody behind shall take it
    event->setDropAction(may ? Qt::CopyAction : Qt::IgnoreAction);
    event->accept();
}

void ConversationPane::dragLeaveEvent(QDragLeaveEvent *)
{
    drop_->hide();
}

void ConversationPane::dropEvent(QDropEvent *event)
{
    drop_->hide();
    if (!composer_->mayAttach())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    composer_->bringFiles(filesIn(*event->mimeData()));
}

}
