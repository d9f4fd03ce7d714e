// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// The line drawings of the window (resources/icons), on a grid of 24.
enum class Icon {
    Dashboard,
    Inbox,
    Groups,
    Broadcast,
    Contacts,
    Reports,
    Ghl,
    Logs,
    Numbers,
    Settings,
    Search,
    Plus,
    Close,
    Check,
    Down,
    Next,
    Back,
    Send,
    Attach,
    Mic,
    Smile,
    Dir,
    More,
    Filter,
    Phone,
    User,
    Lock,
    Copy,
    Refresh,
    Clock,
    File,
    Tag,
    Pause,
    Mute,
    Pin,
    Shield,
    Reply,
    Trash,
    Link,
    Picture,
    Film,
    Sound,
    Place,
    Calendar,
    Poll,
    Minus,
    Play
};

inline constexpr int kIcons = 47;

QString iconFile(Icon icon);
/// Whether it points somewhere and so turns round where text runs from right to left.
bool isMirrored(Icon icon);

}
