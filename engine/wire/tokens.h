// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace wire {

/// The bytes that stand for a text: a single one (0..235), or a dictionary byte (236..239) and an index.
struct Token {
    quint8 first = 0;
    quint8 second = 0;
    bool isDouble() const { return first >= 236; }
};
std::optional<Token> findToken(QByteArrayView text);
/// The text of a token byte 1..235; of 236..239 with their index. Empty when there is none.
QByteArrayView singleToken(quint8 byte);
QByteArrayView doubleToken(quint8 dictionary, quint8 index);

/// Bytes that open a value. Source: protocol note "Tag bytes".
enum Tag : quint8 {
    kListEmpty = 0,
    kDictionary0 = 236,
    kDictionary3 = 239,
    kInteropJid = 245,
    kFbJid = 246,
    kAdJid = 247,
    kList8 = 248,
    kList16 = 249,
    kJidPair = 250,
    kHex8 = 251,
    kBinary8 = 252,
    kBinary20 = 253,
    kBinary32 = 254,
    kNibble8 = 255
};

}
