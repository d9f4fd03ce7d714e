// SPDX-License-Identifier: GPL-3.0-or-later
// What is spoken instead of written.
#include "ui/models/recorder.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/voice_strip.h"

namespace ui {

void Composer::connectVoice()
{
    connect(mic_, &QToolButton::clicked, this, &Composer::startVoice);
    connect(recorder_, &Recorder::changed, this, &Composer::showVoice);
    connect(voice_, &VoiceStrip::cancelAsked, this, &Composer::dropVoice);
    connect(voice_, &VoiceStrip::sendAsked, this, [this] { recorder_->send(replyTo_); });
    connect(recorder_, &Recorder::failed, this, &Composer::tellError);
    connect(recorder_, &Recorder::queued, this, [this] {
        if (editing_.isEmpty())
            dropReply();
        focusText();
        Q_EMIT sent();
    });
}

/// Whether there is a recording for the chat that is open.
bool Composer::isSpoken() const
{
    return recorder_->is() != Recorder::Is::Idle && keyOf(recorder_->chat()) == keyOf(chat_);
}

bool Composer::dropVoice()
{
    if (!isSpoken() || recorder_->is() == Recorder::Is::Sending)
        return false;
    recorder_->cancel();
    focusText();
    return true;
}

void Composer::startVoice()
{
    if (!mayAttach())
        return;
    error_->hide();
    if (recorder_->is() != Recorder::Is::Idle)
        tellError(tr("A recording waits in the conversation with %1. Send it or throw it away first.")
                      .arg(shownName(whoOf(recorder_->chat()))));
    else if (!recorder_->start(chat_))
        tellError(tr("There is no microphone that Gesher could use. Connect one, then try again."));
    else
        focusText();
}

/// The strip stands where text and buttons are.
void Composer::showVoice()
{
    const bool isHere = isSpoken();
    if (voice_->isVisibleTo(box_) == isHere)
        return;
    for (QWidget *written : {static_cast<QWidget *>(attach_), static_cast<QWidget *>(edit_),
             static_cast<QWidget *>(turn_), static_cast<QWidget *>(mic_), static_cast<QWidget *>(send_)})
        written->setVisible(!isHere);
    later_->setVisible(!isHere && send_->isEnabled());
    voice_->setVisible(isHere);
}

}
