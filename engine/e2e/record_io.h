// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/curve.h"

#include <QByteArray>
#include <QtEndian>

#include <cstring>

namespace e2e {

/// Records: big-endian numbers and fixed-size keys, nothing self-describing but a version byte in front.
/// Room internal; the formats are in docs/formats/.
class RecordWriter {
public:
    void u8(std::size_t value) { out_.append(static_cast<char>(value)); }
    void u16(std::size_t value)
    {
        u8(value >> 8 & 0xff);
        u8(value & 0xff);
    }
    void u32(quint32 value)
    {
        u16(value >> 16);
        u16(value & 0xffff);
    }
    void key(const crypto::Key32 &key) { out_.append(key.view()); }
    void key(const crypto::PublicKey &key) { out_.append(key.view()); }
    QByteArray take() { return std::move(out_); }

private:
    QByteArray out_;
};

/// Reads zeros once something was missing; ask `ok` at the end.
class RecordReader {
public:
    explicit RecordReader(QByteArrayView bytes) : rest_(bytes) { }
    quint32 u8() { return number(1); }
    quint32 u16() { return number(2); }
    quint32 u32() { return number(4); }
    crypto::Key32 secret()
    {
        const QByteArrayView bytes = take(32);
        return ok_ ? crypto::Key32(bytes) : crypto::Key32();
    }
    crypto::PublicKey publicKey()
    {
        crypto::PublicKey key;
        const QByteArrayView bytes = take(32);
        if (ok_)
            std::memcpy(key.bytes.data(), bytes.data(), 32);
        return key;
    }
    bool ok() const { return ok_; }
    bool atEnd() const { return rest_.isEmpty(); }

private:
    QByteArrayView take(qsizetype size)
    {
        if (!ok_ || rest_.size() < size) {
            ok_ = false;
            return {};
        }
        const QByteArrayView part = rest_.first(size);
        rest_ = rest_.sliced(size);
        return part;
    }
    quint32 number(qsizetype size)
    {
        quint32 value = 0;
        for (const char c : take(size))
            value = value << 8 | static_cast<quint8>(c);
        return value;
    }
    QByteArrayView rest_;
    bool ok_ = true;
};

}
