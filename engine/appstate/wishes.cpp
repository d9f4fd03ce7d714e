// SPDX-License-Identifier: GPL-3.0-or-later
// Collections, names and versions: protocol note "App state", Actions.
#include "engine/appstate/wishes.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace appstate {

using base::Result;
using model::Jid;

namespace {

QString textOf(const Jid &jid)
{
    return QString::fromLatin1(jid.withoutDevice().text());
}

}

Result<void> Wishes::put(const QByteArray &collection, const QStringList &index, proto::SyncActionValue value,
    int version, bool isRemoval)
{
    store::AppStateWish wish;
    wish.collection = collection;
    wish.index = QJsonDocument(QJsonArray::fromStringList(index)).toJson(QJsonDocument::Compact);
    wish.value = QByteArray::fromStdString(value.SerializeAsString());
    wish.version = version;
    wish.isRemoval = isRemoval;
    RETURN_IF_FAILED(store_.appState().wish(account_, wish));
    Mutation mutation;
    mutation.isRemoval = isRemoval;
    mutation.data.set_index(wish.index.toStdString());
    mutation.data.mutable_value()->Swap(&value);
    ASSIGN_OR_RETURN(const Actions::Done done, actions_.apply(mutation));
    if (done.chat.isEmpty())
        return {};
    return store_.feed().append({0, 0, u"chat.changed"_s, account_, textOf(done.chat), {}});
}

proto::SyncActionValue Wishes::value() const
{
    proto::SyncActionValue value;
    value.set_timestamp(clock_.wallMs());
    return value;
}

/// The newest message that is here: the other devices see from it what was meant.
proto::SyncActionMessageRange Wishes::rangeOf(const model::Chat &chat) const
{
    proto::SyncActionMessageRange range;
    if (!chat.last)
        return range;
    const model::Message &last = *chat.last;
    const qint64 seconds = last.timestampMs / 1000;
    range.set_lastmessagetimestamp(seconds);
    auto &message = *range.add_messages();
    message.set_timestamp(seconds);
    auto &key = *message.mutable_key();
    key.set_remotejid(textOf(chat.jid).toStdString());
    key.set_fromme(last.direction == model::Direction::Out);
    key.set_id(last.waId.toStdString());
    if (chat.jid.isGroup() && !key.fromme())
        key.set_participant(textOf(last.from).toStdString());
    return range;
}

Result<void> Wishes::archive(const model::Chat &chat, bool on)
{
    auto archived = value();
    archived.mutable_archivechataction()->set_archived(on);
    *archived.mutable_archivechataction()->mutable_messagerange() = rangeOf(chat);
    RETURN_IF_FAILED(put("regular_low", {u"archive"_s, textOf(chat.jid)}, std::move(archived), 3));
    return on && chat.marks.pinnedMs > 0 ? pin(chat, false) : Result<void>();
}

Result<void> Wishes::pin(const model::Chat &chat, bool on)
{
    auto pinned = value();
    pinned.mutable_pinaction()->set_pinned(on);
    RETURN_IF_FAILED(put("regular_low", {u"pin_v1"_s, textOf(chat.jid)}, std::move(pinned), 5));
    return on && chat.marks.isArchived ? archive(chat, false) : Result<void>();
}

Result<void> Wishes::mute(const model::Chat &chat, qint64 untilMs)
{
    auto muted = value();
    muted.mutable_muteaction()->set_muted(untilMs != 0);
    muted.mutable_muteaction()->set_muteendtimestamp(untilMs);
    return put("regular_high", {u"mute"_s, textOf(chat.jid)}, std::move(muted), 2);
}

Result<void> Wishes::markUnread(const model::Chat &chat, bool on)
{
    auto marked = value();
    marked.mutable_markchatasreadaction()->set_read(!on);
    *marked.mutable_markchatasreadaction()->mutable_messagerange() = rangeOf(chat);
    return put("regular_low", {u"markChatAsRead"_s, textOf(chat.jid)}, std::move(marked), 3);
}

/// In a group an incoming message is told from others of the same id by its sender.
QStringList Wishes::indexOf(const QString &what, const store::MessageRow &row) const
{
    const model::Message &m = row.message;
    const bool own = m.direction == model::Direction::Out;
    return {what, textOf(m.chat), QString::fromUtf8(m.waId), own ? u"1"_s : u"0"_s,
        m.chat.isGroup() && !own ? textOf(row.sender.isEmpty() ? m.from : row.sender) : u"0"_s};
}

Result<void> Wishes::star(const store::MessageRow &row, bool on)
{
    auto starred = value();
    starred.mutable_staraction()->set_starred(on);
    return put("regular_high", indexOf(u"star"_s, row), std::move(starred), 2);
}

Result<void> Wishes::deleteForMe(const store::MessageRow &row)
{
    auto deleted = value();
    deleted.mutable_deletemessageformeaction()->set_deletemedia(true);
    deleted.mutable_deletemessageformeaction()->set_messagetimestamp(row.message.timestampMs / 1000);
    return put("regular_high", indexOf(u"deleteMessageForMe"_s, row), std::move(deleted), 3);
}

Result<void> Wishes::deleteChat(const model::Chat &chat)
{
    auto deleted = value();
    *deleted.mutable_deletechataction()->mutable_messagerange() = rangeOf(chat);
    return put("regular_high", {u"deleteChat"_s, textOf(chat.jid), u"1"_s}, std::move(deleted), 6);
}

Result<void> Wishes::label(const model::Chat &chat, const QString &label, bool on)
{
    auto labeled = value();
    labeled.mutable_labelassociationaction()->set_labeled(on);
    return put("regular", {u"label_jid"_s, label, textOf(chat.jid)}, std::move(labeled), 3);
}

Result<void> Wishes::name(const Jid &person, const QString &full, const QString &first)
{
    auto named = value();
    auto &contact = *named.mutable_contactaction();
    contact.set_fullname(full.toStdString());
    contact.set_firstname(first.toStdString());
    contact.set_saveonprimaryaddressbook(true);
    ASSIGN_OR_RETURN(const auto known, store_.people().find(account_, person));
    if (known && !known->lid.isEmpty())
        contact.set_lidjid(textOf(known->lid).toStdString());
    const Jid &address = known && !known->pn.isEmpty() ? known->pn : person;
    RETURN_IF_FAILED(
        put("critical_unblock_low", {u"contact"_s, textOf(address)}, std::move(named), 2, full.isEmpty()));
    ASSIGN_OR_RETURN(const auto chat, store_.chats().find(account_, person));
    return chat ? store_.feed().append({0, 0, u"chat.changed"_s, account_, textOf(address), {}})
                : Result<void>();
}

}
