// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/message_rows.h"

namespace store {

/// What others did to a message: reactions, votes, edits, deletions. Each change raises message.changed for
/// the message it was done to. Inside a write.
class AddOnRows {
public:
    AddOnRows(Database &database, class Feed &feed) : database_(database), feed_(feed) { }

    /// One reaction a person, the newest counts. @param who 0: this number itself. @param emoji empty: taken
    /// back. @return false when a newer one stands already
    base::Result<bool> react(const MessageRow &target, PersonId who, const QString &emoji, qint64 atMs);
    /// One vote a person, the newest counts. @param options places in the poll's options
    base::Result<bool> vote(const MessageRow &target, PersonId who, const QList<int> &options, qint64 atMs);
    /// A new text (or caption). @return false when a newer edit stands, or the message is deleted
    base::Result<bool> edit(const MessageRow &target, const model::Message &now, qint64 atMs);
    /// Deleted for everyone: that there was a message stays, nothing that it said does. @return false when it
    /// is deleted already
    base::Result<bool> erase(const MessageRow &target, qint64 atMs);

private:
    base::Result<void> tell(const MessageRow &target);

    Database &database_;
    class Feed &feed_;
};

}
