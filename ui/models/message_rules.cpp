// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_rules.h"

#include "ui/models/message_words.h"
#include "ui/models/reactions.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using model::Message;
using model::MessageKind;
using model::MessageState;

namespace {

/// Less than the network allows: the change must be there in time.
constexpr qint64 kEditMs = 15 * 60'000;
constexpr qint64 kDeleteMs = 60 * 3'600'000LL;

struct ActWords {
    Q_DECLARE_TR_FUNCTIONS(acts)
};

bool hasLeft(const Message &message)
{
    return message.state != MessageState::Queued && message.state != MessageState::Sending
        && message.state != MessageState::Failed && message.state != MessageState::Cancelled;
}

/// Why nothing at all can be done upon it.
QString whyNotAny(const Message &message)
{
    if (message.deletedMs > 0)
        return ActWords::tr("it was deleted");
    if (message.kind == MessageKind::Undecryptable)
        return ActWords::tr("it is not readable yet");
    if (!hasLeft(message))
        return ActWords::tr("it was not sent");
    return {};
}

QString whyNotOwn(const Message &message, qint64 nowMs, qint64 within, const QString &tooOld)
{
    if (message.direction != model::Direction::Out)
        return ActWords::tr("somebody else wrote it");
    return nowMs - message.timestampMs >= within ? tooOld : QString();
}

}

QString whyNot(MessageAct act, const Message &message, qint64 nowMs, const QString &blocked)
{
    if (act == MessageAct::Copy)
        return isPlaceholder(message) || writtenText(message).isEmpty() ? ActWords::tr("it has no text")
                                                                        : QString();
    if (act == MessageAct::Cancel)
        return message.direction != model::Direction::Out ? ActWords::tr("somebody else wrote it")
            : message.state == MessageState::Queued       ? QString()
                                                          : ActWords::tr("it does not wait any more");
    if (act == MessageAct::DeleteHere) // whatever it is, but not under the sender's hands
        return message.state == MessageState::Queued || message.state == MessageState::Sending
            ? ActWords::tr("it is on its way out")
            : QString();
    if (const QString any = whyNotAny(message); !any.isEmpty())
        return any;
    if (act == MessageAct::Star)
        return {};
    if (act == MessageAct::Vote && !model::contentAs<model::Poll>(message.content))
        return ActWords::tr("it is no poll");
    if (act == MessageAct::Edit) {
        if (message.kind != MessageKind::Text)
            return ActWords::tr("only texts can be changed");
        const QString old = ActWords::tr("it is older than 15 minutes");
        if (const QString own = whyNotOwn(message, nowMs, kEditMs, old); !own.isEmpty())
            return own;
    }
    if (act == MessageAct::Delete) {
        const QString old = ActWords::tr("it is older than 60 hours");
        if (const QString own = whyNotOwn(message, nowMs, kDeleteMs, old); !own.isEmpty())
            return own;
    }
    // the whole reason stands where one would write
    return blocked.isEmpty() ? QString() : ActWords::tr("nothing can be sent in this conversation now");
}

bool isPossible(MessageAct act, const Message &message, qint64 nowMs)
{
    return whyNot(act, message, nowMs, {}).isEmpty();
}

bool canBeSentAgain(const Message &message)
{
    return message.deletedMs == 0
        && (message.kind == MessageKind::Text || message.kind == MessageKind::Location
            || message.kind == MessageKind::Contacts || message.kind == MessageKind::Poll
            || model::isMedia(message.kind));
}

std::optional<QList<int>> voteAfter(const Message &message, int option)
{
    const auto *poll = model::contentAs<model::Poll>(message.content);
    if (!poll || option < 0 || option >= poll->options.size())
        return std::nullopt;
    QList<int> chosen = ownVote(message.votes);
    if (chosen.removeAll(option) > 0)
        return chosen;
    if (poll->selectable == 1)
        chosen.clear();
    else if (poll->selectable > 0 && chosen.size() >= poll->selectable)
        return std::nullopt;
    chosen.append(option);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}
