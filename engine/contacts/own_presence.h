// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/contacts/presences.h"

namespace contacts {

/// What others see of us: whether somebody is here, and that something is being written. One per account;
/// what it is given outlives it.
///
/// A device that is available silences the number's phone, and shows the number as online to everybody. So it
/// is so only while a person looks at the window, never because a service runs.
class OwnPresence : public QObject {
    Q_OBJECT
public:
    explicit OwnPresence(Presences::Parts parts);

    /// What the number calls itself: the network wants it with every presence, so without one nothing is
    /// said.
    void setName(const QString &name);
    /// Kept over lines.
    void setAvailable(bool available);
    bool isAvailable() const { return available_; }
    /// Somebody types here, or has stopped. May be called with every key: it is said again at most every
    /// `kAgain`, and taken back when nothing was heard for `kHolds`.
    void setTyping(const model::Jid &chat, model::Doing doing);
    /// A message to that chat leaves: that ends what was being typed at the other side, too.
    void wrote(const model::Jid &chat) { typing_.remove(addressOf(chat)); }

    void lineUp();
    void lineLost();

    static constexpr base::milliseconds kAgain{10'000};
    static constexpr base::milliseconds kHolds{25'000};
    static constexpr qsizetype kMostTyping = 100;

private:
    struct Typing {
        model::Doing doing = model::Doing::Nothing;
        base::milliseconds saidAt{0};
        base::Timer holds;
    };
    model::Jid addressOf(const model::Jid &chat) const;
    void sayAvailable();

    Presences::Parts parts_;
    QString name_;
    bool available_ = false;
    std::optional<bool> said_; ///< on this line
    QHash<model::Jid, Typing> typing_;
};

}
