// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/wire_proto.h"

namespace e2e {

namespace {
constexpr qsizetype kMac = 8;

bool isVersionThree(QByteArrayView message)
{
    return !message.isEmpty() && static_cast<quint8>(message[0]) >> 4 == 3;
}
}

std::optional<quint64> ProtoReader::varint()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (rest_.isEmpty())
            return std::nullopt;
        const auto byte = static_cast<quint8>(rest_.front());
        rest_ = rest_.sliced(1);
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    return std::nullopt;
}

std::optional<ProtoReader::Field> ProtoReader::next()
{
    if (rest_.isEmpty())
        return std::nullopt;
    const auto key = varint();
    if (!key || *key >> 3 == 0 || *key >> 3 > 0x1fffffff)
        return broken();
    Field field;
    field.number = static_cast<quint32>(*key >> 3);
    switch (*key & 7) {
    case 0: {
        const auto value = varint();
        if (!value)
            return broken();
        field.value = *value;
        return field;
    }
    case 2: {
        const auto size = varint();
        if (!size || *size > static_cast<quint64>(rest_.size()))
            return broken();
        field.isBytes = true;
        field.bytes = rest_.first(static_cast<qsizetype>(*size));
        rest_ = rest_.sliced(static_cast<qsizetype>(*size));
        return field;
    }
    case 1:
    case 5: {
        const qsizetype size = (*key & 7) == 1 ? 8 : 4;
        if (rest_.size() < size)
            return broken();
        rest_ = rest_.sliced(size);
        return field;
    }
    default:
        return broken();
    }
}

std::optional<WhisperMessage> readWhisperMessage(QByteArrayView msg)
{
    if (msg.size() < 1 + kMac || !isVersionThree(msg))
        return std::nullopt;
    WhisperMessage out;
    out.authenticated = msg.chopped(kMac);
    out.mac = msg.last(kMac);
    bool hasCounter = false;
    ProtoReader reader(out.authenticated.sliced(1));
    while (const auto field = reader.next()) {
        if (field->number == 1 && field->isBytes)
            out.ratchetKey = field->bytes;
        else if (field->number == 2 && !field->isBytes && field->value <= 0xffffffff) {
            out.counter = static_cast<quint32>(field->value);
            hasCounter = true;
        } else if (field->number == 3 && !field->isBytes)
            out.previousCounter = static_cast<quint32>(field->value & 0xffffffff);
        else if (field->number == 4 && field->isBytes)
            out.ciphertext = field->bytes;
    }
    const bool complete
        = reader.ok() && hasCounter && out.ratchetKey.size() == 33 && !out.ciphertext.isEmpty();
    return complete ? std::optional(out) : std::nullopt;
}

std::optional<PreKeyMessage> readPreKeyMessage(QByteArrayView pkmsg)
{
    if (!isVersionThree(pkmsg))
        return std::nullopt;
    PreKeyMessage out;
    bool hasSigned = false;
    ProtoReader reader(pkmsg.sliced(1));
    while (const auto field = reader.next()) {
        const auto number = static_cast<quint32>(field->value & 0xffffffff);
        if (field->number == 1 && !field->isBytes)
            out.preKeyId = number;
        else if (field->number == 2 && field->isBytes)
            out.baseKey = field->bytes;
        else if (field->number == 3 && field->isBytes)
            out.identity = field->bytes;
        else if (field->number == 4 && field->isBytes)
            out.message = field->bytes;
        else if (field->number == 5 && !field->isBytes)
            out.registrationId = number;
        else if (field->number == 6 && !field->isBytes) {
            out.signedPreKeyId = number;
            hasSigned = true;
        }
    }
    const bool complete = reader.ok() && hasSigned && out.baseKey.size() == 33 && out.identity.size() == 33
        && !out.message.isEmpty();
    return complete ? std::optional(out) : std::nullopt;
}

}
