// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/message_menu.h"

#include "ui/models/reactions.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/theme/bidi.h"

namespace ui {

QKeySequence keysOf(MessageAct act)
{
    switch (act) {
    case MessageAct::Reply:
        return Qt::Key_Return;
    case MessageAct::React:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_E;
    case MessageAct::Copy:
        return QKeySequence::Copy;
    case MessageAct::Edit:
        return Qt::Key_F2;
    case MessageAct::Delete:
    case MessageAct::Cancel:
        return Qt::Key_Delete;
    case MessageAct::Star:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_S;
    case MessageAct::DeleteHere:
        return Qt::SHIFT | Qt::Key_Delete;
    case MessageAct::Vote:
        break;
    }
    return {};
}

MessageMenu::MessageMenu(const model::Message &message, qint64 nowMs, const QString &blocked, QWidget *parent)
    : QMenu(parent), message_(message), nowMs_(nowMs), blocked_(blocked)
{
    setAttribute(Qt::WA_DeleteOnClose);
    // on a picture the key shows it
    add(MessageAct::Reply, tr("Reply"), isViewable(message) ? QKeySequence() : keysOf(MessageAct::Reply));
    add(MessageAct::React, tr("React …"), keysOf(MessageAct::React));
    if (model::contentAs<model::Poll>(message.content))
        addVotes();
    add(MessageAct::Copy, tr("Copy text"), keysOf(MessageAct::Copy));
    add(MessageAct::Star, message.isStarred ? tr("Remove the star") : tr("Star"), keysOf(MessageAct::Star));
    if (message.state == model::MessageState::Queued) {
        add(MessageAct::Cancel, tr("Do not send it"), keysOf(MessageAct::Cancel));
    } else if (message.direction == model::Direction::Out) {
        add(MessageAct::Edit, tr("Edit"), keysOf(MessageAct::Edit));
        add(MessageAct::Delete, tr("Delete for everyone …"), keysOf(MessageAct::Delete));
    }
    add(MessageAct::DeleteHere, tr("Delete on our side …"), keysOf(MessageAct::DeleteHere));
}

void MessageMenu::add(MessageAct act, const QString &text, const QKeySequence &keys)
{
    const QString why = whyNot(act, message_, nowMs_, blocked_);
    //: an entry of a menu that cannot be used now, and why: "Edit (it is older than 15 minutes)"
    QAction *action = addAction(
        why.isEmpty() ? text : tr("%1 (%2)").arg(text, why), this, [this, act] { Q_EMIT chosen(act); });
    action->setShortcut(keys);
    action->setEnabled(why.isEmpty());
}

void MessageMenu::addVotes()
{
    const QString why = whyNot(MessageAct::Vote, message_, nowMs_, blocked_);
    if (!why.isEmpty()) {
        addAction(tr("%1 (%2)").arg(tr("Vote"), why))->setEnabled(false);
        return;
    }
    QMenu *votes = addMenu(tr("Vote"));
    const QList<int> own = ownVote(message_.votes);
    const QStringList &options = model::contentAs<model::Poll>(message_.content)->options;
    for (int i = 0; i < options.size(); ++i) {
        QString text = isolate(options.at(i).left(80).simplified());
        text.replace(u'&', QStringLiteral("&&"));
        QAction *action = votes->addAction(text, this, [this, i] { Q_EMIT voted(i); });
        action->setCheckable(true);
        action->setChecked(own.contains(i));
        action->setEnabled(own.contains(i) || voteAfter(message_, i));
        if (i < 9)
            action->setShortcut(QKeySequence(Qt::Key_1 + i));
    }
}

}
