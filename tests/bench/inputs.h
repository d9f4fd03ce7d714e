// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/session.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace bench {

/// The folder that gen-inputs.mjs wrote. A file that is missing or cut short ends the program.
class Inputs {
public:
    explicit Inputs(QString folder) : folder_(std::move(folder)) { }
    QByteArray bytes(const QString &file) const;
    /// A `.rec`: [length, 4 bytes little endian][bytes], repeated.
    QList<QByteArray> records(const QString &file) const;
    /// Frames of [length, 3 bytes big endian][bytes], without the lengths.
    QList<QByteArray> frames(const QString &file) const;

private:
    QString folder_;
};

quint32 littleEndian(const QByteArray &bytes);
/// 33 bytes with the leading 05, as every file has public keys.
crypto::PublicKey publicKey(const QByteArray &bytes);

/// The 12 items of a "signal state" (tests/bench/README.md).
struct SignalState {
    /// @param items at least 12 from `at` on
    static SignalState from(const QList<QByteArray> &items, qsizetype at = 0);
    /// A session record of ours that says the same (docs/formats/session-record.md).
    QByteArray record() const;
    /// The same session seen from the other side, as far as receiving goes: what the state's own sending
    /// chain encrypts, this opens.
    QByteArray receiverRecord() const;
    e2e::LocalIdentity identity() const;
    /// The other side's; its secret is not known and not needed to open chain messages.
    e2e::LocalIdentity remote() const;

    QByteArray ownSecret;
    crypto::PublicKey ownIdentity;
    crypto::PublicKey remoteIdentity;
    QByteArray root;
    QByteArray ratchetSecret;
    crypto::PublicKey ratchet;
    crypto::PublicKey remoteRatchet;
    QByteArray receivingChain; ///< empty when there is none
    quint32 receivingIndex = 0;
    QByteArray sendingChain; ///< empty when there is none
    quint32 sendingIndex = 0;
    quint32 previousCounter = 0;
};
/// A session of the record; ends the program when it is none.
e2e::Session sessionOf(const QByteArray &record);

}
