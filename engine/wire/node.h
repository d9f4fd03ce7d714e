// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/jid.h"

#include <QByteArray>
#include <QList>

#include <variant>

/// wire: binary node ↔ bytes, frames ↔ byte stream. Two shapes of one thing: what leaves is a tree that owns
/// its parts
/// (`Node`), what arrives is a view into the frame that brought it (`NodeView`, document.h).
namespace wire {

/// One attribute of an outgoing node. Text values are tokenised or packed as the dictionary allows.
struct Attr {
    QByteArray key;
    std::variant<QByteArray, model::Jid> value;
    bool operator==(const Attr &) const = default;
};

/// An outgoing stanza. Attributes keep the given order.
struct Node {
    QByteArray tag;
    QList<Attr> attrs;
    /// Text content, which may leave as a token or packed.
    struct Text {
        QByteArray value;
        bool operator==(const Text &) const = default;
    };
    /// Children, raw bytes, text, or nothing. Message bodies, keys and subjects are bytes.
    std::variant<std::monostate, QList<Node>, QByteArray, Text> content;

    Node() = default;
    explicit Node(QByteArray name) : tag(std::move(name)) { }

    /// Building style: Node("iq").set("type", "get").set("to", jid).add(Node("ping")). Empty values are left
    /// out.
    Node &set(QByteArray key, QByteArray value) &;
    Node &set(QByteArray key, const model::Jid &jid) &;
    Node &add(Node child) &;
    Node &bytes(QByteArray data) &;
    Node &text(QByteArray value) &;
    Node &&set(QByteArray key, QByteArray value) &&
    {
        return std::move(set(std::move(key), std::move(value)));
    }
    Node &&set(QByteArray key, const model::Jid &jid) && { return std::move(set(std::move(key), jid)); }
    Node &&add(Node child) && { return std::move(add(std::move(child))); }
    Node &&bytes(QByteArray data) && { return std::move(bytes(std::move(data))); }
    Node &&text(QByteArray value) && { return std::move(text(std::move(value))); }

    bool operator==(const Node &) const = default;
};

/// Encodes flag byte 00 and the node. Cannot fail for nodes that our code can build (a list holds at most
/// 65535 items).
QByteArray encodeNode(const Node &node);
/// The same, appended to `out` (one allocation at most when `out` has room).
void encodeNode(const Node &node, QByteArray &out);

}
