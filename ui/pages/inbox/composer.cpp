// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/composer.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/own_numbers.h"
#include "ui/models/recorder.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/composer_parts.h"
#include "ui/pages/inbox/link_strip.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/own_typing.h"
#include "ui/pages/inbox/scheduled_strip.h"
#include "ui/pages/inbox/voice_strip.h"
#include "ui/theme/account_state.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

#include <chrono>

namespace ui {

using base::Result;

namespace {

/// What the network takes, in UTF-8.
constexpr qsizetype kLongestTyped = 65'536;

}

QString Composer::keyOf(const model::Chat &chat)
{
    return chat.account.value + u'/' + QString::fromLatin1(chat.jid.text());
}

QFuture<Result<void>> Composer::writeDraft(const model::Chat &chat, const QString &text)
{
    return desk_.ask([account = chat.account, jid = chat.jid, text](
                         door::Engine &engine) { return engine.chats().setDraft(account, jid, text); });
}

Composer::Composer(
    door::Desk &desk, const OwnNumbers &numbers, Theme &theme, base::Clock &clock, QWidget *parent)
    : QFrame(parent),
      desk_(desk),
      numbers_(numbers),
      theme_(theme),
      clock_(clock),
      typing_(new OwnTyping(
          [&desk](const model::Chat &chat, bool on) {
              static_cast<void>(desk.ask([account = chat.account, jid = chat.jid, on](door::Engine &engine) {
                  return engine.contacts().setTyping(
                      account, jid, on ? model::Doing::Typing : model::Doing::Nothing);
              }));
          },
          clock, this)),
      replies_(desk),
      members_(GroupMembers::throughDesk(desk)),
      links_(LinkLooks::throughDesk(desk)),
      scheduled_(desk),
      recorder_(new Recorder(Recorder::throughDesk(desk), systemAudioIn(), this)),
      mark_(new NumberMark(theme, 16, this)),
      from_(label(theme, Role::Caption, Tone::Second, this)),
      chip_(new StatusChip(theme, this)),
      strip_(new ReplyStrip(theme, this)),
      linkStrip_(new LinkStrip(theme, this)),
      scheduledStrip_(new ScheduledStrip(scheduled_, theme, clock, this)),
      box_(new RoundBox(theme, this)),
      edit_(new ComposerEdit(theme, box_)),
      attach_(new IconButton(theme, Icon::Attach, box_)),
      turn_(new IconButton(theme, Icon::Dir, box_)),
      mic_(new IconButton(theme, Icon::Mic, box_)),
      later_(new IconButton(theme, Icon::Clock, box_)),
      send_(new SendButton(theme, box_)),
      voice_(new VoiceStrip(*recorder_, theme, box_)),
      error_(label(theme, Role::Caption, Tone::Error, this)),
      block_(new QFrame(this)),
      blockReason_(label(theme, Role::Body, Tone::Second, block_)),
      numbersButton_(button(theme, ButtonKind::Plain, block_))
{
    setProperty("role", QStringLiteral("surface"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    build();
    keep_.setSingleShot(true);
    keep_.setInterval(std::chrono::milliseconds(400));
    age_.setInterval(std::chrono::seconds(1));
    connect(&keep_, &QTimer::timeout, this, &Composer::keepDraft);
    connect(&age_, &QTimer::timeout, this, &Composer::showAge);
    connect(edit_, &QTextEdit::textChanged, this, &Composer::onTyped);
    connect(edit_, &ComposerEdit::sendAsked, this, qOverload<>(&Composer::send));
    connect(edit_, &ComposerEdit::upInEmpty, this, &Composer::editLastAsked);
    connect(
        edit_, &ComposerEdit::filesBrought, this, [this](const QStringList &paths) { bringFiles(paths); });
    connect(edit_, &ComposerEdit::pictureBrought, this, &Composer::bringPicture);
    connect(attach_, &QToolButton::clicked, this, &Composer::showAttachMenu);
    connect(edit_, &ComposerEdit::focused, this,
        [this](bool has) { static_cast<RoundBox *>(box_)->setLit(has); });
    connect(send_, &QAbstractButton::clicked, this, qOverload<>(&Composer::send));
    connect(turn_, &QToolButton::clicked, this, [this] {
        edit_->turn();
        edit_->setFocus(Qt::OtherFocusReason);
    });
    connect(strip_, &ReplyStrip::closed, this, [this] {
        dropReply();
        focusText();
    });
    connectVoice();
    connect(numbersButton_, &QPushButton::clicked, this, &Composer::openNumbers);
    offerReplies();
    offerMentions();
    offerLinks();
    offerLater();
    connect(&numbers, &OwnNumbers::changed, this, &Composer::showNumber);
    retranslate();
    close();
}

Composer::~Composer()
{
    keepDraft();
}

void Composer::build()
{
    from_->setTextFormat(Qt::RichText);
    from_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    error_->setWordWrap(true);
    error_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    blockReason_->setWordWrap(true);
    block_->hide();

    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(mark_);
    first->addWidget(from_, 1);
    first->addWidget(chip_);
    auto *inBox = new QHBoxLayout(box_);
    inBox->setContentsMargins(6, 5, 5, 5);
    inBox->setSpacing(4);
    inBox->addWidget(attach_, 0, Qt::AlignBottom);
    inBox->addWidget(edit_, 1);
    inBox->addWidget(turn_, 0, Qt::AlignBottom);
    inBox->addWidget(mic_, 0, Qt::AlignBottom);
    inBox->addWidget(voice_, 1);
    inBox->addWidget(later_, 0, Qt::AlignBottom);
    inBox->addWidget(send_, 0, Qt::AlignBottom);
    auto *inBlock = new QHBoxLayout(block_);
    inBlock->setContentsMargins(0, 4, 0, 4);
    inBlock->setSpacing(12);
    inBlock->addWidget(blockReason_, 1);
    inBlock->addWidget(numbersButton_);

    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(16, 8, 16, 12);
    inside->setSpacing(6);
    inside->addLayout(first);
    inside->addWidget(scheduledStrip_);
    inside->addWidget(strip_);
    inside->addWidget(linkStrip_);
    inside->addWidget(box_);
    inside->addWidget(block_);
    inside->addWidget(error_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(hairline(this));
    layout->addLayout(inside);
}

void Composer::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Composer::hideEvent(QHideEvent *event)
{
    keepDraft();
    typing_->stop();
    recorder_->hold(); // nobody is overheard by a window that is not there
    QFrame::hideEvent(event);
}

void Composer::retranslate()
{
    edit_->setAccessibleName(tr("Message"));
    attach_->setName(tr("Attach"));
    turn_->setName(tr("Change the writing direction"), QStringLiteral("Ctrl+Shift+X"));
    mic_->setName(tr("Record a voice message"));
    later_->setName(tr("Send later"));
    send_->setAccessibleName(tr("Send"));
    setEnterSends(enterSends_);
    numbersButton_->setText(tr("Open Numbers"));
    showNumber();
}

void Composer::open(const model::Chat &chat)
{
    keepDraft();
    typing_->stop();
    recorder_->hold();
    chat_ = chat;
    typed_ = false;
    replyTo_.clear();
    editing_.clear();
    attach_->setEnabled(true);
    mic_->setEnabled(true);
    strip_->hide();
    error_->hide();
    members_.setChat(chat);
    scheduled_.setChat(chat.account, chat.jid);
    putText(begun_.value(keyOf(chat), chat.draft));
    replies_.reload();
    replies_.setNumber(chat.account);
    showNumber();
    showVoice();
    checkText();
    age_.start();
}

void Composer::close()
{
    keepDraft();
    typing_->stop();
    recorder_->hold();
    age_.stop();
    chat_ = {};
    members_.setChat({});
    scheduled_.setChat({}, {});
    replyTo_.clear();
    editing_.clear();
    attach_->setEnabled(true);
    mic_->setEnabled(true);
    strip_->hide();
    error_->hide();
    setting_ = true;
    edit_->clear();
    setting_ = false;
    links_.setText({});
    showVoice();
}

void Composer::know(const model::Chat &chat)
{
    const bool sameDraft = chat.draft == edit_->written().text;
    const QString before = keyOf(chat_);
    chat_ = chat;
    // a number that was hidden may be known now: the chat has another address, the text stays
    if (const QString now = keyOf(chat_); now != before && begun_.contains(before))
        begun_.insert(now, begun_.take(before));
    if (!typed_ && editing_.isEmpty() && !sameDraft && !begun_.contains(keyOf(chat)))
        putText(chat.draft);
    scheduled_.setChat(chat.account, chat.jid);
    scheduled_.reload();
    showNumber();
    checkText();
}

void Composer::showNumber()
{
    if (chat_.account.value.isEmpty())
        return;
    const auto known = numbers_.find(chat_.account);
    if (!known && !numbers_.isKnown())
        return;
    number_ = known.value_or(model::AccountView());
    const QString number
        = number_.pn.isEmpty() ? QString() : phone(u'+' + QString::fromLatin1(number_.pn.user));
    from_->setAlignment(
        QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading) | Qt::AlignAbsolute | Qt::AlignVCenter);
    from_->setText(tr("Answering from %1 %2")
                       .arg(QStringLiteral("<b>%1</b>").arg(isolate(number_.label.toHtmlEscaped())), number));
    from_->setAccessibleName(
        tr("Answering from %1 %2").arg(number_.label, u'+' + QString::fromLatin1(number_.pn.user)));
    static_cast<NumberMark *>(mark_)->setMark(markOf(number_, numbers_));
    showAge();
    const QString name = shownName(whoOf(chat_));
    edit_->setPlaceholderText(tr("Message to %1").arg(name));
    if (!known)
        showBlock(tr("The number of this conversation was removed. What was written stays here to be read."),
            false);
    else if (!OwnNumbers::mayWrite(number_))
        showBlock(
            tr("This number cannot write now. %1").arg(words::joined(words::account(number_))).trimmed(),
            true);
    else if (!chat_.cannotWrite.isEmpty())
        showBlock(words::joined(words::fault({base::Fault::Refused, {}, chat_.cannotWrite})), false);
    else if (!chat_.jid.isPerson() && !chat_.jid.isGroup())
        showBlock(tr("This conversation can be answered on the phone only."), false);
    else
        showBlock({}, false);
}

void Composer::showBlock(const QString &reason, bool offerNumbers)
{
    canWrite_ = reason.isEmpty();
    if (blocked_ != reason) {
        blocked_ = reason;
        Q_EMIT blockedChanged();
    }
    box_->setVisible(canWrite_);
    block_->setVisible(!canWrite_);
    blockReason_->setText(reason);
    numbersButton_->setVisible(offerNumbers);
    if (!canWrite_) {
        recorder_->hold();
        dropReply();
    }
}

void Composer::showAge()
{
    const qint64 since = number_.lastProofMs > 0 ? clock_.wallMs() - number_.lastProofMs : -1;
    const bool isProved = number_.state == model::AccountState::Connected && since >= 0;
    chip_->setVisible(!number_.id.value.isEmpty());
    chip_->setState(shapeOf(number_.state), words::stateName(number_.state),
        isProved ? age(std::max<qint64>(0, since)) : QString());
}

void Composer::onTyped()
{
    if (setting_)
        return;
    error_->hide();
    gapSeen_ = false;
    checkText();
    if (!editing_.isEmpty())
        return;
    typed_ = true;
    isKept_ = false;
    keep_.start();
    typing_->typed(chat_, edit_->text().trimmed().isEmpty());
}

void Composer::checkText()
{
    const QString text = edit_->text();
    const bool isTooLong = text.size() > kLongestTyped;
    send_->setEnabled(!text.trimmed().isEmpty() && !isTooLong);
    later_->setVisible(send_->isEnabled() && editing_.isEmpty() && !isSpoken());
    links_.setText(editing_.isEmpty() && canWrite_ ? text : QString());
    if (isTooLong)
        tellError(tr("This text is longer than WhatsApp takes. Shorten it, or send it in parts."));
}

void Composer::keepDraft()
{
    keep_.stop();
    if (isKept_ || !editing_.isEmpty())
        return; // a text that is being changed is no draft
    isKept_ = true;
    const QString text = edit_->written().text;
    begun_.insert(keyOf(chat_), text);
    whenAnswered(this, writeDraft(chat_, text), [this, key = keyOf(chat_)](const Result<void> &kept) {
        if (!kept && key == keyOf(chat_))
            tellError(words::joined(words::fault(kept.error())));
    });
}

void Composer::focusText()
{
    if (canWrite_)
        (isSpoken() ? static_cast<QWidget *>(voice_) : edit_)->setFocus(Qt::OtherFocusReason);
    else if (numbersButton_->isVisible())
        numbersButton_->setFocus(Qt::OtherFocusReason);
}

}
