// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon.h"

#include <array>

namespace ui {

namespace {
/// In the order of Icon.
constexpr std::array<const char *, kIcons> kNames{"dashboard", "inbox", "groups", "broadcast", "contacts",
    "reports", "ghl", "logs", "numbers", "settings", "search", "plus", "close", "check", "down", "next",
    "back", "send", "attach", "mic", "smile", "dir", "more", "filter", "phone", "user", "lock", "copy",
    "refresh", "clock", "file", "tag", "pause", "mute", "pin", "shield", "reply", "trash", "link", "picture",
    "film", "sound", "place", "calendar", "poll", "minus", "play"};
}

QString iconFile(Icon icon)
{
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kNames[static_cast<std::size_t>(icon)]));
}

bool isMirrored(Icon icon)
{
    switch (icon) {
    case Icon::Inbox:
    case Icon::Broadcast:
    case Icon::Logs:
    case Icon::Next:
    case Icon::Back:
    case Icon::Send:
    case Icon::Reply:
    case Icon::Dir:
        return true;
    default:
        return false;
    }
}

}
