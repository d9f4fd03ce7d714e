// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scheduled.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"

#include <algorithm>

namespace ui {

using base::Result;
using model::ScheduledMessage;

QString whyNotSent(const ScheduledMessage &message)
{
    if (!message.error)
        return {};
    if (message.error->code == QStringLiteral("missed"))
        return Scheduled::tr(
            "Not sent: at that time Gesher was not running, or this computer slept. Send it now, or "
            "choose another time.");
    return Scheduled::tr("Not sent: %1")
        .arg(words::joined(words::fault({message.error->fault, message.error->detail, message.error->code})));
}

void Scheduled::setChat(const model::AccountId &account, const model::Jid &chat)
{
    if (account == account_ && chat == chat_)
        return;
    account_ = account;
    chat_ = chat;
    all_.clear();
    Q_EMIT changed();
    reload();
}

void Scheduled::reload()
{
    if (chat_.isEmpty())
        return;
    const auto ask = [account = account_, chat = chat_](
                         door::Engine &engine) { return engine.schedule().list(account, chat); };
    whenAnswered(this, desk_.ask(ask),
        [this, account = account_, chat = chat_](const Result<QList<ScheduledMessage>> &all) {
            if (!all || account != account_ || chat != chat_ || (all->isEmpty() && all_.isEmpty()))
                return;
            all_ = *all;
            Q_EMIT changed();
        });
}

void Scheduled::keep(const ScheduledMessage &message)
{
    const auto ask = [message](door::Engine &engine) { return engine.schedule().keep(message, true); };
    whenAnswered(this, desk_.ask(ask), [this, message](const Result<ScheduledMessage> &done) {
        if (!done) {
            Q_EMIT notKept(message, done.error());
            return;
        }
        Q_EMIT kept();
        reload();
    });
}

template <class Ask>
void Scheduled::tell(Ask ask)
{
    whenAnswered(this, desk_.ask(ask), [this](const auto &done) {
        if (!done)
            Q_EMIT failed(words::joined(words::fault(done.error())));
        reload();
    });
}

void Scheduled::move(const QString &id, qint64 atMs)
{
    tell([id, atMs](door::Engine &engine) { return engine.schedule().move(id, atMs); });
}

void Scheduled::sendNow(const QString &id)
{
    tell([id](door::Engine &engine) { return engine.schedule().sendNow(id); });
}

void Scheduled::takeBack(const QString &id)
{
    const auto found = std::find_if(
        all_.cbegin(), all_.cend(), [&](const ScheduledMessage &message) { return message.id == id; });
    if (found == all_.cend())
        return;
    const auto ask = [id](door::Engine &engine) { return engine.schedule().remove(id); };
    whenAnswered(this, desk_.ask(ask), [this, message = *found](const Result<void> &done) {
        if (done)
            Q_EMIT takenBack(message);
        else
            Q_EMIT failed(words::joined(words::fault(done.error())));
        reload();
    });
}

}
