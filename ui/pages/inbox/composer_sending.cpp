// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the composer: texts, answers, changes of earlier texts, and what is entered in a dialog.
#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/own_numbers.h"
#include "ui/models/typed_phone.h"
#include "ui/pages/inbox/add_contact.h"
#include "ui/pages/inbox/add_place.h"
#include "ui/pages/inbox/add_poll.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/composer_parts.h"
#include "ui/pages/inbox/link_strip.h"
#include "ui/pages/inbox/own_typing.h"

#include <QMenu>

namespace ui {

using base::Result;

void Composer::reply(const model::Message &message, const QString &name, const QString &text)
{
    if (!canWrite_)
        return;
    stopEditing();
    replyTo_ = message.id;
    strip_->setTexts(name, text);
    strip_->show();
    focusText();
}

void Composer::edit(const model::Message &message, const QList<MentionUnit> &units)
{
    if (!canWrite_ || isSpoken())
        return;
    keepDraft();
    replyTo_.clear();
    if (editing_.isEmpty())
        begun_.insert(keyOf(chat_), edit_->written().text); // comes back afterwards
    editing_ = message.id;
    error_->hide();
    attach_->setEnabled(false);
    mic_->setEnabled(false);
    putText(message.text, units);
    strip_->setEdited(edit_->text());
    strip_->show();
    checkText();
    focusText();
}

void Composer::stopEditing()
{
    if (editing_.isEmpty())
        return;
    editing_.clear();
    strip_->hide();
    error_->hide();
    attach_->setEnabled(true);
    mic_->setEnabled(true);
    putText(begun_.value(keyOf(chat_)));
    checkText();
}

bool Composer::dropReply()
{
    const bool had = !replyTo_.isEmpty() || !editing_.isEmpty();
    replyTo_.clear();
    stopEditing();
    strip_->hide();
    return had;
}

void Composer::editTaken(const QString &id)
{
    if (id == editing_)
        stopEditing();
}

void Composer::editRefused(const QString &id, const QString &why)
{
    if (id == editing_)
        tellError(why);
}

void Composer::send()
{
    if (!canWrite_ || !send_->isEnabled())
        return;
    const WrittenText written = edit_->written();
    if (warnOfGap(written.text))
        return;
    if (!editing_.isEmpty()) {
        Q_EMIT editAsked(editing_, written.text, written.mentions);
        return;
    }
    model::Outgoing message;
    message.to = chat_.jid;
    message.text = written.text;
    message.mentions = written.mentions;
    message.quotedId = replyTo_;
    message.takesDraft = true;
    if (const auto &look = links_.shown()) {
        message.content = look->preview;
        message.thumbnail = look->thumbnail;
    }
    emptyText();
    send(message, true);
}

/// What was begun goes with the message.
void Composer::emptyText()
{
    keep_.stop();
    typing_->stop();
    isKept_ = true;
    gapSeen_ = false;
    begun_.insert(keyOf(chat_), QString());
    setting_ = true;
    edit_->clear();
    setting_ = false;
    dropReply();
    checkText();
}

void Composer::sendAgain(const model::Message &message)
{
    if (!canWrite_)
        return;
    model::Outgoing again;
    again.to = chat_.jid;
    again.kind = message.kind;
    again.text = message.text;
    again.content = message.content;
    again.thumbnail = message.thumbnail;
    again.mentions = message.mentions;
    again.quotedId = message.quoted ? message.quoted->id : QString();
    send(again, false);
}

void Composer::send(const model::Outgoing &message, bool isTyped)
{
    const auto ask = [account = chat_.account, message](
                         door::Engine &engine) { return engine.chats().send(account, message); };
    whenAnswered(this, desk_.ask(ask),
        [this, isTyped, chat = chat_, text = message.text](const Result<model::Message> &queued) {
            if (queued)
                Q_EMIT sent();
            else if (isTyped)
                restore(chat, text, queued.error());
            else if (keyOf(chat) == keyOf(chat_))
                tellError(words::joined(words::fault(queued.error())));
        });
    error_->hide();
}

/// In front of what was written meanwhile; in its own chat, open or not. @return whether it is the open one
bool Composer::putBack(const model::Chat &chat, const QString &text)
{
    if (keyOf(chat) != keyOf(chat_) || !editing_.isEmpty()) {
        begun_.insert(keyOf(chat), text);
        static_cast<void>(writeDraft(chat, text));
        return false;
    }
    const QString meanwhile = edit_->written().text;
    putText(meanwhile.isEmpty() ? text : text + u'\n' + meanwhile);
    onTyped();
    return true;
}

/// What could not be taken comes back.
void Composer::restore(const model::Chat &chat, const QString &text, const base::Error &error)
{
    if (putBack(chat, text))
        tellError(words::joined(words::fault(error)));
}

void Composer::tellError(const QString &sentence)
{
    error_->setText(sentence);
    error_->setAccessibleName(sentence);
    error_->show();
}

void Composer::showAttachMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme_.icon(Icon::Picture), tr("Photos and videos …"), this,
        [this] { chooseFiles(SendAs::ItsKind); });
    menu->addAction(
        theme_.icon(Icon::File), tr("Document …"), this, [this] { chooseFiles(SendAs::Document); });
    menu->addAction(
        theme_.icon(Icon::Smile), tr("Sticker …"), this, [this] { chooseFiles(SendAs::Sticker); });
    menu->addAction(
        theme_.icon(Icon::Place), tr("Location …"), this, [this] { openDialog(new AddPlace(theme_, this)); });
    menu->addAction(theme_.icon(Icon::User), tr("Contact …"), this,
        [this] { openDialog(new AddContact(countryOf(number_, numbers_.clientOf(number_)), theme_, this)); });
    menu->addAction(
        theme_.icon(Icon::Poll), tr("Poll …"), this, [this] { openDialog(new AddPoll(theme_, this)); });
    const QSize size = menu->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? attach_->width() - size.width() : 0;
    menu->popup(attach_->mapToGlobal(QPoint(x, -size.height() - 4)));
}

void Composer::setEnterSends(bool sends)
{
    enterSends_ = sends;
    edit_->setEnterSends(sends);
    send_->setToolTip(sends ? tr("Send (Enter)") : tr("Send (Ctrl+Enter)"));
}

void Composer::setLooksAtLinks(bool looks)
{
    links_.setOn(looks);
    checkText();
}

void Composer::offerLinks()
{
    linkStrip_->hide();
    connect(&links_, &LinkLooks::changed, this, [this] {
        if (const auto &look = links_.shown())
            linkStrip_->setLook(*look);
        linkStrip_->setVisible(links_.shown().has_value());
    });
    connect(linkStrip_, &LinkStrip::closed, this, [this] {
        links_.refuse();
        focusText();
    });
}

/// To the chat that is open now, even if another one is when it is sent.
void Composer::openDialog(AddDialog *dialog)
{
    connect(dialog, &AddDialog::wanted, this, [this, dialog, chat = chat_](const model::Outgoing &wanted) {
        model::Outgoing message = wanted;
        message.to = chat.jid;
        message.quotedId = keyOf(chat) == keyOf(chat_) ? replyTo_ : QString();
        const auto ask = [account = chat.account, message](
                             door::Engine &engine) { return engine.chats().send(account, message); };
        whenAnswered(dialog, desk_.ask(ask), [this, dialog](const Result<model::Message> &queued) {
            if (!queued) {
                dialog->complain(words::joined(words::fault(queued.error())));
                return;
            }
            dialog->settle();
            if (editing_.isEmpty())
                dropReply();
            Q_EMIT sent();
        });
    });
    connect(dialog, &QDialog::finished, this, &Composer::focusText);
    dialog->open();
}

}
