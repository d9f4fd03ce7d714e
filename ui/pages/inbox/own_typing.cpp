// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/own_typing.h"

namespace ui {

OwnTyping::OwnTyping(Tell tell, base::Clock &clock, QObject *parent)
    : QObject(parent), tell_(std::move(tell)), clock_(clock)
{
}

OwnTyping::~OwnTyping()
{
    stop();
}

void OwnTyping::typed(const model::Chat &chat, bool isEmpty)
{
    const bool isOther = chat_ && (chat_->account != chat.account || !chat_->jid.sameUser(chat.jid));
    if (isOther || isEmpty)
        stop();
    if (isEmpty)
        return;
    pause_ = clock_.after(kPause, [this] { stop(); });
    if (chat_ && clock_.monotonic() - toldAt_ < kAgain)
        return;
    chat_ = chat;
    toldAt_ = clock_.monotonic();
    tell_(chat, true);
}

void OwnTyping::stop()
{
    pause_.stop();
    if (const auto chat = std::exchange(chat_, std::nullopt))
        tell_(*chat, false);
}

}
