// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody does with the files of a conversation.
#include "ui/models/file_names.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/pages/inbox/message_acts.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/picture_viewer.h"
#include "ui/theme/bidi.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace ui {

void ConversationPane::connectFiles(Changes &changes)
{
    files_.follow(changes);
    model_.setFiles(files_);
    model_.setPlayer(player_);
    view_->setFiles(files_);
    view_->setPictures(pictures_);
    view_->setPlayer(player_);
    connect(view_, &ConversationView::viewAsked, this, &ConversationPane::showPicture);
    connect(view_, &ConversationView::saveAsked, this, &ConversationPane::askWhereToSave);
    connect(&save_, &FileSave::saved, this, [this](const QString &path) {
        Q_EMIT said(StateShape::Ok, tr("Saved as %1").arg(isolate(QFileInfo(path).fileName())));
    });
    connect(&save_, &FileSave::failed, this,
        [this](const QString &sentence) { Q_EMIT said(StateShape::Error, sentence); });
}

void ConversationPane::askWhereToSave(const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0)
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString path
        = QFileDialog::getSaveFileName(this, tr("Save as"), folder + u'/' + suggestedName(model_.at(row)));
    if (!path.isEmpty())
        save_.save(id, path);
}

void ConversationPane::showPicture(const QString &id)
{
    QList<PictureViewer::Shown> shown;
    for (int row = 0; row < model_.rowCount(); ++row) {
        const model::Message &message = model_.at(row);
        if (isViewable(message) && files_.known(message.id).is == FileView::Is::Here)
            shown.append({message.id,
                message.direction == model::Direction::Out
                    ? tr("You")
                    : shownName(model_.chat().jid.isPerson() ? whoOf(model_.chat()) : authorOf(message)),
                message.timestampMs, message.text});
    }
    auto *viewer = new PictureViewer(
        MessagePictures::throughDesk(desk_), theme_, std::move(shown), id, acts_->nowMs(), window());
    connect(viewer, &PictureViewer::saveAsked, this, &ConversationPane::askWhereToSave);
    connect(viewer, &QDialog::finished, this, &ConversationPane::focusMessages);
    viewer->open();
}

}
