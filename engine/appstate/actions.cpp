// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/actions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <limits>

namespace appstate {

using base::Result;
using model::ChatMarks;
using model::Jid;

Q_LOGGING_CATEGORY(logActions, "gesher.appstate.actions")

namespace {

constexpr qsizetype kLongestIndex = 4096;
constexpr qsizetype kLongestText = 4096;

QString textOf(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).left(kLongestText);
}

Jid jidOf(const QString &text)
{
    return Jid::parse(text.toUtf8()).value_or(Jid()).withoutDevice();
}

/// The phone counts chats by the newest message that it knew: what came later is not meant.
qint64 upTo(const proto::SyncActionMessageRange &range, qint64 otherwise)
{
    const qint64 seconds = std::max(range.lastmessagetimestamp(), range.lastsystemmessagetimestamp());
    constexpr qint64 kMost = std::numeric_limits<qint64>::max() / 2000;
    return seconds > 0 && seconds < kMost ? seconds * 1000 + 999 : otherwise;
}

}

/// A record with its name taken apart.
struct Actions::Record {
    QStringList index;
    bool isRemoval;
    const proto::SyncActionValue &value;
    QString at(qsizetype i) const { return index.value(i); }
    Jid jid() const { return jidOf(index.value(1)); }
};

Result<Actions::Done> Actions::apply(const Mutation &mutation)
{
    Done done;
    const std::string &name = mutation.data.index();
    const QByteArray json(name.data(), static_cast<qsizetype>(name.size()));
    Record record{{}, mutation.isRemoval, mutation.data.value()};
    if (json.size() <= kLongestIndex) {
        for (const QJsonValue &part : QJsonDocument::fromJson(json).array())
            record.index.append(part.toString());
    }
    const QString what = record.at(0);
    done.isKnown = true;
    Result<void> applied;
    if (what == u"setting_pushName") {
        if (!record.isRemoval && record.value.has_pushnamesetting())
            done.ownName = textOf(record.value.pushnamesetting().name());
    } else if (what == u"contact" || what == u"lid_contact" || what == u"pnForLidChat") {
        applied = contact(record);
    } else if (what == u"mute" || what == u"pin_v1" || what == u"archive" || what == u"lock"
        || what == u"markChatAsRead") {
        applied = mark(record, done);
    } else if (what == u"star") {
        applied = star(record);
    } else if (what == u"deleteMessageForMe" || what == u"clearChat" || what == u"deleteChat") {
        applied = remove(record, done);
    } else if (what == u"label_edit" || what == u"label_jid") {
        applied = label(record, done);
    } else if (what == u"quick_reply") {
        applied = reply(record);
    } else if (what == u"nct_salt_sync") {
        applied = salt(record);
    } else {
        done.isKnown = false;
    }
    if (!applied && applied.error().fault == base::Fault::Storage)
        return base::fail(applied.error());
    if (!applied)
        qCInfo(logActions) << "passed over:" << what << base::faultWord(applied.error().fault);
    return done;
}

Result<void> Actions::link(const Jid &one, const std::string &other)
{
    const Jid second = jidOf(textOf(other));
    if (!one.isPerson() || !second.isPerson() || one.isLid() == second.isLid())
        return {};
    const Jid &lid = one.isLid() ? one : second;
    const Jid &pn = one.isLid() ? second : one;
    ASSIGN_OR_RETURN(const auto linked, store_.people().link(account_, lid, pn));
    // whoever links two addresses moves what is kept under the one: later there is nothing to move
    return linked.changed ? store_.sessions().moveAddress(account_, pn, lid) : Result<void>();
}

Result<void> Actions::contact(const Record &record)
{
    const Jid jid = record.jid();
    if (!jid.isPerson() || self_.owns(jid))
        return {};
    const auto &value = record.value;
    if (record.at(0) == u"pnForLidChat")
        return record.isRemoval ? Result<void>() : link(jid, value.pnforlidchataction().pnjid());
    store::ContactNames names;
    if (!record.isRemoval && value.has_contactaction()) {
        const auto &contact = value.contactaction();
        names = {textOf(contact.fullname()), textOf(contact.firstname()), textOf(contact.username())};
        RETURN_IF_FAILED(link(jid, jid.isLid() ? contact.pnjid() : contact.lidjid()));
    } else if (!record.isRemoval && value.has_lidcontactaction()) {
        const auto &contact = value.lidcontactaction();
        names = {textOf(contact.fullname()), textOf(contact.firstname()), textOf(contact.username())};
    }
    if (names.full.isEmpty())
        names.full = names.first;
    ASSIGN_OR_RETURN(const auto person, store_.people().ensure(account_, jid));
    RETURN_IF_FAILED(store_.people().setContact(person.id, names));
    return {};
}

Result<void> Actions::mark(const Record &record, Done &done)
{
    const Jid jid = record.jid();
    if (jid.isEmpty())
        return base::fail(base::Fault::Malformed, QStringLiteral("no chat"));
    ASSIGN_OR_RETURN(const auto chat, store_.chats().ensure(account_, jid));
    ASSIGN_OR_RETURN(const ChatMarks before, store_.chats().marks(chat));
    ChatMarks marks = before;
    const QString what = record.at(0);
    const bool isSet = !record.isRemoval;
    if (what == u"mute") {
        const auto &mute = record.value.muteaction();
        const bool muted = isSet && mute.muted();
        marks.mutedUntilMs = !muted       ? 0
            : mute.muteendtimestamp() > 0 ? static_cast<qint64>(mute.muteendtimestamp())
                                          : ChatMarks::kMutedForEver;
    } else if (what == u"pin_v1") {
        const bool pinned = isSet && record.value.pinaction().pinned();
        marks.pinnedMs = pinned ? std::max<qint64>(1, record.value.timestamp()) : 0;
    } else if (what == u"archive") {
        marks.isArchived = isSet && record.value.archivechataction().archived();
        if (marks.isArchived)
            marks.pinnedMs = 0;
    } else if (what == u"lock") {
        marks.isLocked = isSet && record.value.lockchataction().locked();
    } else {
        RETURN_IF_FAILED(readMark(record, chat, marks));
    }
    if (marks == before && what != u"markChatAsRead")
        return {};
    done.chat = jid;
    return store_.chats().setMarks(chat, marks);
}

Result<void> Actions::readMark(const Record &record, store::ChatId chat, ChatMarks &marks)
{
    const auto &action = record.value.markchatasreadaction();
    marks.isMarkedUnread = !record.isRemoval && record.value.has_markchatasreadaction() && !action.read();
    if (record.isRemoval || !action.read())
        return {};
    ASSIGN_OR_RETURN(const auto view, store_.chats().view(chat));
    const bool isWhole = view && view->lastMs <= upTo(action.messagerange(), 0);
    return isWhole ? store_.chats().markRead(chat) : Result<void>();
}

/// ["…", chat, id, fromMe "0" or "1", sender or "0"]
Result<std::optional<store::MessageRow>> Actions::message(const Record &record) const
{
    const QByteArray waId = record.at(2).toUtf8();
    const Jid jid = record.jid();
    if (record.at(3) == u"1")
        return store_.messages().findOwn(account_, waId);
    ASSIGN_OR_RETURN(const auto chat, store_.chats().find(account_, jid));
    if (!chat)
        return std::optional<store::MessageRow>();
    const Jid sender = record.at(4) == u"0" || record.at(4).isEmpty() ? jid : jidOf(record.at(4));
    return store_.messages().findWa(account_, *chat, sender, waId);
}

Result<void> Actions::star(const Record &record)
{
    ASSIGN_OR_RETURN(const auto row, message(record));
    const bool on = !record.isRemoval && record.value.staraction().starred();
    return row ? store_.messages().setStarred(*row, on) : keepStar(record, on);
}

/// Its message may come later: history follows what is known of the chats.
Result<void> Actions::keepStar(const Record &record, bool on)
{
    store::RawItem item;
    item.account = account_;
    item.kind = messaging::AddOns::kWaitingStar.toString();
    item.waId = record.index.mid(1).join(u'|').toUtf8().left(512);
    item.chat = record.jid();
    item.target = record.at(2).toUtf8().left(128);
    const QString author = record.at(4);
    item.sender = record.at(3) == u"1"       ? self_.pn.withoutDevice()
        : author.isEmpty() || author == u"0" ? item.chat
                                             : jidOf(author);
    if (item.chat.isEmpty() || item.target.isEmpty())
        return {};
    if (on)
        return store_.raw().keep(item);
    ASSIGN_OR_RETURN(const auto waiting, store_.raw().waitingFor(account_, item.target));
    for (const store::RawItem &one : waiting) {
        if (one.kind == item.kind && one.waId == item.waId)
            RETURN_IF_FAILED(store_.raw().remove(one.id));
    }
    return {};
}

Result<void> Actions::remove(const Record &record, Done &done)
{
    if (record.isRemoval)
        return {};
    if (record.at(0) == u"deleteMessageForMe") {
        ASSIGN_OR_RETURN(const auto row, message(record));
        return row ? store_.messages().withdraw(*row) : Result<void>();
    }
    ASSIGN_OR_RETURN(const auto chat, store_.chats().find(account_, record.jid()));
    if (!chat)
        return {};
    const bool isClear = record.at(0) == u"clearChat";
    const auto &range = isClear ? record.value.clearchataction().messagerange()
                                : record.value.deletechataction().messagerange();
    RETURN_IF_FAILED(store_.messages().clear(
        *chat, upTo(range, record.value.timestamp()), isClear && record.at(2) == u"1"));
    if (isClear)
        return {};
    ChatMarks marks; // a chat that comes back is a new one
    ASSIGN_OR_RETURN(const ChatMarks before, store_.chats().marks(*chat));
    marks.mutedUntilMs = before.mutedUntilMs;
    done.chat = record.jid();
    return store_.chats().setMarks(*chat, marks);
}

Result<void> Actions::label(const Record &record, Done &done)
{
    const QString id = record.at(1).left(64);
    if (id.isEmpty() || id.contains(u' '))
        return base::fail(base::Fault::Malformed, QStringLiteral("no label"));
    if (record.at(0) == u"label_edit") {
        const auto &edit = record.value.labeleditaction();
        if (record.isRemoval || edit.deleted())
            return store_.labels().remove(account_, id);
        return store_.labels().put(account_, {id, textOf(edit.name()), edit.color(), edit.orderindex(), 0});
    }
    const Jid jid = jidOf(record.at(2));
    if (jid.isEmpty())
        return base::fail(base::Fault::Malformed, QStringLiteral("no chat"));
    ASSIGN_OR_RETURN(const auto chat, store_.chats().ensure(account_, jid));
    done.chat = jid;
    return store_.labels().assign(
        account_, id, chat, !record.isRemoval && record.value.labelassociationaction().labeled());
}

Result<void> Actions::reply(const Record &record)
{
    const QString id = record.at(1).left(64);
    const auto &reply = record.value.quickreplyaction();
    if (record.isRemoval || reply.deleted())
        return store_.labels().removeReply(account_, id);
    return store_.labels().putReply(account_, {id, textOf(reply.shortcut()), textOf(reply.message())});
}

/// What first messages to people who gave us no token are vouched for with.
Result<void> Actions::salt(const Record &record)
{
    constexpr std::size_t kLongestSalt = 256;
    const std::string &bytes = record.value.nctsaltsyncaction().salt();
    if (bytes.size() > kLongestSalt)
        return base::fail(base::Fault::Malformed, QStringLiteral("a salt that is too long"));
    return store_.history().keepSecret(account_, QStringLiteral("nct_salt"),
        record.isRemoval ? QByteArray() : QByteArray::fromStdString(bytes));
}

}
