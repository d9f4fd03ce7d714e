// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace model {

/// A text that somebody wrote to be sent at a later time. Nothing of it is on its way before.
struct ScheduledMessage {
    QString id; ///< ours; the message has it once it is sent
    AccountId account;
    Jid chat;
    QString text;
    QList<Jid> mentions;
    QString quotedId; ///< our id of the quoted message, or empty
    Content content; ///< what is behind its link, or nothing
    QByteArray thumbnail; ///< of that
    qint64 atMs = 0; ///< when it is to be sent, UTC
    std::optional<MessageError> error; ///< why it was not sent when its time came: it waits for somebody
};

}
