// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/node.h"

#include "engine/wire/tokens.h"

#include <algorithm>

namespace wire {

using model::Jid;
using model::Server;

Node &Node::set(QByteArray key, QByteArray value) &
{
    if (!value.isEmpty())
        attrs.append({std::move(key), std::move(value)});
    return *this;
}
Node &Node::set(QByteArray key, const Jid &jid) &
{
    if (!jid.isEmpty())
        attrs.append({std::move(key), jid});
    return *this;
}
Node &Node::add(Node child) &
{
    if (!std::holds_alternative<QList<Node>>(content))
        content = QList<Node>();
    std::get<QList<Node>>(content).append(std::move(child));
    return *this;
}
Node &Node::bytes(QByteArray data) &
{
    content = std::move(data);
    return *this;
}
Node &Node::text(QByteArray value) &
{
    content = Text{std::move(value)};
    return *this;
}

namespace {

constexpr qsizetype kLongestPacked = 127;

class Encoder {
public:
    explicit Encoder(QByteArray &out) : out_(out) { }

    void node(const Node &node)
    {
        const bool hasContent = !std::holds_alternative<std::monostate>(node.content);
        list(1 + 2 * node.attrs.size() + (hasContent ? 1 : 0));
        string(node.tag);
        for (const Attr &attr : node.attrs) {
            string(attr.key);
            if (const auto *address = std::get_if<Jid>(&attr.value))
                jid(*address);
            else
                string(std::get<QByteArray>(attr.value));
        }
        if (const auto *children = std::get_if<QList<Node>>(&node.content)) {
            list(children->size());
            for (const Node &child : *children)
                this->node(child);
        } else if (const auto *data = std::get_if<QByteArray>(&node.content)) {
            binary(*data);
        } else if (const auto *text = std::get_if<Node::Text>(&node.content)) {
            string(text->value);
        }
    }

private:
    void byte(qsizetype value) { out_.append(static_cast<char>(value & 0xff)); }
    void number(qsizetype value, int bytes)
    {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            byte(value >> shift);
    }
    void list(qsizetype size)
    {
        if (size == 0) {
            byte(kListEmpty);
        } else if (size < 256) {
            byte(kList8);
            byte(size);
        } else {
            byte(kList16);
            number(size, 2);
        }
    }
    void binary(QByteArrayView data)
    {
        if (data.size() < 256) {
            byte(kBinary8);
            byte(data.size());
        } else if (data.size() < 1 << 20) {
            byte(kBinary20);
            number(data.size(), 3);
        } else {
            byte(kBinary32);
            number(data.size(), 4);
        }
        out_.append(data);
    }
    void string(QByteArrayView text)
    {
        if (const auto token = findToken(text)) {
            byte(token->first);
            if (token->isDouble())
                byte(token->second);
        } else if (isPackable(text, nibble)) {
            packed(kNibble8, text, nibble);
        } else if (isPackable(text, hex)) {
            packed(kHex8, text, hex);
        } else {
            binary(text);
        }
    }

    static int nibble(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        return c == '-' ? 10 : c == '.' ? 11 : -1;
    }
    static int hex(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
    using Code = int (*)(char);
    static bool isPackable(QByteArrayView text, Code code)
    {
        return !text.isEmpty() && text.size() <= kLongestPacked
            && std::all_of(text.begin(), text.end(), [code](char c) { return code(c) >= 0; });
    }
    void packed(Tag tag, QByteArrayView text, Code code)
    {
        byte(tag);
        const bool odd = text.size() % 2 != 0;
        byte((text.size() + 1) / 2 | (odd ? 0x80 : 0));
        for (qsizetype i = 0; i < text.size(); i += 2) {
            const int low = i + 1 < text.size() ? code(text[i + 1]) : 15;
            byte(code(text[i]) << 4 | low);
        }
    }

    void jid(const Jid &jid)
    {
        const bool hosted = jid.server == Server::Hosted || jid.server == Server::HostedLid;
        if (jid.server == Server::Messenger) {
            byte(kFbJid);
            string(jid.user);
            number(jid.device, 2);
            string(model::serverText(jid.server));
        } else if (jid.server == Server::Interop) {
            byte(kInteropJid);
            string(jid.user);
            number(jid.device, 2);
            number(jid.integrator, 2);
            string(model::serverText(jid.server));
        } else if (jid.isPerson() && jid.device <= 0xff && (jid.device > 0 || jid.agent > 0 || hosted)) {
            byte(kAdJid);
            byte(domain(jid));
            byte(jid.device);
            string(jid.user);
        } else {
            pair(jid);
        }
    }
    static int domain(const Jid &jid)
    {
        switch (jid.server) {
        case Server::Lid:
            return 1;
        case Server::Hosted:
            return 128;
        case Server::HostedLid:
            return 129;
        default:
            return jid.agent;
        }
    }
    void pair(const Jid &jid)
    {
        byte(kJidPair);
        QByteArray user = jid.user;
        if (jid.device > 0)
            user += ':' + QByteArray::number(jid.device);
        if (user.isEmpty())
            byte(kListEmpty);
        else
            string(user);
        string(jid.server == Server::Other ? QByteArrayView(jid.otherServer) : model::serverText(jid.server));
    }

    QByteArray &out_;
};

}

void encodeNode(const Node &node, QByteArray &out)
{
    out.append('\0');
    Encoder(out).node(node);
}

QByteArray encodeNode(const Node &node)
{
    QByteArray out;
    out.reserve(512);
    encodeNode(node, out);
    return out;
}

}
