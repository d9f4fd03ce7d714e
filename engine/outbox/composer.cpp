// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbox/composer.h"

#include "engine/base/uuid.h"
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/messaging/message_id.h"

namespace outbox {

using base::Fault;
using base::Result;
using messaging::TargetKey;
using model::Direction;
using model::MessageKind;
using model::MessageState;
using store::MessageRow;

namespace {

base::Error refused(const char16_t *detail, const char16_t *code)
{
    return {Fault::Refused, QString::fromUtf16(detail), QString::fromUtf16(code)};
}

Result<void> checkAccount(const store::AccountRow &account)
{
    using model::AccountState;
    const bool isPaired = !account.pn.isEmpty();
    if (!isPaired || account.state == AccountState::LoggedOut || account.state == AccountState::Banned)
        return base::fail(refused(u"the account is not paired", u"wrong_state"));
    return {};
}

/// Who may do what to which message.
Result<void> checkTarget(MessageKind kind, const MessageRow &target, qint64 nowMs)
{
    const model::Message &m = target.message;
    const bool isOwn = m.direction == Direction::Out;
    if (m.deletedMs != 0)
        return base::fail(refused(u"the message was deleted", u"deleted"));
    if (isOwn
        && (m.state == MessageState::Queued || m.state == MessageState::Sending
            || m.state == MessageState::Failed || m.state == MessageState::Cancelled))
        return base::fail(refused(u"the message has not been sent", u"not_sent_yet"));
    if (kind == MessageKind::Vote)
        return m.kind == MessageKind::Poll ? Result<void>()
                                           : base::fail(refused(u"the message is no poll", u"not_a_poll"));
    if (kind == MessageKind::Reaction)
        return {};
    if (!isOwn)
        return base::fail(refused(u"only one's own messages can be changed", u"not_own"));
    const bool isEdit = kind == MessageKind::Edit;
    if (isEdit && m.kind != MessageKind::Text && !model::isMedia(m.kind))
        return base::fail(refused(u"this kind of message has no text to edit", u"kind_not_sent"));
    if (nowMs - m.timestampMs > (isEdit ? kEditWindowMs : kDeleteWindowMs))
        return base::fail(refused(u"the time for it is over", u"too_late"));
    return {};
}

}

/// The address the chat is sent in: the hidden id once it is known.
Result<model::Jid> Composer::addressOf(const model::AccountId &account, const model::Jid &chat) const
{
    if (!chat.isPerson())
        return chat.withoutDevice();
    ASSIGN_OR_RETURN(const auto person, store_.people().find(account, chat));
    return person && !person->lid.isEmpty() ? person->lid : chat.withoutDevice();
}

/// Whoever is mentioned in a group that hides phones is named there by the hidden id, in the text, too.
Result<model::Outgoing> Composer::forGroup(
    const store::AccountRow &account, const model::Outgoing &message) const
{
    if (!message.to.isGroup())
        return message;
    ASSIGN_OR_RETURN(const auto group, store_.groups().find(account.id, message.to));
    if (!group || !group->group.myRole)
        return base::fail(refused(u"this number is not in the group", u"not_member"));
    if (group->group.onlyAdminsWrite && *group->group.myRole == model::GroupRole::Member)
        return base::fail(refused(u"only admins may write in this group", u"admins_only"));
    model::Outgoing named = message;
    if (!group->group.isHidden)
        return named;
    for (model::Jid &mention : named.mentions) {
        ASSIGN_OR_RETURN(const auto person, store_.people().find(account.id, mention));
        if (!mention.isPn() || !person || person->lid.isEmpty())
            continue;
        named.text.replace(
            u'@' + QString::fromLatin1(mention.user), u'@' + QString::fromLatin1(person->lid.user));
        mention = person->lid;
    }
    return named;
}

Result<MessageRow> Composer::compose(const store::AccountRow &account, const model::Outgoing &asked)
{
    RETURN_IF_FAILED(checkAccount(account));
    if (!asked.to.isPerson() && !asked.to.isGroup())
        return base::fail(Fault::Malformed, QStringLiteral("only people and groups can be written to"));
    ASSIGN_OR_RETURN(const model::Outgoing message, forGroup(account, asked));
    MessageRow row;
    model::Message &m = row.message;
    m.id = message.id.isEmpty() ? base::newId(clock_, random_) : message.id;
    m.account = account.id;
    m.waId = messaging::newMessageId(clock_, random_, account.pn);
    m.chat = message.to.withoutDevice();
    m.from = account.pn.withoutDevice();
    m.direction = Direction::Out;
    m.kind = message.kind;
    m.text = message.text;
    m.content = message.content;
    m.thumbnail = message.thumbnail;
    m.mentions = message.mentions;
    m.state = MessageState::Queued;
    m.receivedMs = clock_.wallMs();
    // the network counts in seconds: with finer ones of our own an answer within the second would stand above
    // what it answers
    m.timestampMs = m.receivedMs / 1000 * 1000;
    row.sender = account.pn;
    RETURN_IF_FAILED(
        model::isAddOn(message.kind) ? addOn(account, message, row) : quote(account, message, row));
    return row;
}

Result<void> Composer::quote(
    const store::AccountRow &account, const model::Outgoing &message, MessageRow &row)
{
    if (model::isMedia(message.kind)) {
        const auto *media = model::contentAs<model::Media>(message.content);
        ASSIGN_OR_RETURN(
            const auto file, store_.media().find(account.id, media ? media->sha256 : QByteArray()));
        if (!file)
            return base::fail(Fault::NotFound, QStringLiteral("the file to send is not there"),
                QStringLiteral("file_missing"));
        if (message.kind == model::MessageKind::Sticker && media->mime != QStringLiteral("image/webp"))
            return base::fail(Fault::Malformed,
                QStringLiteral("a sticker is a WebP picture; phones draw no other"),
                QStringLiteral("no_webp"));
    }
    std::optional<messaging::Quoted> quoted;
    if (!message.quotedId.isEmpty()) {
        ASSIGN_OR_RETURN(const auto original, store_.messages().find(message.quotedId));
        if (!original || original->message.account != account.id)
            return base::fail(Fault::NotFound, QStringLiteral("the quoted message is not there"));
        const model::Message &m = original->message;
        const bool own = m.direction == Direction::Out;
        const model::Jid author = own ? account.pn.withoutDevice() : original->sender.withoutDevice();
        quoted = messaging::Quoted{m.waId, author, original->proto};
        if (m.editedMs != 0 && m.kind == MessageKind::Text) { // as it stands there now
            model::Outgoing now;
            now.text = m.text;
            ASSIGN_OR_RETURN(quoted->proto, messaging::composeMessage(now, {}, {}));
        }
        row.message.quoted = model::Quote{m.id, m.waId, m.from, m.text};
    }
    ASSIGN_OR_RETURN(row.proto, messaging::composeMessage(message, quoted, random_.bytes(32)));
    return {};
}

Result<void> Composer::addOn(
    const store::AccountRow &account, const model::Outgoing &message, MessageRow &row)
{
    ASSIGN_OR_RETURN(const auto target, store_.messages().find(message.target));
    if (!target || target->message.account != account.id || model::isAddOn(target->message.kind))
        return base::fail(Fault::NotFound, QStringLiteral("the message to act upon is not there"));
    ASSIGN_OR_RETURN(const auto chat, store_.chats().find(account.id, message.to));
    if (chat != target->chat)
        return base::fail(Fault::NotFound, QStringLiteral("the message to act upon is in another chat"));
    RETURN_IF_FAILED(checkTarget(message.kind, *target, clock_.wallMs()));
    ASSIGN_OR_RETURN(const model::Jid address, addressOf(account.id, target->message.chat));
    const bool isOwn = target->message.direction == Direction::Out;
    const TargetKey key{target->message.waId, address, isOwn,
        isOwn || !address.isGroup() ? model::Jid() : target->sender.withoutDevice()};
    row.message.target = target->message.id;
    row.message.chat = target->message.chat;
    const qint64 now = clock_.wallMs();
    if (message.kind == MessageKind::Reaction) {
        row.proto = messaging::composeReaction(key, message.text, now);
    } else if (message.kind == MessageKind::Edit) {
        row.proto = messaging::composeEdit(key, message.text, message.mentions, target->proto, now);
    } else if (message.kind == MessageKind::Delete) {
        row.proto = messaging::composeDelete(key);
    } else {
        ASSIGN_OR_RETURN(row.proto, vote(account, message, *target, key));
    }
    return {};
}

/// Sealed in the space the poll was sent in: its writer opens it with the addresses that are used there.
Result<QByteArray> Composer::vote(const store::AccountRow &account, const model::Outgoing &message,
    const MessageRow &poll, const TargetKey &key)
{
    const auto *content = model::contentAs<model::Poll>(poll.message.content);
    const QByteArray secret = messaging::secretOf(poll.proto);
    if (!content || secret.isEmpty())
        return base::fail(refused(u"the poll came without its secret", u"no_secret"));
    for (const int option : message.options) {
        if (option < 0 || option >= content->options.size())
            return base::fail(Fault::NotFound, QStringLiteral("the poll has no such option"));
    }
    bool isHidden = key.chat.isLid();
    if (key.chat.isGroup()) {
        ASSIGN_OR_RETURN(const auto group, store_.groups().find(account.id, key.chat));
        isHidden = group && group->group.isHidden;
    }
    const model::Jid own = (isHidden && !account.lid.isEmpty() ? account.lid : account.pn).withoutDevice();
    const model::Jid creator = key.isOwn ? own : key.author.isEmpty() ? key.chat : key.author;
    const auto sealed
        = messaging::sealVote(secret, {poll.message.waId, creator, own}, *content, message.options, random_);
    return messaging::composeVote(key, sealed, clock_.wallMs());
}

}
