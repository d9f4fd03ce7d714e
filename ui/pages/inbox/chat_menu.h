// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

#include <QKeySequence>
#include <QMenu>

namespace ui {

/// What can be done to a chat in the list.
enum class ChatAct { Pin, Unpin, Archive, Unarchive, Mute, Unmute, MarkUnread, MarkRead, Delete };

/// The keys of an act: one toggles, so both have the same. Empty: none.
QKeySequence keysOf(ChatAct act);

/// The menu of one chat. Deletes itself when it closes.
class ChatMenu : public QMenu {
    Q_OBJECT
public:
    ChatMenu(const model::Chat &chat, qint64 nowMs, QWidget *parent);

Q_SIGNALS:
    void chosen(ui::ChatAct act);
    void muted(qint64 untilMs); ///< as ChatMarks has it

private:
    void add(ChatAct act, const QString &text);
    void addMute(qint64 nowMs);
};

}
