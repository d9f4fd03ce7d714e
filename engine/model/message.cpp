// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/message.h"

namespace model {

QString stateWord(MessageState state)
{
    switch (state) {
    case MessageState::Queued:
        return QStringLiteral("queued");
    case MessageState::Sending:
        return QStringLiteral("sending");
    case MessageState::Sent:
        return QStringLiteral("sent");
    case MessageState::Delivered:
        return QStringLiteral("delivered");
    case MessageState::Read:
        return QStringLiteral("read");
    case MessageState::Played:
        return QStringLiteral("played");
    case MessageState::Failed:
        return QStringLiteral("failed");
    case MessageState::Cancelled:
        return QStringLiteral("cancelled");
    case MessageState::Received:
        return QStringLiteral("received");
    }
    Q_UNREACHABLE();
}

QString kindWord(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Text:
        return QStringLiteral("text");
    case MessageKind::Unsupported:
        return QStringLiteral("unsupported");
    case MessageKind::Undecryptable:
        return QStringLiteral("undecryptable");
    }
    Q_UNREACHABLE();
}

}
