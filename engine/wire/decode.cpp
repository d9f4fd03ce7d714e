// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to the flat tables of a Document. Everything here is hostile input.
#include "engine/wire/document_parts.h"
#include "engine/wire/tokens.h"

#include <algorithm>
#include <zlib.h>

namespace wire {

using base::Fault;
using base::Result;
using model::Server;

namespace {

constexpr int kDeepest = 32;
constexpr qsizetype kMostInflated = 16 * 1024 * 1024;
constexpr quint8 kCompressed = 2;

tl::unexpected<base::Error> malformed(const char *why)
{
    return base::fail(Fault::Malformed, QString::fromLatin1(why));
}

/// A zlib stream, at most kMostInflated bytes; the output grows only as fast as the stream fills it.
Result<void> inflateInto(QByteArrayView packed, QByteArray &out)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return malformed("inflate not available");
    const std::unique_ptr<z_stream, void (*)(z_stream *)> guard(&stream, [](z_stream *s) { inflateEnd(s); });
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    qsizetype used = 0;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        if (used == out.size()) {
            if (used >= kMostInflated)
                return malformed("inflates to too much");
            out.resize(std::min(kMostInflated, std::max<qsizetype>(packed.size() * 2, used * 2) + 256));
        }
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + used);
        stream.avail_out = static_cast<uInt>(out.size() - used);
        state = inflate(&stream, Z_NO_FLUSH);
        used = out.size() - static_cast<qsizetype>(stream.avail_out);
        const bool stuck = stream.avail_in == 0 && stream.avail_out != 0 && state != Z_STREAM_END;
        if ((state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) || stuck)
            return malformed("not a zlib stream");
    }
    out.resize(used);
    return {};
}

/// Grows by a quarter instead of doubling: hostile frames must not make us hold many times their size.
template <class T>
void makeRoom(std::vector<T> &table, std::size_t more)
{
    const std::size_t wanted = table.size() + more;
    if (wanted > table.capacity())
        table.reserve(std::max(wanted, table.capacity() + table.capacity() / 4 + 16));
}

}

/// Walks the body once, front to back.
class Decoder {
    using Parts = Document::Parts;
    using Text = Parts::Text;

public:
    explicit Decoder(Parts &parts)
        : parts_(parts), budget_(static_cast<std::size_t>(parts.body.size()) * 6 + 32 * 1024)
    {
    }

    Result<void> root()
    {
        parts_.records.emplace_back();
        return node(0, 0);
    }

private:
    qsizetype left() const { return parts_.body.size() - at_; }
    Result<quint32> number(int bytes)
    {
        if (left() < bytes)
            return malformed("frame ends inside a number");
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<quint8>(parts_.body[at_++]);
        return value;
    }
    Result<void> spend(std::size_t bytes)
    {
        if (bytes > budget_)
            return malformed("more structure than content");
        budget_ -= bytes;
        return {};
    }
    static bool isList(quint32 tag) { return tag == kListEmpty || tag == kList8 || tag == kList16; }
    Result<quint32> listSize(quint32 tag)
    {
        if (tag == kList8)
            return number(1);
        if (tag == kList16)
            return number(2);
        if (tag == kListEmpty)
            return 0U;
        return malformed("no list");
    }

    Result<Text> slice(quint32 size)
    {
        if (left() < static_cast<qsizetype>(size) || size >= 1U << 30)
            return malformed("frame ends inside a text");
        Text text;
        text.at = static_cast<quint32>(at_);
        text.size = size & 0x3fffffffU;
        at_ += static_cast<qsizetype>(size);
        return text;
    }
    static char digit(bool hex, int code)
    {
        if (hex)
            return "0123456789ABCDEF"[code];
        return code < 12 ? "0123456789-."[code] : '\0';
    }
    Result<Text> packed(bool hex)
    {
        ASSIGN_OR_RETURN(const quint32 head, number(1));
        const quint32 bytes = head & 0x7f;
        const bool odd = head & 0x80;
        if (left() < static_cast<qsizetype>(bytes) || (odd && bytes == 0))
            return malformed("frame ends inside packed digits");
        Text text;
        text.from = Text::Arena;
        text.at = static_cast<quint32>(parts_.arena.size());
        RETURN_IF_FAILED(spend(2 * bytes));
        const quint32 digits = 2 * bytes - (odd ? 1 : 0);
        for (quint32 i = 0; i < digits; ++i) {
            const int pair = static_cast<quint8>(parts_.body[at_ + i / 2]);
            const char c = digit(hex, i % 2 == 0 ? pair >> 4 : pair & 15);
            if (c == '\0')
                return malformed("no digit");
            parts_.arena.append(c);
        }
        at_ += bytes;
        text.size = digits & 0x3fffffffU;
        return text;
    }
    /// Every form of a text but a JID. @param tag the byte that opens it
    Result<Text> string(quint32 tag)
    {
        Text text;
        if (tag == kListEmpty)
            return text;
        if (tag < kDictionary0) {
            text.from = Text::Single;
            text.at = tag;
            return text;
        }
        if (tag <= kDictionary3) {
            ASSIGN_OR_RETURN(const quint32 index, number(1));
            text.from = Text::Double;
            text.at = tag << 8 | index;
            return text;
        }
        switch (tag) {
        case kNibble8:
            return packed(false);
        case kHex8:
            return packed(true);
        case kBinary8: {
            ASSIGN_OR_RETURN(const quint32 size, number(1));
            return slice(size);
        }
        case kBinary20: {
            ASSIGN_OR_RETURN(const quint32 size, number(3));
            return slice(size & 0xfffff);
        }
        case kBinary32: {
            ASSIGN_OR_RETURN(const quint32 size, number(4));
            return slice(size);
        }
        default:
            return malformed("no text");
        }
    }
    Result<Text> stringHere()
    {
        ASSIGN_OR_RETURN(const quint32 tag, number(1));
        return string(tag);
    }

    static bool isJid(quint32 tag)
    {
        return tag == kJidPair || tag == kAdJid || tag == kFbJid || tag == kInteropJid;
    }
    Result<void> domain(quint32 type, Parts::Address &address)
    {
        switch (type) {
        case 1:
            address.server = Server::Lid;
            break;
        case 128:
            address.server = Server::Hosted;
            break;
        case 129:
            address.server = Server::HostedLid;
            break;
        default:
            address.server = Server::Pn;
            address.agent = static_cast<quint8>(type);
        }
        return {};
    }
    Result<Parts::Address> jid(quint32 tag)
    {
        Parts::Address address;
        if (tag == kAdJid) {
            ASSIGN_OR_RETURN(const quint32 type, number(1));
            RETURN_IF_FAILED(domain(type, address));
            ASSIGN_OR_RETURN(const quint32 device, number(1));
            address.device = static_cast<quint16>(device);
            ASSIGN_OR_RETURN(address.user, stringHere());
        } else if (tag == kJidPair) {
            ASSIGN_OR_RETURN(address.user, stringHere());
            ASSIGN_OR_RETURN(address.serverText, stringHere());
            if (parts_.view(address.serverText).isEmpty())
                return malformed("JID without a server");
        } else {
            address.server = tag == kFbJid ? Server::Messenger : Server::Interop;
            ASSIGN_OR_RETURN(address.user, stringHere());
            ASSIGN_OR_RETURN(const quint32 device, number(2));
            address.device = static_cast<quint16>(device);
            if (tag == kInteropJid) {
                ASSIGN_OR_RETURN(const quint32 integrator, number(2));
                address.integrator = static_cast<quint16>(integrator);
            }
            ASSIGN_OR_RETURN(const Text server, stringHere());
            if (parts_.view(server) != model::serverText(address.server))
                return malformed("JID of another server");
        }
        // whoever reads it compares users: what no address can hold is refused here, once
        const QByteArrayView user = parts_.view(address.user);
        const bool fits
            = address.server == Server::None ? !parts_.jid(address).isEmpty() : model::isUser(user);
        if (!fits || user.size() > 255)
            return malformed("no JID");
        return address;
    }

    Result<void> attributes(std::size_t index, quint32 count)
    {
        RETURN_IF_FAILED(spend(count * sizeof(Parts::Attribute)));
        parts_.records[index].firstAttr = static_cast<quint32>(parts_.attributes.size());
        parts_.records[index].attrCount = static_cast<quint16>(count);
        makeRoom(parts_.attributes, count);
        for (quint32 i = 0; i < count; ++i) {
            Parts::Attribute attr;
            ASSIGN_OR_RETURN(attr.key, stringHere());
            ASSIGN_OR_RETURN(const quint32 tag, number(1));
            if (isJid(tag)) {
                RETURN_IF_FAILED(spend(sizeof(Parts::Address)));
                ASSIGN_OR_RETURN(auto address, jid(tag));
                attr.address = static_cast<qint32>(parts_.addresses.size());
                makeRoom(parts_.addresses, 1);
                parts_.addresses.push_back(address);
            } else {
                ASSIGN_OR_RETURN(attr.value, string(tag));
            }
            parts_.attributes.push_back(attr);
        }
        return {};
    }
    Result<void> content(std::size_t index, int depth)
    {
        ASSIGN_OR_RETURN(const quint32 tag, number(1));
        if (!isList(tag)) {
            ASSIGN_OR_RETURN(parts_.records[index].content, string(tag));
            parts_.records[index].kind = Parts::Content::Bytes;
            return {};
        }
        ASSIGN_OR_RETURN(const quint32 count, listSize(tag));
        // the smallest node has three bytes
        if (static_cast<qsizetype>(count) * 3 > left())
            return malformed("list longer than its frame");
        RETURN_IF_FAILED(spend(count * sizeof(Parts::Record)));
        const std::size_t first = parts_.records.size();
        parts_.records[index].kind = Parts::Content::Children;
        parts_.records[index].firstChild = static_cast<quint32>(first);
        parts_.records[index].childCount = static_cast<quint16>(count);
        makeRoom(parts_.records, count);
        // children lie side by side; their own children follow behind
        parts_.records.resize(first + count);
        for (quint32 i = 0; i < count; ++i)
            RETURN_IF_FAILED(node(first + i, depth + 1));
        return {};
    }
    Result<void> node(std::size_t index, int depth)
    {
        if (depth > kDeepest)
            return malformed("nested too deeply");
        ASSIGN_OR_RETURN(const quint32 tag, number(1));
        ASSIGN_OR_RETURN(const quint32 size, listSize(tag));
        if (size == 0)
            return malformed("empty node");
        ASSIGN_OR_RETURN(parts_.records[index].tag, stringHere());
        if (parts_.view(parts_.records[index].tag).isEmpty())
            return malformed("node without a tag");
        const quint32 attrCount = (size - 1) / 2;
        if (static_cast<qsizetype>(attrCount) * 2 > left())
            return malformed("more attributes than bytes");
        RETURN_IF_FAILED(attributes(index, attrCount));
        return size % 2 == 0 ? content(index, depth) : Result<void>();
    }

    Parts &parts_;
    std::size_t budget_;
    qsizetype at_ = 0;
};

Result<NodeView> Document::decode(QByteArray frame)
{
    if (!parts_)
        parts_ = std::make_unique<Parts>();
    parts_->clear();
    parts_->frame = std::move(frame);
    if (parts_->frame.isEmpty())
        return malformed("empty frame");
    QByteArrayView body = QByteArrayView(parts_->frame).sliced(1);
    if (static_cast<quint8>(parts_->frame[0]) & kCompressed) {
        if (auto inflated = inflateInto(body, parts_->inflated); !inflated) {
            parts_->clear();
            return base::fail(inflated.error());
        }
        body = parts_->inflated;
    }
    parts_->body = body;
    if (auto decoded = Decoder(*parts_).root(); !decoded) {
        parts_->clear();
        return base::fail(decoded.error());
    }
    return root();
}

}
