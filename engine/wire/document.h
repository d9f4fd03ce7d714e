// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/jid.h"
#include "engine/wire/node.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

namespace wire {

class Document;

/// A node of a decoded frame: a small handle, valid as long as its Document. Texts point into the frame, the
/// token dictionary or the document, so keeping one longer means copying it.
class NodeView {
public:
    NodeView() = default;
    bool isNull() const { return document_ == nullptr; }
    explicit operator bool() const { return !isNull(); }
    QByteArrayView tag() const;
    bool is(QByteArrayView tag) const { return !isNull() && this->tag() == tag; }

    int attrCount() const;
    QByteArrayView attrKey(int index) const;
    bool has(QByteArrayView key) const;
    /// The value as text; a JID in its text form; empty when absent.
    QByteArray text(QByteArrayView key) const;
    /// The value as a view when it is plain text, without a copy; empty when absent or a JID.
    QByteArrayView textView(QByteArrayView key) const;
    /// The value as a JID (given as a JID or as text that is one); nothing when absent or none.
    std::optional<model::Jid> jid(QByteArrayView key) const;
    /// The value as a decimal number; nothing when absent or none.
    std::optional<qint64> number(QByteArrayView key) const;

    int childCount() const;
    NodeView childAt(int index) const;
    /// First child of that tag; null when there is none. child("a").child("b") on null stays null.
    NodeView child(QByteArrayView tag) const;
    /// Byte or text content; empty when the node holds children or nothing.
    QByteArrayView content() const;
    bool hasContent() const;

    class Iterator;
    /// Children in order: for (const NodeView child : node.children()).
    struct Range;
    Range children() const;

    /// A tree of its own (tests, logs, keeping a part).
    Node toNode() const;

private:
    friend class Document;
    int find(QByteArrayView key) const;
    NodeView(const Document *document, quint32 index) : document_(document), index_(index) { }
    const Document *document_ = nullptr;
    quint32 index_ = 0;
};

/// A frame and what it says. Reused for frame after frame it stops allocating.
class Document {
public:
    Document();
    ~Document();
    Document(Document &&) noexcept;
    Document &operator=(Document &&) noexcept;

    /// Decodes flag byte and node, inflating when the flag says so (at most 16 MiB inflated, nesting at most
    /// 32, memory at most 16 times the frame + 64 KiB). Malformed otherwise; the document is then empty.
    base::Result<NodeView> decode(QByteArray frame);
    NodeView root() const;
    /// The flag byte and the node as they arrived.
    const QByteArray &frame() const;

private:
    friend class NodeView;
    friend class Decoder;
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

class NodeView::Iterator {
public:
    Iterator(NodeView parent, int at) : parent_(parent), at_(at) { }
    NodeView operator*() const { return parent_.childAt(at_); }
    Iterator &operator++()
    {
        ++at_;
        return *this;
    }
    bool operator!=(const Iterator &other) const { return at_ != other.at_; }

private:
    NodeView parent_;
    int at_;
};
struct NodeView::Range {
    NodeView parent;
    Iterator begin() const { return {parent, 0}; }
    Iterator end() const { return {parent, parent.childCount()}; }
};
inline NodeView::Range NodeView::children() const
{
    return {*this};
}

}
