// SPDX-License-Identifier: GPL-3.0-or-later
// What comes with past messages: what others did to them, who is who, and what the phone says of each chat.
#include "engine/crypto/digest.h"
#include "engine/history/writer.h"

#include <algorithm>

namespace history {

using base::Result;
using model::Jid;
using model::MessageState;
using store::MessageRow;

namespace {

constexpr qsizetype kLongestToken = 1024;
constexpr int kMostUnread = 100'000;
constexpr int kMostMembers = 2048;
constexpr qsizetype kLongestPushName = 256;
constexpr int kMostOfAMessage = 2048; ///< reactions, votes, receipts
constexpr quint64 kLatestMs = 1ULL << 50;

qint64 msOf(quint64 seconds)
{
    return static_cast<qint64>(seconds % (kLatestMs / 1000)) * 1000;
}

Jid personOf(QByteArrayView text)
{
    const auto jid = Jid::parse(text);
    return jid && jid->isPerson() && !jid->user.isEmpty() ? jid->withoutDevice() : Jid();
}

Jid personOf(const std::string &text)
{
    return personOf(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

model::OlderMessages olderOf(const proto::Conversation &chat)
{
    if (!chat.has_endofhistorytransfertype())
        return model::OlderMessages::Unknown;
    switch (chat.endofhistorytransfertype()) {
    case proto::Conversation::COMPLETE_AND_NO_MORE_MESSAGE_REMAIN_ON_PRIMARY:
        return model::OlderMessages::No;
    case proto::Conversation::COMPLETE_ON_DEMAND_SYNC_WITH_MORE_MSG_ON_PRIMARY_BUT_NO_ACCESS:
        return model::OlderMessages::NoAccess;
    default:
        return model::OlderMessages::Yes;
    }
}

/// Which of the poll's options a vote names by their digests.
QList<int> chosenOf(const model::Poll &poll, const proto::PollVoteMessage &vote)
{
    QList<int> chosen;
    for (int i = 0; i < poll.options.size(); ++i) {
        const auto digest = crypto::sha256({poll.options.at(i).toUtf8()});
        const QByteArrayView name = crypto::view(digest);
        const auto &named = vote.selectedoptions();
        const bool isChosen = std::any_of(named.begin(), named.end(), [&](const std::string &one) {
            return name == QByteArrayView(one.data(), static_cast<qsizetype>(one.size()));
        });
        if (isChosen)
            chosen.append(i);
    }
    return chosen;
}

}

Result<void> Writer::end(const ChatEnds &part)
{
    const proto::Conversation &chat = part.chat;
    if (chatJid_.isEmpty())
        return {};
    RETURN_IF_FAILED(flush());
    if (chatJid_.isPerson()) {
        const QByteArray own = chatJid_.text();
        RETURN_IF_FAILED(link({chatJid_.isPn() ? own : QByteArray::fromStdString(chat.pnjid()),
            chatJid_.isPn() ? QByteArray::fromStdString(chat.lidjid()) : own}));
        RETURN_IF_FAILED(token(chat));
    } else {
        RETURN_IF_FAILED(group(chat));
    }
    // two chats may have become one
    ASSIGN_OR_RETURN(chat_, parts_.store.chats().ensure(parts_.account, chatJid_));
    store::HistoryRows &history = parts_.store.history();
    ASSIGN_OR_RETURN(const bool isCovered, history.isCovered(chat_));
    if (!isCovered)
        RETURN_IF_FAILED(marks(chat));
    if (!isCovered && chat.unreadcount() > 0)
        RETURN_IF_FAILED(
            history.setUnread(chat_, static_cast<int>(std::min<quint32>(chat.unreadcount(), kMostUnread))));
    RETURN_IF_FAILED(history.cover(
        chat_, olderOf(chat), static_cast<int>(std::min<quint32>(chat.ephemeralexpiration(), INT32_MAX))));
    chatJid_ = {};
    return {};
}

/// Where nobody has said yet how the chat stands; later the settings that all devices share say it.
Result<void> Writer::marks(const proto::Conversation &chat)
{
    ASSIGN_OR_RETURN(const auto known, parts_.store.chats().marks(chat_));
    model::ChatMarks marks;
    marks.isArchived = chat.archived();
    marks.pinnedMs = msOf(chat.pinned());
    marks.mutedUntilMs
        = chat.muteendtime() < kLatestMs / 1000 ? msOf(chat.muteendtime()) : model::ChatMarks::kMutedForEver;
    marks.isMarkedUnread = chat.markedasunread();
    return known == model::ChatMarks() && !(marks == known) ? parts_.store.chats().setMarks(chat_, marks)
                                                            : Result<void>();
}

Result<void> Writer::link(const Link &link)
{
    const Jid pn = personOf(link.pn);
    const Jid lid = personOf(link.lid);
    if (!pn.isPn() || !lid.isLid())
        return {};
    ASSIGN_OR_RETURN(const auto linked, parts_.store.people().link(parts_.account, lid, pn));
    return linked.changed ? parts_.store.sessions().moveAddress(parts_.account, pn, lid) : Result<void>();
}

Result<void> Writer::name(const Name &name)
{
    const Jid jid = personOf(name.person);
    if (jid.isEmpty() || name.name.isEmpty() || name.name == u"-")
        return {};
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().ensure(parts_.account, jid));
    // what a live message said is newer
    return person.pushName.isEmpty()
        ? parts_.store.people().setPushName(person.id, name.name.left(kLongestPushName))
        : Result<void>();
}

/// Only where the network has told nothing yet; it is asked anew before the group is used.
Result<void> Writer::group(const proto::Conversation &chat)
{
    ASSIGN_OR_RETURN(const auto known, parts_.store.groups().find(parts_.account, chatJid_));
    if (known || chat.participant_size() == 0)
        return {};
    store::GroupRow row;
    row.group.account = parts_.account;
    row.group.jid = chatJid_;
    row.group.subject = QString::fromStdString(chat.name()).left(kLongestPushName);
    row.group.disappearsAfterS = static_cast<int>(std::min<quint32>(chat.ephemeralexpiration(), INT32_MAX));
    QList<store::GroupMember> members;
    for (const proto::GroupParticipant &one : chat.participant()) {
        const Jid jid = personOf(one.userjid());
        if (jid.isEmpty() || members.size() >= kMostMembers)
            continue;
        store::GroupMember member;
        (jid.isLid() ? member.lid : member.pn) = jid;
        member.role = one.rank() == proto::GroupParticipant::SUPERADMIN ? model::GroupRole::SuperAdmin
            : one.rank() == proto::GroupParticipant::ADMIN              ? model::GroupRole::Admin
                                                                        : model::GroupRole::Member;
        members.append(member);
    }
    return parts_.store.groups().save(row, members);
}

Result<void> Writer::token(const proto::Conversation &chat)
{
    const QByteArray token = QByteArray::fromStdString(chat.tctoken());
    if (token.isEmpty() || token.size() > kLongestToken)
        return {};
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().ensure(parts_.account, chatJid_));
    return parts_.store.history().keepToken(parts_.account, person.id,
        {token, msOf(chat.tctokentimestamp()), msOf(chat.tctokensendertimestamp())});
}

/// 0 for ourselves; nothing when nobody is named.
Result<std::optional<store::PersonId>> Writer::whoOf(const proto::MessageKey &key)
{
    const Jid jid = chatJid_.isPerson() ? chatJid_ : personOf(key.participant());
    if (key.fromme() || parts_.self.owns(jid))
        return std::optional<store::PersonId>(0);
    if (jid.isEmpty())
        return std::optional<store::PersonId>();
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().ensure(parts_.account, jid));
    return std::optional<store::PersonId>(person.id);
}

Result<void> Writer::addTo(const MessageRow &row, const proto::WebMessageInfo &info)
{
    const int most = std::min(info.reactions_size(), kMostOfAMessage);
    for (int i = 0; i < most; ++i) {
        const proto::Reaction &reaction = info.reactions(i);
        ASSIGN_OR_RETURN(const auto who, whoOf(reaction.key()));
        if (who)
            RETURN_IF_FAILED(
                parts_.store.addOns().react(row, *who, QString::fromStdString(reaction.text()).left(64),
                    std::max<qint64>(reaction.sendertimestampms(), 0)));
    }
    RETURN_IF_FAILED(addVotes(row, info));
    return addReceipts(row, info);
}

Result<void> Writer::addVotes(const MessageRow &row, const proto::WebMessageInfo &info)
{
    const auto *poll = model::contentAs<model::Poll>(row.message.content);
    if (!poll)
        return {};
    const int most = std::min(info.pollupdates_size(), kMostOfAMessage);
    for (int i = 0; i < most; ++i) {
        const proto::PollUpdate &update = info.pollupdates(i);
        ASSIGN_OR_RETURN(const auto who, whoOf(update.pollupdatemessagekey()));
        if (who)
            RETURN_IF_FAILED(parts_.store.addOns().vote(
                row, *who, chosenOf(*poll, update.vote()), std::max<qint64>(update.sendertimestampms(), 0)));
    }
    return {};
}

Result<void> Writer::addReceipts(const MessageRow &row, const proto::WebMessageInfo &info)
{
    if (!chatJid_.isGroup() || row.message.direction != model::Direction::Out)
        return {};
    const int most = std::min(info.userreceipt_size(), kMostOfAMessage);
    for (int i = 0; i < most; ++i) {
        const proto::UserReceipt &receipt = info.userreceipt(i);
        const Jid jid = personOf(receipt.userjid());
        const qint64 seconds
            = std::max({receipt.receipttimestamp(), receipt.readtimestamp(), receipt.playedtimestamp()});
        if (jid.isEmpty() || seconds <= 0)
            continue;
        ASSIGN_OR_RETURN(const auto person, parts_.store.people().ensure(parts_.account, jid));
        RETURN_IF_FAILED(parts_.store.messages().receipt(row, person.id,
            receipt.playedtimestamp() > 0     ? MessageState::Played
                : receipt.readtimestamp() > 0 ? MessageState::Read
                                              : MessageState::Delivered,
            msOf(static_cast<quint64>(seconds))));
    }
    return {};
}

}
