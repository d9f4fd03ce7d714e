// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/file_send.h"
#include "ui/models/group_members.h"
#include "ui/models/outgoing_files_model.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;

namespace ui {

class ComposerEdit;
class ElidedLabel;
class FilePreview;
class IconButton;
class RoundBox;

/// Shows the files before they are sent: caption, photo or document, take one away. It stays open until all
/// are queued; those that are leave the list. Esc sends nothing more. `desk` and `theme` outlive it.
class SendFiles : public QDialog {
    Q_OBJECT
public:
    struct Target {
        model::Chat chat; ///< to whom
        QString quoted; ///< the message that it answers
        QString to; ///< for people, isolated
        QString from;
    };
    SendFiles(door::Desk &desk, Theme &theme, Target target, QWidget *parent);

    /// More of them; what cannot be taken is said.
    void add(const QStringList &paths, SendAs as);
    void add(const QList<OutgoingFile> &files);
    OutgoingFilesModel &files() { return model_; }
    void done(int result) override;

Q_SIGNALS:
    void queued(); ///< one of them

private:
    void build();
    void show(const QModelIndex &index);
    void showAll();
    void removeCurrent();
    void chooseMore();
    void send();
    void setSending(bool sending);
    void offerMentions();
    void complain(const QString &sentence);

    door::Desk &desk_;
    Theme &theme_;
    Target target_;
    SendAs as_ = SendAs::ItsKind; ///< what more of them become
    OutgoingFilesModel model_;
    GroupMembers members_;
    FileSend send_;
    QLabel *title_;
    FilePreview *preview_;
    ElidedLabel *name_;
    ElidedLabel *facts_;
    IconButton *remove_;
    QListView *list_;
    QCheckBox *documents_;
    RoundBox *box_;
    ComposerEdit *caption_;
    QLabel *wrong_;
    QProgressBar *progress_;
    QPushButton *more_;
    QPushButton *cancel_;
    QPushButton *go_;
};

}
