// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/document_parts.h"
#include "engine/wire/tokens.h"

#include <algorithm>

namespace wire {

using model::Jid;

QByteArrayView Document::Parts::view(const Text &text) const
{
    const auto at = static_cast<qsizetype>(text.at);
    switch (text.from) {
    case Text::Body:
        return body.sliced(at, static_cast<qsizetype>(text.size));
    case Text::Arena:
        return QByteArrayView(arena).sliced(at, static_cast<qsizetype>(text.size));
    case Text::Single:
        return singleToken(static_cast<quint8>(text.at));
    default:
        return doubleToken(static_cast<quint8>(text.at >> 8), static_cast<quint8>(text.at & 0xff));
    }
}

Jid Document::Parts::jid(const Address &address) const
{
    if (address.server != model::Server::None) {
        Jid jid;
        jid.user = view(address.user).toByteArray();
        jid.server = address.server;
        jid.agent = address.agent;
        jid.device = address.device;
        jid.integrator = address.integrator;
        return jid;
    }
    const QByteArrayView user = view(address.user);
    QByteArray text = user.toByteArray();
    if (!text.isEmpty())
        text += '@';
    text += view(address.serverText);
    return Jid::parse(text).value_or(Jid());
}

void Document::Parts::clear()
{
    frame.clear();
    inflated.resize(0);
    body = {};
    records.clear();
    attributes.clear();
    addresses.clear();
    arena.resize(0);
}

Document::Document() : parts_(std::make_unique<Parts>()) { }
Document::~Document() = default;
Document::Document(Document &&other) noexcept : parts_(std::move(other.parts_)) { }
Document &Document::operator=(Document &&other) noexcept
{
    parts_ = std::move(other.parts_);
    return *this;
}

NodeView Document::root() const
{
    return !parts_ || parts_->records.empty() ? NodeView() : NodeView(this, 0);
}
const QByteArray &Document::frame() const
{
    return parts_->frame;
}

namespace {
const QByteArrayView kNothing;
}

QByteArrayView NodeView::tag() const
{
    return isNull() ? kNothing : document_->parts_->view(document_->parts_->records[index_].tag);
}

int NodeView::attrCount() const
{
    return isNull() ? 0 : document_->parts_->records[index_].attrCount;
}

QByteArrayView NodeView::attrKey(int index) const
{
    const auto &parts = *document_->parts_;
    return parts.view(parts.attributes[parts.records[index_].firstAttr + static_cast<quint32>(index)].key);
}

int NodeView::find(QByteArrayView key) const
{
    for (int i = 0; i < attrCount(); ++i) {
        if (attrKey(i) == key)
            return i;
    }
    return -1;
}

bool NodeView::has(QByteArrayView key) const
{
    return find(key) >= 0;
}

QByteArray NodeView::text(QByteArrayView key) const
{
    const int i = find(key);
    if (i < 0)
        return {};
    const auto &parts = *document_->parts_;
    const auto &attr = parts.attributes[parts.records[index_].firstAttr + static_cast<quint32>(i)];
    if (attr.address >= 0)
        return parts.jid(parts.addresses[static_cast<std::size_t>(attr.address)]).text();
    return parts.view(attr.value).toByteArray();
}

QByteArrayView NodeView::textView(QByteArrayView key) const
{
    const int i = find(key);
    if (i < 0)
        return {};
    const auto &parts = *document_->parts_;
    const auto &attr = parts.attributes[parts.records[index_].firstAttr + static_cast<quint32>(i)];
    return attr.address >= 0 ? kNothing : parts.view(attr.value);
}

std::optional<Jid> NodeView::jid(QByteArrayView key) const
{
    const int i = find(key);
    if (i < 0)
        return std::nullopt;
    const auto &parts = *document_->parts_;
    const auto &attr = parts.attributes[parts.records[index_].firstAttr + static_cast<quint32>(i)];
    if (attr.address >= 0) {
        Jid jid = parts.jid(parts.addresses[static_cast<std::size_t>(attr.address)]);
        return jid.isEmpty() ? std::nullopt : std::optional<Jid>(std::move(jid));
    }
    auto parsed = Jid::parse(parts.view(attr.value));
    return parsed ? std::optional<Jid>(std::move(*parsed)) : std::nullopt;
}

std::optional<qint64> NodeView::number(QByteArrayView key) const
{
    const QByteArrayView text = textView(key);
    if (text.isEmpty() || text.size() > 18 || text.startsWith('+'))
        return std::nullopt;
    bool ok = false;
    const qint64 value = text.toByteArray().toLongLong(&ok);
    return ok ? std::optional<qint64>(value) : std::nullopt;
}

int NodeView::childCount() const
{
    return isNull() ? 0 : document_->parts_->records[index_].childCount;
}

NodeView NodeView::childAt(int index) const
{
    return {document_, document_->parts_->records[index_].firstChild + static_cast<quint32>(index)};
}

NodeView NodeView::child(QByteArrayView tag) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (childAt(i).tag() == tag)
            return childAt(i);
    }
    return {};
}

QByteArrayView NodeView::content() const
{
    if (isNull() || document_->parts_->records[index_].kind != Document::Parts::Content::Bytes)
        return {};
    return document_->parts_->view(document_->parts_->records[index_].content);
}

bool NodeView::hasContent() const
{
    return !isNull() && document_->parts_->records[index_].kind != Document::Parts::Content::None;
}

Node NodeView::toNode() const
{
    Node node(tag().toByteArray());
    if (isNull())
        return node;
    for (int i = 0; i < attrCount(); ++i) {
        const QByteArray key = attrKey(i).toByteArray();
        const auto &parts = *document_->parts_;
        const auto &attr = parts.attributes[parts.records[index_].firstAttr + static_cast<quint32>(i)];
        if (attr.address >= 0)
            node.attrs.append({key, parts.jid(parts.addresses[static_cast<std::size_t>(attr.address)])});
        else
            node.attrs.append({key, parts.view(attr.value).toByteArray()});
    }
    switch (document_->parts_->records[index_].kind) {
    case Document::Parts::Content::None:
        break;
    case Document::Parts::Content::Bytes:
        node.content = content().toByteArray();
        break;
    case Document::Parts::Content::Children:
        QList<Node> list;
        list.reserve(childCount());
        for (const NodeView child : children())
            list.append(child.toNode());
        node.content = std::move(list);
        break;
    }
    return node;
}

}
