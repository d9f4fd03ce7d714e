// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/messaging/cipher.h"
#include "engine/transport/line.h"

#include <QObject>

namespace messaging {

/// Our own prekeys: enough of them with the server, and the ones we give out ourselves.
/// Keys are on disk before they are sent and marked as uploaded only after the server's word.
/// Source: protocol note "Prekey IQs". Everything given outlives it.
class PreKeys : public QObject {
    Q_OBJECT
public:
    PreKeys(model::AccountId account, transport::Line &line, store::Store &store, base::Clock &clock,
        base::Random &random);

    /// After login: asks how many keys the server has left, uploads when they run low, compares the server's
    /// digest with ours, and gives it another signed prekey when the last one is a month old. The former ones
    /// stay readable.
    base::Task<void> ensureSupply();
    /// The server says how many are left. Uploads below the minimum.
    void onCount(qint64 left);
    /// A fresh one-time key that is given to one peer directly and never uploaded. Inside Store::write.
    base::Result<store::PreKeyRow> takeOne();

    static constexpr qint64 kSignedKeptMs = 30LL * 24 * 60 * 60 * 1000;

private:
    base::Task<void> upload();
    base::Task<void> checkDigest();
    base::Task<void> renewSigned();
    base::Result<bool> makeSigned();
    base::Result<bool> digestAgrees(const wire::NodeView &digest) const;
    base::Result<std::vector<store::PreKeyRow>> prepare(int wanted);
    base::Result<wire::Node> uploadRequest(const std::vector<store::PreKeyRow> &keys) const;

    model::AccountId account_;
    transport::Line &line_;
    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
    bool uploading_ = false;
};

/// Parts of the key stanzas, shared with retry receipts.
wire::Node keyNode(
    const QByteArray &tag, quint32 id, const crypto::PublicKey &key, const QByteArray &signature = {});
QByteArray bigEndian4(quint32 value);

}
