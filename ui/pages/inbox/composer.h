// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/door/desk.h"
#include "ui/models/group_members.h"
#include "ui/models/link_looks.h"
#include "ui/models/mentions.h"
#include "ui/models/outgoing_file.h"
#include "ui/models/saved_replies.h"
#include "ui/models/scheduled.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/status_chip.h"

#include <QFrame>
#include <QHash>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <functional>

namespace ui {

class AddDialog;
class ComposerEdit;
class LinkStrip;
class OwnNumbers;
class OwnTyping;
class ReplyPicker;
class Recorder;
class ReplyStrip;
class ScheduledStrip;
class SendFiles;
class VoiceStrip;

/// Writes and sends. It says which number answers, keeps what was begun in each chat, and never loses a text:
/// one that could not be taken stays, with the reason. `desk`, `numbers`, `theme` and `clock` outlive it.
class Composer : public QFrame {
    Q_OBJECT
public:
    Composer(door::Desk &desk, const OwnNumbers &numbers, Theme &theme, base::Clock &clock, QWidget *parent);
    ~Composer() override;

    /// Turns to a chat and shows what was begun there.
    void open(const model::Chat &chat);
    void close();
    /// What the store knows of the open chat; its draft is shown when nobody has written meanwhile.
    void know(const model::Chat &chat);
    /// @param text  of the message, as it is shown
    void reply(const model::Message &message, const QString &name, const QString &text);
    /// Takes an earlier text of ours to be changed; what was begun comes back afterwards.
    /// @param units  those whom it mentions
    void edit(const model::Message &message, const QList<MentionUnit> &units);
    bool dropReply(); ///< or the change; false: there was none
    bool dropVoice(); ///< what is recorded here; false: nothing is
    void editTaken(const QString &id); ///< the change is in the queue
    void editRefused(const QString &id, const QString &why); ///< the text stays to be tried again
    void focusText();
    bool canWrite() const { return canWrite_; }
    const QString &blocked() const { return blocked_; } ///< why not; empty when one can
    /// The text again as a new message.
    void sendAgain(const model::Message &message);
    void keepDraft(); ///< now
    /// Shows them before anything is sent; nothing when nothing can be attached now.
    void bringFiles(const QStringList &paths, SendAs as = SendAs::ItsKind);
    void bringPicture(const QImage &picture);
    bool mayAttach() const;
    Recorder &recorder() { return *recorder_; }
    /// Whether what is behind a link is looked at while it is written.
    void setLooksAtLinks(bool looks);
    void setEnterSends(bool sends);
    QString numberText() const; ///< which of ours answers, for people

Q_SIGNALS:
    void openNumbers();
    void sent(); ///< it is in the queue
    void editAsked(const QString &id, const QString &text, const QList<model::Jid> &mentions);
    void replyAsked(const QString &id); ///< what was taken back answered it
    void editLastAsked(); ///< the key Up where nothing is written
    void blockedChanged();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void showNumber();
    void showAge();
    void showBlock(const QString &reason, bool offerNumbers);
    void onTyped();
    void checkText();
    void send();
    void send(const model::Outgoing &message, bool isTyped);
    void emptyText();
    bool putBack(const model::Chat &chat, const QString &text);
    void restore(const model::Chat &chat, const QString &text, const base::Error &error);
    void tellError(const QString &sentence);
    void stopEditing();
    void showAttachMenu();
    void offerReplies();
    void takeReply(const SavedReply &reply);
    bool warnOfGap(const QString &text);
    void offerMentions();
    void offerLinks();
    void offerLater();
    void showLaterMenu();
    void askForTime(qint64 atMs, const std::function<void(qint64)> &then);
    void sendLater(qint64 atMs);
    void adoptMembers(QList<MentionUnit> units);
    void putText(const QString &text, const QList<MentionUnit> &units = {});
    void openDialog(AddDialog *dialog);
    void chooseFiles(SendAs as);
    SendFiles *openFiles();
    void connectVoice();
    void startVoice();
    void showVoice();
    bool isSpoken() const;
    static QString keyOf(const model::Chat &chat);
    QFuture<base::Result<void>> writeDraft(const model::Chat &chat, const QString &text);

    door::Desk &desk_;
    const OwnNumbers &numbers_;
    Theme &theme_;
    base::Clock &clock_;
    model::Chat chat_;
    model::AccountView number_;
    QString replyTo_;
    QString editing_; ///< the message that is being changed
    QString blocked_;
    bool canWrite_ = false;
    bool setting_ = false; ///< the text changes, but nobody types
    bool gapSeen_ = false; ///< somebody was told of it, and has typed nothing since
    bool typed_ = false; ///< since the chat was opened
    bool enterSends_ = true;
    bool isKept_ = true; ///< the store has the text, or is about to
    QHash<QString, QString> begun_; ///< what this window last wrote down, by chat
    OwnTyping *typing_;
    SavedReplies replies_;
    ReplyPicker *picker_ = nullptr;
    GroupMembers members_;
    LinkLooks links_;
    Scheduled scheduled_;
    Recorder *recorder_;
    QTimer keep_;
    QTimer age_;

    QWidget *mark_;
    QLabel *from_;
    StatusChip *chip_;
    ReplyStrip *strip_;
    LinkStrip *linkStrip_;
    ScheduledStrip *scheduledStrip_;
    QFrame *box_;
    ComposerEdit *edit_;
    IconButton *attach_;
    IconButton *turn_;
    IconButton *mic_;
    IconButton *later_;
    QAbstractButton *send_;
    VoiceStrip *voice_;
    QLabel *error_;
    QFrame *block_;
    QLabel *blockReason_;
    QPushButton *numbersButton_;
};

}
