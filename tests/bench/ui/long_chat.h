// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/crypto/secret.h"
#include "engine/model/message.h"
#include "engine/store/message_rows.h"

#include <QString>

namespace bench {

/// One number with one chat of very many messages, as the import of a history would leave it: written through
/// the store, indexed for the search, nothing unread. The same for the same number of messages.
struct LongChat {
    static model::AccountId account();
    static model::Jid person();
    static crypto::Key32 masterKey();
    static QByteArray networkRoot();
    /// The message that stands `back` before the newest one: mostly short texts in Hebrew and English, some
    /// of them long, some that quote another, some pictures and voice messages.
    static store::MessageRow row(qint64 back);
    /// What only the message at `back` says.
    static QString mark(qint64 back);

    struct Costs {
        double writeUs = 0; ///< processor time of a message, with its share of the commit
        double indexUs = 0; ///< ditto, to be found by the search
        qint64 bytes = 0; ///< of the file
    };
    /// Fills an empty directory; ends the program when that does not work.
    static Costs fill(const QString &directory, qint64 messages);
};

}
