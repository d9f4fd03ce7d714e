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

QString olderWord(OlderMessages older)
{
    switch (older) {
    case OlderMessages::Unknown:
        return QStringLiteral("unknown");
    case OlderMessages::Yes:
        return QStringLiteral("yes");
    case OlderMessages::No:
        return QStringLiteral("no");
    case OlderMessages::NoAccess:
        return QStringLiteral("no_access");
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
    case MessageKind::Image:
        return QStringLiteral("image");
    case MessageKind::Video:
        return QStringLiteral("video");
    case MessageKind::Gif:
        return QStringLiteral("gif");
    case MessageKind::Audio:
        return QStringLiteral("audio");
    case MessageKind::Voice:
        return QStringLiteral("voice");
    case MessageKind::Document:
        return QStringLiteral("document");
    case MessageKind::Sticker:
        return QStringLiteral("sticker");
    case MessageKind::Location:
        return QStringLiteral("location");
    case MessageKind::LiveLocation:
        return QStringLiteral("live_location");
    case MessageKind::Contacts:
        return QStringLiteral("contact");
    case MessageKind::Poll:
        return QStringLiteral("poll");
    case MessageKind::Event:
        return QStringLiteral("event");
    case MessageKind::GroupInvite:
        return QStringLiteral("group_invite");
    case MessageKind::ViewOnce:
        return QStringLiteral("view_once");
    case MessageKind::Album:
        return QStringLiteral("album");
    case MessageKind::System:
        return QStringLiteral("system");
    case MessageKind::Reaction:
        return QStringLiteral("reaction");
    case MessageKind::Edit:
        return QStringLiteral("edit");
    case MessageKind::Delete:
        return QStringLiteral("delete");
    case MessageKind::Vote:
        return QStringLiteral("vote");
    }
    return QStringLiteral("unsupported"); // a database of a later version
}

bool isMedia(MessageKind kind)
{
    return kind >= MessageKind::Image && kind <= MessageKind::Sticker;
}

}
