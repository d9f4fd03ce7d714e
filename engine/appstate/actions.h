// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/appstate/patch.h"
#include "engine/messaging/add_ons.h"
#include "engine/messaging/stanza.h"
#include "engine/store/store.h"

namespace appstate {

/// Does here what the records of a collection say: names, how chats stand, stars, labels. Works inside a
/// write. Source: protocol note "App state", Actions. The store outlives it.
class Actions {
public:
    Actions(model::AccountId account, messaging::Self self, store::Store &store)
        : account_(std::move(account)), self_(std::move(self)), store_(store)
    {
    }

    struct Done {
        bool isKnown = false; ///< somebody here can read it; else it is kept for later versions
        std::optional<QString> ownName; ///< what this number calls itself
        model::Jid chat = {}; ///< that stands otherwise now; empty: none
    };
    /// What is wrong with one record must not stop the others: it is passed over. Storage faults only.
    base::Result<Done> apply(const Mutation &mutation);

private:
    struct Record;
    base::Result<void> contact(const Record &record);
    base::Result<void> link(const model::Jid &one, const std::string &other);
    base::Result<void> mark(const Record &record, Done &done);
    base::Result<void> readMark(const Record &record, store::ChatId chat, model::ChatMarks &marks);
    base::Result<void> star(const Record &record);
    base::Result<void> keepStar(const Record &record, bool on);
    base::Result<void> remove(const Record &record, Done &done);
    base::Result<void> label(const Record &record, Done &done);
    base::Result<void> reply(const Record &record);
    base::Result<void> salt(const Record &record);
    base::Result<std::optional<store::MessageRow>> message(const Record &record) const;

    model::AccountId account_;
    messaging::Self self_;
    store::Store &store_;
};

}
