// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/own_presence.h"

namespace contacts {

using model::Doing;
using model::Jid;

OwnPresence::OwnPresence(Presences::Parts parts) : parts_(std::move(parts)) { }

void OwnPresence::setName(const QString &name)
{
    if (name == name_)
        return;
    name_ = name;
    said_.reset();
    sayAvailable();
}

void OwnPresence::setAvailable(bool available)
{
    available_ = available;
    sayAvailable();
}

void OwnPresence::sayAvailable()
{
    // a new line begins as unavailable: that need not be said
    if (name_.isEmpty() || said_.value_or(false) == available_)
        return;
    said_ = available_;
    parts_.send(ownPresence(available_, name_));
}

/// As messages are addressed: by the hidden id when it is known.
Jid OwnPresence::addressOf(const Jid &chat) const
{
    const auto person = chat.isPerson() ? parts_.store.people().find(parts_.account, chat)
                                        : base::Result<std::optional<store::Person>>(std::nullopt);
    return person && *person && !(*person)->lid.isEmpty() ? (*person)->lid : chat.withoutDevice();
}

void OwnPresence::setTyping(const Jid &chat, Doing doing)
{
    if (!chat.isPerson() && !chat.isGroup())
        return;
    const Jid to = addressOf(chat);
    auto typing = typing_.find(to);
    if (doing == Doing::Nothing) {
        if (typing != typing_.end()) {
            typing_.erase(typing);
            parts_.send(ownTyping(to, Doing::Nothing));
        }
        return;
    }
    if (typing == typing_.end()) {
        if (typing_.size() >= kMostTyping)
            return;
        typing = typing_.insert(to, {});
    }
    const base::milliseconds now = parts_.clock.monotonic();
    typing->holds = parts_.clock.after(kHolds, [this, to] { setTyping(to, Doing::Nothing); });
    if (typing->doing == doing && now - typing->saidAt < kAgain)
        return;
    typing->doing = doing;
    typing->saidAt = now;
    parts_.send(ownTyping(to, doing));
}

void OwnPresence::lineUp()
{
    said_.reset();
    sayAvailable();
}

void OwnPresence::lineLost()
{
    said_.reset();
    typing_.clear();
}

}
