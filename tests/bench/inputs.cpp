// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/inputs.h"

#include "tests/bench/bench.h"

#include <QFile>
#include <QtEndian>

namespace bench {

namespace {

void append4(QByteArray &out, quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    out.append(bytes, sizeof bytes);
}

/// Version, number of states; then everything of the one state up to its receiver chains.
QByteArray stateHead(const crypto::PublicKey &remoteIdentity, const SignalState &state, bool sends)
{
    QByteArray out("\x02\x01", 2);
    out.append(remoteIdentity.view());
    append4(out, 1); // registration id
    out.append(state.remoteRatchet.view()); // any key names the session
    out.append(state.root);
    out.append(state.ratchetSecret);
    out.append(state.ratchet.view());
    const bool hasChain = sends && !state.sendingChain.isEmpty();
    out.append(hasChain ? state.sendingChain : QByteArray(32, '\0'));
    append4(out, hasChain ? state.sendingIndex : 0);
    append4(out, state.previousCounter);
    out.append('\0'); // no prekey is pending
    return out;
}

void appendReceiver(QByteArray &out, const crypto::PublicKey &ratchet, const QByteArray &chain, quint32 index)
{
    out.append('\1');
    out.append(ratchet.view());
    out.append(chain);
    append4(out, index);
    out.append(2, '\0'); // nothing skipped
}

}

QByteArray Inputs::bytes(const QString &file) const
{
    QFile input(folder_ + u'/' + file);
    check(input.open(QIODevice::ReadOnly), qPrintable(QStringLiteral("no input ") + file));
    return input.readAll();
}

QList<QByteArray> Inputs::records(const QString &file) const
{
    const QByteArray all = bytes(file);
    QList<QByteArray> out;
    for (qsizetype at = 0; at < all.size();) {
        check(all.size() - at >= 4, "cut record");
        const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(all.constData() + at));
        check(all.size() - at - 4 >= size, "cut record");
        out.append(all.mid(at + 4, size));
        at += 4 + size;
    }
    return out;
}

QList<QByteArray> Inputs::frames(const QString &file) const
{
    const QByteArray all = bytes(file);
    const auto byte = [&](qsizetype at) { return static_cast<qsizetype>(static_cast<quint8>(all[at])); };
    QList<QByteArray> out;
    for (qsizetype at = 0; at < all.size();) {
        check(all.size() - at >= 3, "cut frame");
        const qsizetype size = byte(at) << 16 | byte(at + 1) << 8 | byte(at + 2);
        check(all.size() - at - 3 >= size, "cut frame");
        out.append(all.mid(at + 3, size));
        at += 3 + size;
    }
    return out;
}

quint32 littleEndian(const QByteArray &bytes)
{
    check(bytes.size() == 4, "number of four bytes");
    return qFromLittleEndian<quint32>(bytes.constData());
}

crypto::PublicKey publicKey(const QByteArray &bytes)
{
    const auto key = crypto::PublicKey::from(bytes);
    check(key.has_value(), "public key");
    return *key;
}

SignalState SignalState::from(const QList<QByteArray> &items, qsizetype at)
{
    check(items.size() - at >= 12, "signal state of 12 items");
    const auto item = [&](qsizetype index) { return items.at(at + index); };
    return {item(0), publicKey(item(1)), publicKey(item(2)), item(3), item(4), publicKey(item(5)),
        publicKey(item(6)), item(7), littleEndian(item(8)), item(9), littleEndian(item(10)),
        littleEndian(item(11))};
}

QByteArray SignalState::record() const
{
    QByteArray out = stateHead(remoteIdentity, *this, true);
    if (receivingChain.isEmpty())
        out.append('\0');
    else
        appendReceiver(out, remoteRatchet, receivingChain, receivingIndex);
    return out;
}

QByteArray SignalState::receiverRecord() const
{
    QByteArray out = stateHead(ownIdentity, *this, false);
    appendReceiver(out, ratchet, sendingChain, sendingIndex);
    return out;
}

e2e::LocalIdentity SignalState::identity() const
{
    return {{crypto::Key32(ownSecret), ownIdentity}, 1};
}

e2e::LocalIdentity SignalState::remote() const
{
    return {{crypto::Key32(), remoteIdentity}, 1};
}

e2e::Session sessionOf(const QByteArray &record)
{
    auto session = e2e::Session::fromRecord(record);
    check(session.has_value(), "session record");
    return std::move(*session);
}

}
