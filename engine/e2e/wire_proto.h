// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace e2e {

/// The few protobuf shapes inside Signal messages, read and written by hand: they sit on the hottest path,
/// and their exact bytes are under MACs and signatures. Room internal.
class ProtoWriter {
public:
    explicit ProtoWriter(QByteArray &out) : out_(out) { }
    void number(int field, quint32 value)
    {
        varint(static_cast<quint32>(field) << 3);
        varint(value);
    }
    void bytes(int field, QByteArrayView value)
    {
        varint(static_cast<quint32>(field) << 3 | 2);
        varint(static_cast<quint32>(value.size()));
        out_.append(value);
    }

private:
    void varint(quint32 value)
    {
        for (; value >= 0x80; value >>= 7)
            out_.append(static_cast<char>((value & 0x7f) | 0x80));
        out_.append(static_cast<char>(value));
    }
    QByteArray &out_;
};

/// One field after another; stops for good at the first thing that is none.
class ProtoReader {
public:
    explicit ProtoReader(QByteArrayView bytes) : rest_(bytes) { }
    struct Field {
        quint32 number = 0;
        bool isBytes = false;
        quint64 value = 0;
        QByteArrayView bytes;
    };
    /// Nothing at the end and after an error; see `ok`.
    std::optional<Field> next();
    bool ok() const { return ok_; }

private:
    std::optional<quint64> varint();
    std::optional<Field> broken()
    {
        ok_ = false;
        rest_ = {};
        return std::nullopt;
    }
    QByteArrayView rest_;
    bool ok_ = true;
};

/// What a `msg` carries.
struct WhisperMessage {
    QByteArrayView ratchetKey; ///< 33 bytes
    quint32 counter = 0;
    quint32 previousCounter = 0;
    QByteArrayView ciphertext;
    QByteArrayView authenticated; ///< version byte and protobuf
    QByteArrayView mac; ///< 8 bytes
};
std::optional<WhisperMessage> readWhisperMessage(QByteArrayView msg);

/// What a `pkmsg` carries.
struct PreKeyMessage {
    std::optional<quint32> preKeyId;
    quint32 signedPreKeyId = 0;
    quint32 registrationId = 0;
    QByteArrayView baseKey;
    QByteArrayView identity;
    QByteArrayView message;
};
std::optional<PreKeyMessage> readPreKeyMessage(QByteArrayView pkmsg);

constexpr char kVersionByte = 0x33;

}
