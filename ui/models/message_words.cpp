// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_words.h"

#include <QCoreApplication>

namespace ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(messages)
};
}

bool isPlaceholder(const model::Message &message)
{
    return message.kind != model::MessageKind::Text;
}

QString shownText(const model::Message &message)
{
    switch (message.kind) {
    case model::MessageKind::Undecryptable:
        return Words::tr("Waiting for this message. It is being sent again by the other phone.");
    case model::MessageKind::Text:
        return message.text;
    default:
        return Words::tr("This kind of message cannot be shown here yet. It is kept; see it on the phone.");
    }
}

}
