// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/store/store.h"
#include "engine/wire/document.h"

namespace contacts {

/// What the network tells about a person and belongs into the chat with them: that their keys are others,
/// that they have another phone number. Nobody gets a chat by it who has none. One per account; everything
/// given outlives it, and all of it is called inside Store::write.
class PersonLines {
public:
    struct Parts {
        model::AccountId account;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    explicit PersonLines(Parts parts) : parts_(std::move(parts)) { }

    /// The line `encryption_changed`; none where the chat ends with one already. @param person  without
    /// device
    base::Result<void> identityChanged(const model::Jid &person);
    /// A notification of type `contacts`. A number that changed becomes the line `number_changed` in the chat
    /// of the old number and in that of the new one, and the new one is called as the old one was. Malformed:
    /// two numbers are not named in it; everything else that such a notice may say is nothing for us. Source:
    /// protocol note "Other notifications".
    base::Result<void> onNotification(const wire::NodeView &notification);

private:
    base::Result<void> numberChanged(
        const wire::NodeView &change, const QByteArray &noticeId, qint64 atMs) const;
    /// @param chat  nothing happens where there is none
    base::Result<void> write(
        const model::Jid &chat, const model::SystemLine &line, const QByteArray &waId, qint64 atMs) const;

    Parts parts_;
};

}
