// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/appstate/actions.h"

namespace appstate {

/// What somebody here does to chats and messages of one number: done here at once, and kept to be told to the
/// number's other devices when the line is there. Works inside a write; the store and the clock outlive it.
class Wishes {
public:
    Wishes(model::AccountId account, messaging::Self self, store::Store &store, base::Clock &clock)
        : account_(account),
          store_(store),
          clock_(clock),
          actions_(std::move(account), std::move(self), store)
    {
    }

    /// An archived chat is not pinned any more.
    base::Result<void> archive(const model::Chat &chat, bool on);
    base::Result<void> pin(const model::Chat &chat, bool on);
    /// @param untilMs  0: not any more; ChatMarks::kMutedForEver
    base::Result<void> mute(const model::Chat &chat, qint64 untilMs);
    base::Result<void> markUnread(const model::Chat &chat, bool on);
    base::Result<void> star(const store::MessageRow &row, bool on);
    /// Gone here and on the number's other devices; the others keep it.
    base::Result<void> deleteForMe(const store::MessageRow &row);
    /// Takes its messages along.
    base::Result<void> deleteChat(const model::Chat &chat);
    base::Result<void> label(const model::Chat &chat, const QString &label, bool on);
    /// What the number's devices call somebody; an empty name takes them out of the address book.
    base::Result<void> name(const model::Jid &person, const QString &full, const QString &first);

private:
    base::Result<void> put(const QByteArray &collection, const QStringList &index,
        proto::SyncActionValue value, int version, bool isRemoval = false);
    proto::SyncActionMessageRange rangeOf(const model::Chat &chat) const;
    proto::SyncActionValue value() const;
    QStringList indexOf(const QString &what, const store::MessageRow &row) const;

    model::AccountId account_;
    store::Store &store_;
    base::Clock &clock_;
    Actions actions_;
};

}
