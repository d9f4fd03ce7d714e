// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/wire/document.h"

#include <vector>

namespace wire {

/// The flat shape of a decoded frame: four tables and one arena, addressed by index. Room internal.
struct Document::Parts {
    /// A stretch of bytes: in the frame's body, in the arena (unpacked digits) or in the token dictionary.
    struct Text {
        enum From : quint32 { Body, Arena, Single, Double };
        quint32 from : 2 = Body;
        quint32 size : 30 = 0; ///< Single and Double: the token
        quint32 at = 0;
    };
    struct Address {
        Text user;
        Text serverText; ///< only for pairs
        model::Server server = model::Server::None; ///< None: look at serverText
        quint8 agent = 0;
        quint16 device = 0;
        quint16 integrator = 0;
    };
    struct Attribute {
        Text key;
        Text value; ///< when it is no address
        qint32 address = -1; ///< index into addresses
    };
    enum class Content : quint8 { None, Children, Bytes };
    struct Record {
        Text tag;
        Text content;
        quint32 firstAttr = 0;
        quint32 firstChild = 0;
        quint16 attrCount = 0;
        quint16 childCount = 0;
        Content kind = Content::None;
    };

    QByteArray frame;
    QByteArray inflated;
    QByteArrayView body; ///< the node's bytes, in one of the two above
    std::vector<Record> records;
    std::vector<Attribute> attributes;
    std::vector<Address> addresses;
    QByteArray arena;

    QByteArrayView view(const Text &text) const;
    model::Jid jid(const Address &address) const;
    void clear();
};

}
