// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/older_bar.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/conversation_model.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>

namespace ui {

using base::Result;
using model::OlderMessages;

namespace {
// it takes room from the view itself: between showing and hiding lies more than its height
constexpr int kShownAt = 8;
constexpr int kHiddenAt = 200;
}

OlderBar::Ask OlderBar::throughDesk(door::Desk &desk)
{
    return [&desk](const model::AccountId &account, const model::Jid &jid) {
        return desk.ask(
            [account, jid](door::Engine &engine) { return engine.chats().askForOlder(account, jid); });
    };
}

OlderBar::OlderBar(ConversationModel &model, ConversationView &view, Ask ask, base::Clock &clock,
    Theme &theme, QWidget *parent)
    : QFrame(parent),
      model_(model),
      view_(view),
      ask_(std::move(ask)),
      text_(label(theme, Role::Caption, Tone::Second, this)),
      button_(button(theme, ButtonKind::Quiet, this)),
      clock_(clock)
{
    setProperty("role", QStringLiteral("sunken"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 6, 24, 6);
    layout->setSpacing(12);
    layout->addStretch(1);
    layout->addWidget(text_);
    layout->addWidget(button_);
    layout->addStretch(1);
    hide();
    connect(button_, &QPushButton::clicked, this, &OlderBar::ask);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &OlderBar::place);
    connect(&model, &ConversationModel::modelReset, this, &OlderBar::forget);
    connect(&model, &ConversationModel::opened, this, &OlderBar::place);
    connect(&model, &ConversationModel::chatChanged, this, &OlderBar::show);
    connect(&model, &ConversationModel::rowsInserted, this, [this](const QModelIndex &, int first) {
        if (first == 0 && asked_ != Asked::Asking) { // they have come
            asked_ = Asked::No;
            patience_ = {};
        }
        place();
    });
}

void OlderBar::forget()
{
    ++generation_;
    asked_ = Asked::No;
    patience_ = {};
    why_.clear();
    hide();
}

void OlderBar::place()
{
    const model::Chat &chat = model_.chat();
    const bool isWhole = model_.isOpen() && model_.isLoaded() && !model_.hasOlder() && model_.rowCount() > 0
        && (chat.jid.isPerson() || chat.jid.isGroup());
    const int value = view_.verticalScrollBar()->value();
    if (!isWhole || value > kHiddenAt)
        hide();
    else if (value <= kShownAt && !isVisibleTo(parentWidget())) {
        show();
        setVisible(true);
    }
}

QString OlderBar::text() const
{
    if (asked_ == Asked::Asking)
        return tr("Asking the phone …");
    if (asked_ == Asked::Yes)
        return tr("The phone was asked. Older messages appear here when it answers; it must be switched on.");
    if (asked_ == Asked::Failed)
        return why_;
    if (asked_ == Asked::Silent)
        return tr("The phone has not answered. Open WhatsApp on it, then try again.");
    const qint64 since = model_.rowCount() > 0 ? model_.at(0).timestampMs : model_.chat().sinceMs;
    const QString date
        = isolate(QLocale().toString(QDateTime::fromMSecsSinceEpoch(since).date(), QLocale::LongFormat));
    if (model_.chat().older == OlderMessages::No)
        return tr("All messages since %1 are here. The phone has none that are older.").arg(date);
    if (model_.chat().older == OlderMessages::NoAccess)
        return tr("Messages since %1 are here. The phone gives no older ones of this chat.").arg(date);
    return tr("Messages since %1 are here.").arg(date);
}

void OlderBar::show()
{
    if (!model_.isOpen())
        return;
    const bool mayAsk
        = model_.chat().older == OlderMessages::Yes || model_.chat().older == OlderMessages::Unknown;
    text_->setText(text());
    button_->setText(
        asked_ == Asked::Failed || asked_ == Asked::Silent ? tr("Try again") : tr("Get older messages"));
    button_->setVisible(mayAsk && asked_ != Asked::Asking && asked_ != Asked::Yes);
}

void OlderBar::ask()
{
    asked_ = Asked::Asking;
    show();
    whenAnswered(this, ask_(model_.chat().account, model_.chat().jid),
        [this, generation = generation_](const Result<void> &done) {
            if (generation != generation_)
                return;
            asked_ = done ? Asked::Yes : Asked::Failed;
            if (!done)
                why_ = words::joined(words::fault(done.error()));
            else
                patience_ = clock_.after(kPatience, [this] {
                    asked_ = Asked::Silent;
                    show();
                });
            show();
        });
}

void OlderBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

}
