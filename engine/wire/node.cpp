// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/node.h"

#include "engine/wire/tokens.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

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
constexpr quint8 kNoDigit = 0xff;

/// The code of each character in one of the two packed forms, kNoDigit where it has none.
using Digits = std::array<quint8, 256>;
constexpr Digits digitsOf(std::string_view alphabet)
{
    Digits table{};
    for (quint8 &code : table)
        code = kNoDigit;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<quint8>(i);
    return table;
}
constexpr Digits kNibble = digitsOf("0123456789-.");
constexpr Digits kHex = digitsOf("0123456789ABCDEF");

/// Writes behind what `out` holds. Makes room in large steps and gives back what is over at its end.
class Encoder {
public:
    explicit Encoder(QByteArray &out) : out_(out), used_(out.size()) { out_.resize(out_.capacity()); }
    ~Encoder() { out_.resize(used_); }
    Encoder(const Encoder &) = delete;
    Encoder &operator=(const Encoder &) = delete;

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
    char *room(qsizetype size)
    {
        if (out_.size() - used_ < size) {
            out_.resize(std::max(used_ + size, 2 * out_.size()));
            data_ = nullptr;
        }
        if (!data_)
            data_ = out_.data();
        return data_ + std::exchange(used_, used_ + size);
    }
    void byte(qsizetype value) { *room(1) = static_cast<char>(value & 0xff); }
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
        std::copy(data.begin(), data.end(), room(data.size()));
    }
    void string(QByteArrayView text)
    {
        if (const auto token = findToken(text)) {
            byte(token->first);
            if (token->isDouble())
                byte(token->second);
        } else if (isPackable(text, kNibble)) {
            packed(kNibble8, text, kNibble);
        } else if (isPackable(text, kHex)) {
            packed(kHex8, text, kHex);
        } else {
            binary(text);
        }
    }

    static bool isPackable(QByteArrayView text, const Digits &digits)
    {
        return !text.isEmpty() && text.size() <= kLongestPacked
            && std::all_of(
                text.begin(), text.end(), [&digits](char c) { return code(digits, c) != kNoDigit; });
    }
    static quint8 code(const Digits &digits, char c) { return digits[static_cast<unsigned char>(c)]; }
    void packed(Tag tag, QByteArrayView text, const Digits &digits)
    {
        const bool odd = text.size() % 2 != 0;
        const qsizetype pairs = (text.size() + 1) / 2;
        byte(tag);
        byte(pairs | (odd ? 0x80 : 0));
        char *out = room(pairs);
        for (qsizetype i = 0; i < text.size(); i += 2) {
            const int low = i + 1 < text.size() ? code(digits, text[i + 1]) : 15;
            *out++ = static_cast<char>(code(digits, text[i]) << 4 | low);
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
    qsizetype used_;
    char *data_ = nullptr; ///< of out_, while it stays where it is
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
