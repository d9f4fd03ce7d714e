// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/add_ons.h"

#include "engine/messaging/vote.h"

#include <QLoggingCategory>

namespace messaging {

using base::Result;
using model::Jid;
using model::MessageKind;
using store::MessageRow;

Q_LOGGING_CATEGORY(logAddOns, "gesher.messaging.add_ons")

namespace {

constexpr qint64 kMostAhead = 24 * 60 * 60 * 1000LL; ///< a clock that is wrong by more counts for nothing

/// A time that somebody claims, as long as it can be true: what it says decides which of two counts.
qint64 timeOf(const AddOn &addOn, const AddOns::Actor &actor)
{
    const bool isClaimed = addOn.atMs > 0 && (actor.atMs == 0 || addOn.atMs < actor.atMs + kMostAhead);
    return isClaimed ? addOn.atMs : actor.atMs;
}

/// LID with LID, phone with phone first: that is how nearly all are sealed.
QList<std::pair<Jid, Jid>> pairsOf(const QList<Jid> &creators, const QList<Jid> &voters)
{
    QList<std::pair<Jid, Jid>> same;
    QList<std::pair<Jid, Jid>> mixed;
    for (const Jid &creator : creators) {
        for (const Jid &voter : voters)
            (creator.isLid() == voter.isLid() ? same : mixed).append({creator, voter});
    }
    return same + mixed;
}

}

Result<std::optional<MessageRow>> AddOns::targetOf(
    const AddOn &addOn, const Actor &actor, store::ChatId chat, const Jid &chatJid) const
{
    const bool isPerson = chatJid.isPerson();
    const bool isOurs = addOn.targetIsActors ? actor.isUs
        : isPerson                           ? !actor.isUs
                                             : self_.owns(addOn.targetAuthor);
    if (isOurs) {
        ASSIGN_OR_RETURN(auto own, store_.messages().findOwn(account_, addOn.targetId));
        return own && own->chat == chat ? std::move(own) : std::optional<MessageRow>();
    }
    const Jid author = addOn.targetIsActors ? actor.sender : isPerson ? chatJid : addOn.targetAuthor;
    if (!author.isPerson())
        return std::optional<MessageRow>();
    return store_.messages().findWa(account_, chat, author, addOn.targetId);
}

Result<AddOns::Outcome> AddOns::apply(
    const AddOn &addOn, const Actor &actor, store::ChatId chat, const Jid &chatJid)
{
    ASSIGN_OR_RETURN(const auto target, targetOf(addOn, actor, chat, chatJid));
    if (!target || model::isAddOn(target->message.kind))
        return Outcome::NoTarget;
    const store::PersonId who = actor.isUs ? 0 : actor.person.id;
    if (!actor.isUs && who == 0)
        return Outcome::NotAllowed;
    const qint64 at = timeOf(addOn, actor);
    switch (addOn.what) {
    case MessageKind::Reaction:
        RETURN_IF_FAILED(store_.addOns().react(*target, who, addOn.emoji, at));
        return Outcome::Done;
    case MessageKind::Vote:
        return vote(addOn, actor, *target);
    case MessageKind::Edit:
        if (!addOn.targetIsActors)
            return Outcome::NotAllowed;
        {
            model::Message now;
            now.text = addOn.edited->text;
            now.mentions = addOn.edited->mentions;
            now.content = addOn.edited->carried;
            now.thumbnail = addOn.edited->thumbnail;
            RETURN_IF_FAILED(store_.addOns().edit(*target, now, at));
        }
        return Outcome::Done;
    case MessageKind::Delete:
        if (!addOn.targetIsActors) {
            ASSIGN_OR_RETURN(const bool isAdmin, isAdminOf(chatJid, actor));
            if (!isAdmin)
                return Outcome::NotAllowed;
        }
        RETURN_IF_FAILED(store_.addOns().erase(*target, at));
        return Outcome::Done;
    default:
        return Outcome::Unreadable;
    }
}

Result<bool> AddOns::isAdminOf(const Jid &group, const Actor &actor) const
{
    if (!group.isGroup())
        return false;
    ASSIGN_OR_RETURN(const auto role, store_.groups().roleOf(account_, group, actor.sender));
    return role && *role != model::GroupRole::Member;
}

QList<Jid> AddOns::addressesOf(const Actor &actor) const
{
    QList<Jid> all;
    const auto candidates = actor.isUs ? QList<Jid>{self_.lid, self_.pn}
                                       : QList<Jid>{actor.person.lid, actor.person.pn, actor.sender};
    for (const Jid &jid : candidates) {
        const Jid bare = jid.withoutDevice();
        if (!bare.isEmpty() && !all.contains(bare))
            all.append(bare);
    }
    return all;
}

Result<QList<Jid>> AddOns::writersOf(const MessageRow &message) const
{
    Actor writer;
    writer.isUs = message.message.direction == model::Direction::Out;
    writer.sender = message.sender;
    if (!writer.isUs) {
        ASSIGN_OR_RETURN(auto person, store_.people().find(account_, message.sender));
        writer.person = person.value_or(store::Person());
    }
    return addressesOf(writer);
}

Result<AddOns::Outcome> AddOns::vote(const AddOn &addOn, const Actor &actor, const MessageRow &row)
{
    const auto *poll = model::contentAs<model::Poll>(row.message.content);
    const QByteArray secret = secretOf(row.proto);
    if (!poll || secret.isEmpty())
        return Outcome::Unreadable;
    ASSIGN_OR_RETURN(const auto creators, writersOf(row));
    for (const auto &[creator, voter] : pairsOf(creators, addressesOf(actor))) {
        const auto chosen
            = openVote(secret, {row.message.waId, creator, voter}, *poll, {addOn.vote, addOn.voteIv});
        if (!chosen)
            continue;
        RETURN_IF_FAILED(
            store_.addOns().vote(row, actor.isUs ? 0 : actor.person.id, *chosen, timeOf(addOn, actor)));
        return Outcome::Done;
    }
    qCInfo(logAddOns) << "a vote that nothing opens";
    return Outcome::Unreadable;
}

Result<void> AddOns::tookEffect(const MessageRow &own, qint64 nowMs)
{
    if (!model::isAddOn(own.message.kind))
        return {};
    ASSIGN_OR_RETURN(const auto content, readContent(own.proto));
    if (!content.addOn)
        return {};
    RETURN_IF_FAILED(apply(*content.addOn, {self_.pn, {}, true, nowMs}, own.chat, own.message.chat));
    return {};
}

Result<void> AddOns::keep(
    const Content &content, const Actor &actor, const Jid &chat, const QByteArray &waId, qint64 nowMs)
{
    store::RawItem item;
    item.account = account_;
    item.kind = QStringLiteral("add_on");
    item.waId = waId;
    item.sender = actor.sender;
    item.receivedMs = nowMs;
    item.bytes = content.proto;
    item.chat = chat;
    item.target = content.addOn ? content.addOn->targetId : QByteArray();
    item.atMs = actor.atMs;
    return store_.raw().keep(item);
}

Result<void> AddOns::applyStar(const store::RawItem &item, store::ChatId chat)
{
    std::optional<MessageRow> row;
    if (self_.owns(item.sender)) {
        ASSIGN_OR_RETURN(row, store_.messages().findOwn(account_, item.target));
    } else {
        ASSIGN_OR_RETURN(row, store_.messages().findWa(account_, chat, item.sender, item.target));
    }
    if (!row || row->chat != chat)
        return {};
    RETURN_IF_FAILED(store_.messages().setStarred(*row, true));
    return store_.raw().remove(item.id);
}

Result<void> AddOns::applyWaiting(const QByteArray &waId, store::ChatId chat)
{
    ASSIGN_OR_RETURN(const auto waiting, store_.raw().waitingFor(account_, waId));
    for (const store::RawItem &item : waiting) {
        ASSIGN_OR_RETURN(const auto itemChat, store_.chats().find(account_, item.chat));
        if (item.kind == kWaitingStar && itemChat == chat) {
            RETURN_IF_FAILED(applyStar(item, chat));
            continue;
        }
        const auto content = readContent(item.bytes);
        if (itemChat != chat || !content || !content->addOn)
            continue;
        Actor actor{item.sender, {}, self_.owns(item.sender), item.atMs};
        if (!actor.isUs) {
            ASSIGN_OR_RETURN(actor.person, store_.people().ensure(account_, item.sender));
        }
        ASSIGN_OR_RETURN(const Outcome outcome, apply(*content->addOn, actor, chat, item.chat));
        if (outcome == Outcome::Done)
            RETURN_IF_FAILED(store_.raw().remove(item.id));
    }
    return {};
}

}
