// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/reader.h"

#include "engine/proto/bounded.h"

#include <algorithm>

namespace history {

using base::Fault;
using base::Result;

namespace {

constexpr qint64 kBreath = 1024 * 1024;
constexpr qsizetype kLongestSmall = 64 * 1024; ///< a name, a link, a secret
constexpr qsizetype kPassedOver = 256 * 1024;
constexpr qsizetype kLongestId = 256;

enum Wire : quint32 { Varint = 0, Fixed64 = 1, Length = 2, Fixed32 = 5 };

using S = proto::HistorySync;
using C = proto::Conversation;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

base::Result<std::optional<Part>> nothing()
{
    return std::optional<Part>();
}

/// A part of the sync itself that is small; nothing when it cannot be read.
std::optional<Part> smallPart(quint32 field, const QByteArray &bytes)
{
    switch (field) {
    case S::kPushnamesFieldNumber: {
        proto::Pushname name;
        if (proto::read(name, view(bytes)))
            return Name{QByteArray::fromStdString(name.id()),
                QString::fromUtf8(name.pushname().data(), static_cast<qsizetype>(name.pushname().size()))};
        break;
    }
    case S::kPhoneNumberToLidMappingsFieldNumber: {
        proto::PhoneNumberToLIDMapping link;
        if (proto::read(link, view(bytes)))
            return Link{QByteArray::fromStdString(link.pnjid()), QByteArray::fromStdString(link.lidjid())};
        break;
    }
    case S::kNctSaltFieldNumber:
        return Secret{Secret::Is::NctSalt, bytes};
    case S::kCompanionMetaNonceFieldNumber:
        return Secret{Secret::Is::MetaNonce, bytes};
    default:
        break;
    }
    return std::nullopt;
}

bool isSmallPart(quint32 field)
{
    return field == S::kPushnamesFieldNumber || field == S::kPhoneNumberToLidMappingsFieldNumber
        || field == S::kNctSaltFieldNumber || field == S::kCompanionMetaNonceFieldNumber;
}

}

Result<std::optional<Part>> Reader::next()
{
    breathAt_ = bytes_.dropped() + kBreath;
    for (;;) {
        if (skipping_ > 0)
            RETURN_IF_FAILED(skip(0));
        if (bytes_.dropped() >= breathAt_)
            return std::optional<Part>(Breath());
        if (!chatEnd_) {
            ASSIGN_OR_RETURN(const bool ended, atEnd());
            if (ended)
                return nothing();
        }
        ASSIGN_OR_RETURN(auto part, chatEnd_ ? ofChat() : ofSync());
        if (part)
            return part;
    }
}

Result<bool> Reader::atEnd()
{
    ASSIGN_OR_RETURN(const QByteArrayView seen, bytes_.peek(1));
    return seen.isEmpty();
}

Result<quint64> Reader::varint(QByteArray &raw)
{
    ASSIGN_OR_RETURN(const QByteArrayView seen, bytes_.peek(10));
    quint64 value = 0;
    for (qsizetype i = 0; i < seen.size() && i < 10; ++i) {
        const auto byte = static_cast<quint8>(seen[i]);
        value |= static_cast<quint64>(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            raw.append(seen.first(i + 1));
            bytes_.drop(i + 1);
            return value;
        }
    }
    return base::fail(Fault::Malformed, QStringLiteral("no number where one must be"));
}

Result<Reader::Tag> Reader::tag()
{
    Tag tag;
    ASSIGN_OR_RETURN(const quint64 key, varint(tag.raw));
    tag.field = static_cast<quint32>(key >> 3);
    tag.wire = static_cast<quint32>(key & 7);
    if (key >> 3 == 0 || key >> 3 > 0x1fffffff)
        return base::fail(Fault::Malformed, QStringLiteral("a field without a number"));
    if (tag.wire == Varint) {
        ASSIGN_OR_RETURN(tag.value, varint(tag.raw));
    } else if (tag.wire == Length) {
        ASSIGN_OR_RETURN(const quint64 length, varint(tag.raw));
        if (length > static_cast<quint64>(Inflater::kMost))
            return base::fail(Fault::Malformed, QStringLiteral("a length beyond everything"));
        tag.length = static_cast<qint64>(length);
    } else if (tag.wire == Fixed64 || tag.wire == Fixed32) {
        tag.length = tag.wire == Fixed64 ? 8 : 4;
    } else {
        return base::fail(Fault::Malformed, QStringLiteral("a field of no known form"));
    }
    return tag;
}

Result<QByteArray> Reader::take(qint64 length)
{
    ASSIGN_OR_RETURN(const QByteArrayView seen, bytes_.peek(length));
    if (seen.size() < length)
        return base::fail(Fault::Malformed, QStringLiteral("a length beyond the end"));
    QByteArray taken = seen.first(length).toByteArray();
    bytes_.drop(length);
    return taken;
}

/// Passes over that much more, a breath at most; the rest is passed over later.
Result<void> Reader::skip(qint64 length)
{
    skipping_ += length;
    while (skipping_ > 0 && bytes_.dropped() < breathAt_) {
        const auto piece = static_cast<qsizetype>(std::min<qint64>(skipping_, kPassedOver));
        ASSIGN_OR_RETURN(const QByteArrayView seen, bytes_.peek(piece));
        if (seen.size() < piece)
            return base::fail(Fault::Malformed, QStringLiteral("a length beyond the end"));
        bytes_.drop(piece);
        skipping_ -= piece;
    }
    return {};
}

Result<std::optional<Part>> Reader::ofSync()
{
    ASSIGN_OR_RETURN(const Tag tag, this->tag());
    if (tag.wire == Varint) {
        const auto value = static_cast<quint32>(tag.value);
        if (tag.field == S::kSyncTypeFieldNumber)
            return std::optional<Part>(Head{value, {}});
        if (tag.field == S::kProgressFieldNumber)
            return std::optional<Part>(Head{{}, value});
        return nothing();
    }
    if (tag.wire != Length) {
        RETURN_IF_FAILED(skip(tag.length));
        return nothing();
    }
    if (tag.field == S::kConversationsFieldNumber) {
        chatEnd_ = bytes_.dropped() + tag.length;
        rest_.clear();
        chatId_.clear();
        return nothing();
    }
    if (tag.field == S::kStatusV3MessagesFieldNumber)
        return message(tag.length, false);
    if (!isSmallPart(tag.field) || tag.length > kLongestSmall) {
        RETURN_IF_FAILED(skip(tag.length));
        return nothing();
    }
    ASSIGN_OR_RETURN(const QByteArray bytes, take(tag.length));
    return smallPart(tag.field, bytes);
}

Result<std::optional<Part>> Reader::message(qint64 length, bool isWrapped)
{
    if (length > kLongestMessage) {
        ++leftOut_;
        RETURN_IF_FAILED(skip(length));
        return nothing();
    }
    ASSIGN_OR_RETURN(const QByteArray bytes, take(length));
    PastMessage past;
    if (!isWrapped) {
        if (proto::read(past.info, view(bytes)))
            return std::optional<Part>(std::move(past));
    } else if (proto::HistorySyncMsg wrapped; proto::read(wrapped, view(bytes)) && wrapped.has_message()) {
        past.info = std::move(*wrapped.mutable_message());
        past.order = wrapped.msgorderid();
        return std::optional<Part>(std::move(past));
    }
    ++leftOut_;
    return nothing();
}

Result<std::optional<Part>> Reader::ofChat()
{
    if (bytes_.dropped() > *chatEnd_)
        return base::fail(Fault::Malformed, QStringLiteral("a field beyond its conversation"));
    if (bytes_.dropped() == *chatEnd_) {
        chatEnd_.reset();
        ChatEnds ends;
        if (!proto::read(ends.chat, view(rest_)))
            return base::fail(Fault::Malformed, QStringLiteral("a conversation that cannot be read"));
        ends.chat.set_id(chatId_.toStdString());
        return chatId_.isEmpty() ? nothing() : std::optional<Part>(std::move(ends));
    }
    ASSIGN_OR_RETURN(const Tag tag, this->tag());
    if (bytes_.dropped() + tag.length > *chatEnd_)
        return base::fail(Fault::Malformed, QStringLiteral("a field beyond its conversation"));
    if (tag.field == C::kMessagesFieldNumber && tag.wire == Length) {
        if (chatId_.isEmpty())
            return base::fail(Fault::Malformed, QStringLiteral("messages of no conversation"));
        return message(tag.length, true);
    }
    if (tag.field == C::kIdFieldNumber && tag.wire == Length) {
        if (tag.length == 0 || tag.length > kLongestId || !chatId_.isEmpty())
            return base::fail(Fault::Malformed, QStringLiteral("a conversation without a name"));
        ASSIGN_OR_RETURN(chatId_, take(tag.length));
        return std::optional<Part>(ChatBegins{chatId_});
    }
    if (rest_.size() + tag.raw.size() + tag.length > kLongestRest)
        return base::fail(Fault::Limit, QStringLiteral("too much about one conversation"));
    ASSIGN_OR_RETURN(const QByteArray content, take(tag.length));
    rest_ += tag.raw + content;
    return nothing();
}

}
