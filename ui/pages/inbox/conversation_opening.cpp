// SPDX-License-Identifier: GPL-3.0-or-later
// The files of messages in the list: brought here, looked at, heard, saved.
#include "ui/models/conversation_model.h"
#include "ui/models/message_pictures.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/bubble_sound.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/theme/bidi.h"

#include <QKeyEvent>

namespace ui {

namespace {
constexpr qint64 kSkipMs = 5'000;
const QKeySequence kFaster(Qt::CTRL | Qt::Key_Period);
}

void ConversationView::setFiles(MessageFiles &files)
{
    files_ = &files;
    delegate_->setFiles(files);
    connect(&files, &MessageFiles::changed, this, [this](const QString &id) {
        if (model_.rowOf(id) < 0)
            return;
        delegate_->forget(id);
        scheduleDelayedItemsLayout();
    });
}

void ConversationView::setPictures(MessagePictures &pictures)
{
    delegate_->setPictures(pictures);
    connect(&pictures, &MessagePictures::came, this, [this](const QString &id) {
        if (const int row = model_.rowOf(id); row >= 0)
            viewport()->update(visualRect(model_.index(row)));
    });
}

/// Shown large or played when it is here, else brought here; false: it is neither picture nor sound.
bool ConversationView::openFile(const QModelIndex &index)
{
    const model::Message &message = model_.at(index.row());
    const bool isHeard = player_ && isSound(message);
    if (!files_ || !(isViewable(message) || isHeard))
        return false;
    if (files_->look(message.id).is != FileView::Is::Here)
        files_->fetch(message.id);
    else if (isHeard)
        player_->toggle(message.id);
    else
        Q_EMIT viewAsked(message.id);
    return true;
}

/// Saved when it is here, else brought here.
void ConversationView::takeFile(const QString &id)
{
    if (files_->look(id).is == FileView::Is::Here)
        Q_EMIT saveAsked(id);
    else
        files_->fetch(id);
}

void ConversationView::setPlayer(Player &player)
{
    player_ = &player;
    delegate_->setPlayer(player);
    connect(&player, &Player::changed, this, &ConversationView::showSound);
    // what is not to be seen any more is not heard either
    connect(&model_, &ConversationModel::modelAboutToBeReset, &player, &Player::stop);
}

/// Ten times a second while it plays: everything is measured anew only when its height has changed.
void ConversationView::showSound(const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = model_.index(row);
    const int before = delegate_->heightOf(index, viewport()->width());
    delegate_->forget(id);
    if (delegate_->heightOf(index, viewport()->width()) != before)
        scheduleDelayedItemsLayout();
    viewport()->update(visualRect(index));
}

void ConversationView::hitSound(const BubbleDelegate::Hit &hit, const QString &id)
{
    using Kind = BubbleDelegate::Hit::Kind;
    if (!player_)
        return;
    if (hit.kind == Kind::Play)
        player_->toggle(id);
    else if (hit.kind == Kind::Seek)
        player_->seek(id, hit.share);
    else if (hit.kind == Kind::Speed)
        player_->turnSpeed();
}

/// Keys of the sound that is heard just now. Time runs from left to right in every language.
bool ConversationView::keySound(const QKeyEvent &event, const QString &id)
{
    if (!player_ || player_->current() != id)
        return false;
    const bool isBare = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    if (isBare && event.key() == Qt::Key_Left)
        player_->skip(-kSkipMs);
    else if (isBare && event.key() == Qt::Key_Right)
        player_->skip(kSkipMs);
    else if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_Period)
        player_->turnSpeed();
    else
        return false;
    return true;
}

void ConversationView::addFileActs(QMenu &menu, const model::Message &message)
{
    const QString id = message.id;
    const FileView file = delegate_->fileOf(message);
    const bool isHere = file.is == FileView::Is::Here;
    if (isViewable(message) && isHere)
        menu.addAction(tr("Show the picture"), this, [this, id] { Q_EMIT viewAsked(id); })
            ->setShortcut(Qt::Key_Return);
    if (player_ && isSound(message) && isHere) {
        const SoundView sound = player_->look(id);
        menu.addAction(sound.is == SoundView::Is::Playing ? tr("Pause") : tr("Play"), this,
                [this, id] { player_->toggle(id); })
            ->setShortcut(Qt::Key_Return);
        if (sound.isCurrent())
            menu.addAction(tr("Change the speed (now %1)").arg(ltr(speedText(sound.speed))), player_,
                    &Player::turnSpeed)
                ->setShortcut(kFaster);
    }
    if (const QString fetch = fetchWords(file); !fetch.isEmpty())
        menu.addAction(fetch, this, [this, id] { takeFile(id); });
}

}
