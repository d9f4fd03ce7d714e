// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/reach_out.h"
#include "engine/trust/tokens.h"

namespace trust {

// the network's names for its own questions
inline constexpr char kTimeLockQuery[] = "23983697327930364";
inline constexpr char kCappingQuery[] = "24503548349331633";

/// Whether this number may begin new chats, as the network says. What it forbids is not tried: each try
/// counts against the number. One per account. Everything given outlives it.
/// Source: protocol notes "Bans and rate signals", "mex notifications".
class ReachOut : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        const Tokens &tokens;
    };
    explicit ReachOut(Parts parts);

    /// After a login: asks what holds, unless that was asked a short while ago.
    void begin();
    /// A `mex` notification. Inside Store::write. @return whether it was about this
    base::Result<bool> onNotification(const wire::NodeView &notification);
    /// The server refused a first message: asks why.
    void refused();
    /// Why a message must not be tried now: Refused with time_lock or new_chat_quota, whose detail is the end
    /// (ms UTC, "0" when none is named). Nothing where somebody of the chat has written to us, or gave us a
    /// token that is still good.
    base::Result<std::optional<base::Error>> objection(const model::Jid &person, store::ChatId chat);

    static model::ReachOut read(store::Store &store, const model::AccountId &account);

private:
    void ask(base::milliseconds sparing);
    void askFor(const QByteArray &queryId, const QByteArray &variables);
    base::Result<void> keep(const model::ReachOut &now);

    Parts parts_;
    std::optional<base::milliseconds> asked_;
    std::optional<base::milliseconds> refused_; ///< when that led to a question
};

}
