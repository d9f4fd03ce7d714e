// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/message_acts.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"

namespace ui {

using base::Result;
using model::Message;
using model::MessageKind;
using model::MessageState;

MessageActs::Send MessageActs::throughDesk(door::Desk &desk)
{
    return [&desk](const model::AccountId &account, const model::Outgoing &message) {
        return desk.ask(
            [account, message](door::Engine &engine) { return engine.chats().send(account, message); });
    };
}

MessageActs::Mark MessageActs::markThroughDesk(door::Desk &desk)
{
    return [&desk](MessageAct act, const QString &id, bool on) {
        return desk.ask([act, id, on](door::Engine &engine) {
            return act == MessageAct::Star  ? engine.chats().star(id, on)
                : act == MessageAct::Cancel ? engine.chats().cancel(id)
                                            : engine.chats().deleteForMe(id);
        });
    };
}

MessageActs::MessageActs(
    ConversationModel &model, Changes &changes, base::Clock &clock, Send send, QObject *parent)
    : QObject(parent), model_(model), clock_(clock), send_(std::move(send))
{
    connect(&changes, &Changes::messageChanged, this, &MessageActs::take);
    connect(&changes, &Changes::missed, this, [this] {
        const QList<QString> targets = waiting_.keys();
        waiting_.clear();
        for (const QString &target : targets)
            model_.setWaiting(target, {});
    });
}

bool MessageActs::allows(MessageAct act, const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0)
        return false;
    const QString why = whyNot(act, model_.at(row), nowMs(), blocked_);
    if (!why.isEmpty())
        Q_EMIT said(StateShape::Warn, tr("This cannot be done with the message: %1").arg(why));
    return why.isEmpty();
}

void MessageActs::react(const QString &id, const QString &emoji)
{
    if (!allows(MessageAct::React, id))
        return;
    model::Outgoing act;
    act.kind = MessageKind::Reaction;
    act.text = emoji;
    send(model_.at(model_.rowOf(id)), act);
}

void MessageActs::edit(const QString &id, const QString &text, const QList<model::Jid> &mentions)
{
    const int row = model_.rowOf(id);
    const QString why = row < 0 ? tr("the message is not here any more")
                                : whyNot(MessageAct::Edit, model_.at(row), nowMs(), blocked_);
    if (!why.isEmpty()) {
        Q_EMIT editRefused(id, tr("The text cannot be changed: %1").arg(why));
        return;
    }
    model::Outgoing act;
    act.kind = MessageKind::Edit;
    act.text = text;
    act.mentions = mentions;
    send(model_.at(row), act);
}

void MessageActs::remove(const QString &id)
{
    if (!allows(MessageAct::Delete, id))
        return;
    model::Outgoing act;
    act.kind = MessageKind::Delete;
    send(model_.at(model_.rowOf(id)), act);
}

void MessageActs::star(const QString &id)
{
    if (allows(MessageAct::Star, id))
        mark(MessageAct::Star, id, !model_.at(model_.rowOf(id)).isStarred);
}

void MessageActs::removeHere(const QString &id)
{
    if (allows(MessageAct::DeleteHere, id))
        mark(MessageAct::DeleteHere, id, true);
}

void MessageActs::cancel(const QString &id)
{
    if (allows(MessageAct::Cancel, id))
        mark(MessageAct::Cancel, id, true);
}

void MessageActs::mark(MessageAct act, const QString &id, bool on)
{
    if (!mark_)
        return;
    whenAnswered(this, mark_(act, id, on), [this](const Result<void> &done) {
        if (!done)
            Q_EMIT said(StateShape::Error, words::joined(words::fault(done.error())));
    });
}

void MessageActs::vote(const QString &id, int option)
{
    if (!allows(MessageAct::Vote, id))
        return;
    const Message &poll = model_.at(model_.rowOf(id));
    const auto options = voteAfter(poll, option);
    if (!options) {
        Q_EMIT said(StateShape::Warn, tr("This poll takes no more choices. Take one back first."));
        return;
    }
    model::Outgoing act;
    act.kind = MessageKind::Vote;
    act.options = *options;
    send(poll, act);
}

void MessageActs::send(const Message &target, model::Outgoing act)
{
    act.to = model_.chat().jid;
    act.target = target.id;
    const MessageKind kind = act.kind;
    const QString words = kind == MessageKind::Reaction ? tr("Reacting …")
        : kind == MessageKind::Edit                     ? tr("Changing …")
        : kind == MessageKind::Delete                   ? tr("Deleting …")
                                                        : tr("Voting …");
    waiting_.insert(act.target, kind);
    const auto answer = send_(target.account, act);
    model_.setWaiting(act.target, words); // `target` may live in the model: last
    whenAnswered(this, answer, [this, id = act.target, kind](const Result<Message> &queued) {
        if (queued) {
            if (kind == MessageKind::Edit)
                Q_EMIT editTaken(id);
            take(*queued);
            return;
        }
        waiting_.remove(id);
        model_.setWaiting(id, {});
        const QString why = words::joined(words::fault(queued.error()));
        if (kind == MessageKind::Edit)
            Q_EMIT editRefused(id, why);
        else
            tellFailure(kind, why);
    });
}

/// Of an act: how far it is. Of its target: it has changed.
void MessageActs::take(const Message &message)
{
    if (!model::isAddOn(message.kind)) {
        const auto waiting = waiting_.constFind(message.id);
        const bool isDone = waiting != waiting_.cend()
            && ((*waiting == MessageKind::Delete && message.deletedMs > 0)
                || (*waiting == MessageKind::Edit && message.editedMs > 0));
        if (isDone) {
            waiting_.remove(message.id);
            model_.setWaiting(message.id, {});
        }
        return;
    }
    if (message.direction != model::Direction::Out || message.state == MessageState::Queued
        || message.state == MessageState::Sending)
        return;
    if (waiting_.value(message.target, message.kind) == message.kind) {
        waiting_.remove(message.target);
        model_.setWaiting(message.target, {});
    }
    if (message.state == MessageState::Failed)
        tellFailure(message.kind, message.error ? words::joined(words::message(*message.error)) : QString());
}

void MessageActs::tellFailure(MessageKind kind, const QString &why)
{
    const QString what = kind == MessageKind::Reaction ? tr("The reaction was not sent. %1")
        : kind == MessageKind::Edit                    ? tr("The message was not changed. %1")
        : kind == MessageKind::Delete                  ? tr("The message was not deleted. %1")
                                                       : tr("The vote was not sent. %1");
    Q_EMIT said(StateShape::Error, what.arg(why).trimmed());
}

}
