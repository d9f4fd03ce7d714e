// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/writer.h"

#include "engine/base/uuid.h"
#include "engine/history/stub_line.h"

#include <algorithm>

namespace history {

using base::Result;
using messaging::Content;
using model::Jid;
using model::MessageKind;
using model::MessageState;
using store::MessageRow;

namespace {

constexpr qsizetype kMostOfASecond = 1000;
constexpr std::size_t kMostBytesOfASecond = 8 * 1024 * 1024;
constexpr quint64 kLatestSecond = 1ULL << 40;
constexpr qint64 kDayMs = 24 * 60 * 60 * 1000LL;
constexpr qsizetype kLongestName = 256;

Jid jidOf(const std::string &text)
{
    const auto jid = Jid::parse(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return jid ? jid->withoutDevice() : Jid();
}

MessageState stateOf(const proto::WebMessageInfo &info)
{
    if (!info.key().fromme())
        return MessageState::Read; // which of them are unread is said at the chat's end
    switch (info.status()) {
    case proto::WebMessageInfo::DELIVERY_ACK:
        return MessageState::Delivered;
    case proto::WebMessageInfo::READ:
        return MessageState::Read;
    case proto::WebMessageInfo::PLAYED:
        return MessageState::Played;
    case proto::WebMessageInfo::ERROR:
        return info.has_status() ? MessageState::Failed : MessageState::Sent;
    default:
        return MessageState::Sent;
    }
}

}

Writer::Writer(Parts parts) : parts_(std::move(parts)), addOns_(parts_.account, parts_.self, parts_.store) { }

Result<void> Writer::take(const Part &part)
{
    const store::Feed::Silence silence(parts_.store.feed());
    if (const auto *begins = std::get_if<ChatBegins>(&part))
        return begin(*begins);
    if (const auto *ends = std::get_if<ChatEnds>(&part))
        return end(*ends);
    if (const auto *message = std::get_if<PastMessage>(&part))
        return gather(*message);
    if (const auto *links = std::get_if<Link>(&part))
        return link(*links);
    if (const auto *named = std::get_if<Name>(&part))
        return name(*named);
    if (const auto *secret = std::get_if<Secret>(&part))
        return parts_.store.history().keepSecret(parts_.account,
            secret->is == Secret::Is::NctSalt ? QStringLiteral("nct_salt")
                                              : QStringLiteral("companion_meta_nonce"),
            secret->value);
    return {};
}

Result<void> Writer::begin(const ChatBegins &part)
{
    second_.clear();
    secondBytes_ = 0;
    lastSecond_ = 0;
    chatJid_ = {};
    const auto jid = Jid::parse(part.id);
    const bool isShown = jid && (jid->isPerson() || jid->isGroup());
    if (!isShown || jid->user.isEmpty())
        return {};
    chatJid_ = jid->withoutDevice();
    ASSIGN_OR_RETURN(chat_, parts_.store.chats().ensure(parts_.account, chatJid_));
    ++tally_.chats;
    return {};
}

/// Messages of one second have no order but the one in which they come: newest first, as a rule.
Result<void> Writer::gather(const PastMessage &part)
{
    const quint64 second = part.info.messagetimestamp();
    if (chatJid_.isEmpty())
        return {};
    if (!second_.isEmpty()
        && (second_.first().info.messagetimestamp() != second || second_.size() >= kMostOfASecond
            || secondBytes_ > kMostBytesOfASecond))
        RETURN_IF_FAILED(flush());
    secondBytes_ += part.info.ByteSizeLong();
    second_.append(part);
    return {};
}

Result<void> Writer::flush()
{
    QList<PastMessage> messages = std::exchange(second_, {});
    secondBytes_ = 0;
    if (messages.isEmpty())
        return {};
    const quint64 second = messages.first().info.messagetimestamp();
    if (lastSecond_ != 0 && second > lastSecond_)
        std::reverse(messages.begin(), messages.end()); // this phone tells the oldest first
    lastSecond_ = second;
    if (std::all_of(messages.begin(), messages.end(), [](const PastMessage &one) { return one.order != 0; }))
        std::stable_sort(messages.begin(), messages.end(),
            [](const PastMessage &one, const PastMessage &other) { return one.order > other.order; });
    for (const PastMessage &message : messages)
        RETURN_IF_FAILED(write(message));
    return {};
}

Jid Writer::senderOf(const proto::WebMessageInfo &info) const
{
    if (info.key().fromme())
        return parts_.self.pn.withoutDevice();
    if (chatJid_.isPerson())
        return chatJid_;
    return jidOf(info.participant().empty() ? info.key().participant() : info.participant());
}

/// All but what the message says; nothing for one that cannot be.
std::optional<MessageRow> Writer::rowOf(const proto::WebMessageInfo &info) const
{
    const QByteArray id = QByteArray::fromStdString(info.key().id());
    const quint64 seconds = info.messagetimestamp();
    const auto latest = static_cast<quint64>((parts_.clock.wallMs() + kDayMs) / 1000);
    const Jid sender = senderOf(info);
    if (id.isEmpty() || id.size() > 128 || seconds == 0 || seconds > latest
        || (info.messagestubtype() == 0 && !sender.isPerson()))
        return std::nullopt;
    MessageRow row;
    row.chat = chat_;
    row.sender = sender;
    model::Message &m = row.message;
    m.waId = id;
    m.account = parts_.account;
    m.chat = chatJid_;
    m.from = sender;
    const bool isLine = info.messagestubtype() > kWaiting; // told by the network, whoever did it
    m.direction = info.key().fromme() && !isLine ? model::Direction::Out : model::Direction::In;
    m.state = stateOf(info);
    m.timestampMs = static_cast<qint64>(seconds) * 1000;
    m.receivedMs = m.timestampMs; // it came to the number then: today's counts are not of it
    return row;
}

Result<void> Writer::write(const PastMessage &part)
{
    const proto::WebMessageInfo &info = part.info;
    auto made = rowOf(info);
    if (!made)
        return {};
    MessageRow &row = *made;
    const Jid sender = row.sender;
    store::Person person;
    if (row.message.direction == model::Direction::In && sender.isPerson()) {
        ASSIGN_OR_RETURN(person, parts_.store.people().ensure(parts_.account, sender));
        row.person = person.id;
        if (person.pushName.isEmpty() && !info.pushname().empty() && info.pushname() != "-")
            RETURN_IF_FAILED(parts_.store.people().setPushName(
                person.id, QString::fromStdString(info.pushname()).left(kLongestName)));
    }
    store::MessageRows &messages = parts_.store.messages();
    ASSIGN_OR_RETURN(const auto before, messages.findWa(chat_, sender, person, row.message.waId));
    if (before && before->message.kind != MessageKind::Undecryptable)
        return addTo(*before, info);
    ASSIGN_OR_RETURN(const bool isMessage, fill(row, info));
    if (!isMessage)
        return {};
    if (before) {
        row.message.id = before->message.id;
        if (row.message.kind == MessageKind::Undecryptable)
            return {};
        if (before->seq < 0) // history brought it so the first time
            return messages.readAnew(row);
        // it came while we were here and could not be read: whoever waits for it is told now
        const store::Feed::Speech aloud(parts_.store.feed());
        row.message.receivedMs = parts_.clock.wallMs();
        return messages.heal(row);
    }
    return insert(row, person, info);
}

Result<void> Writer::insert(MessageRow &row, const store::Person &person, const proto::WebMessageInfo &info)
{
    const QByteArray &id = row.message.waId;
    row.message.id = base::newId(parts_.clock, parts_.random);
    const auto inserted = parts_.store.messages().insertPast(row);
    if (!inserted) // there under another address of its writer
        return inserted.error().fault == base::Fault::Refused ? Result<void>() : inserted;
    ++tally_.messages;
    RETURN_IF_FAILED(addOns_.applyWaiting(id, chat_));
    const bool hasMore = info.messagestubtype() == kRevoked || info.reactions_size() > 0
        || info.pollupdates_size() > 0 || info.userreceipt_size() > 0;
    if (!hasMore) // nearly always: it is not read again
        return {};
    ASSIGN_OR_RETURN(const auto stored, parts_.store.messages().findWa(chat_, row.sender, person, id));
    if (!stored)
        return {};
    if (info.messagestubtype() == kRevoked) {
        const auto revokedMs = static_cast<qint64>(info.revokemessagetimestamp() % kLatestSecond) * 1000;
        RETURN_IF_FAILED(parts_.store.addOns().erase(*stored, std::max(revokedMs, row.message.timestampMs)));
        return {};
    }
    return addTo(*stored, info);
}

/// What the message is, into the row. False: none that stands in a conversation.
Result<bool> Writer::fill(MessageRow &row, const proto::WebMessageInfo &info)
{
    model::Message &m = row.message;
    if (info.messagestubtype() == kRevoked) {
        m.kind = MessageKind::Text;
        return true;
    }
    if (info.messagestubtype() == kWaiting) {
        m.kind = MessageKind::Undecryptable;
        return row.sender.isPerson();
    }
    if (info.messagestubtype() != 0) {
        const auto line = stubLine(info, row.sender, parts_.self);
        if (!line)
            return false;
        m.kind = MessageKind::System;
        m.direction = model::Direction::In;
        m.state = MessageState::Read;
        m.content = *line;
        return true;
    }
    const QByteArray bytes = messaging::messageIn(info);
    const auto content = messaging::readContent(bytes);
    if (!content)
        return false;
    if (content->is == Content::Is::AddOn && content->addOn) {
        messaging::AddOns::Actor actor{row.sender, {}, m.direction == model::Direction::Out, m.timestampMs};
        if (!actor.isUs) {
            ASSIGN_OR_RETURN(actor.person, parts_.store.people().ensure(parts_.account, row.sender));
        }
        ASSIGN_OR_RETURN(const auto outcome, addOns_.apply(*content->addOn, actor, chat_, chatJid_));
        if (outcome == messaging::AddOns::Outcome::NoTarget) // newest first: its message is yet to come
            RETURN_IF_FAILED(addOns_.keep(*content, actor, chatJid_, m.waId, m.timestampMs));
        return false;
    }
    if (content->is != Content::Is::Message)
        return false;
    messaging::fill(m, *content);
    row.proto = content->proto;
    if (m.state == MessageState::Failed)
        m.error = model::MessageError{base::Fault::Refused, QStringLiteral("phone"), {}};
    return true;
}

}
