// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/person_lines.h"

#include "engine/base/uuid.h"

namespace contacts {

using base::Fault;
using base::Result;
using model::Jid;
using model::SystemLine;
using wire::NodeView;

namespace {

const QString kEncryptionChanged = QStringLiteral("encryption_changed");
const QString kNumberChanged = QStringLiteral("number_changed");

/// Whom both the old and the new number of a change belong to.
struct Change {
    Jid from;
    Jid to;
    Jid fromLid; ///< may be empty
    Jid toLid; ///< ditto
};

std::optional<Change> readChange(const NodeView &change)
{
    const auto from = change.jid("old");
    const auto to = change.jid("new");
    if (!from || !to || !from->isPn() || !to->isPn() || from->sameUser(*to))
        return {};
    const auto lid = [&](const char *key) {
        const auto jid = change.jid(key);
        return jid && jid->isLid() ? jid->withoutDevice() : Jid();
    };
    return Change{from->withoutDevice(), to->withoutDevice(), lid("old_lid"), lid("new_lid")};
}

}

Result<void> PersonLines::identityChanged(const Jid &person)
{
    ASSIGN_OR_RETURN(const auto known, parts_.store.people().find(parts_.account, person));
    if (!known)
        return {};
    ASSIGN_OR_RETURN(const auto chat, parts_.store.chats().find(parts_.account, known->address()));
    if (!chat)
        return {};
    ASSIGN_OR_RETURN(const auto view, parts_.store.chats().view(*chat));
    const auto *last = view && view->last ? model::contentAs<SystemLine>(view->last->content) : nullptr;
    if (last && last->event == kEncryptionChanged)
        return {};
    const qint64 now = parts_.clock.wallMs();
    return write(known->address(), {kEncryptionChanged, known->address(), {}, {}},
        "keys/" + QByteArray::number(now), now);
}

Result<void> PersonLines::onNotification(const NodeView &notification)
{
    const NodeView change = notification.child("modify");
    if (!change)
        return {};
    const qint64 seconds = notification.number("t").value_or(0);
    const qint64 at = seconds > 0 && seconds < 1LL << 40 ? seconds * 1000 : parts_.clock.wallMs();
    return numberChanged(change, notification.text("id").left(100), at);
}

Result<void> PersonLines::numberChanged(const NodeView &change, const QByteArray &noticeId, qint64 atMs) const
{
    const auto numbers = readChange(change);
    if (!numbers)
        return base::fail(Fault::Malformed, QStringLiteral("a change without two numbers"));
    store::PeopleRows &people = parts_.store.people();
    if (!numbers->fromLid.isEmpty() && !numbers->toLid.isEmpty() && numbers->fromLid != numbers->toLid) {
        RETURN_IF_FAILED(people.link(parts_.account, numbers->fromLid, numbers->from));
        RETURN_IF_FAILED(people.link(parts_.account, numbers->toLid, numbers->to));
    }
    ASSIGN_OR_RETURN(const auto before, people.find(parts_.account, numbers->from));
    if (!before)
        return {}; // nobody that we know
    ASSIGN_OR_RETURN(const auto now, people.ensure(parts_.account, numbers->to));
    if (now.contactName.isEmpty() && !before->contactName.isEmpty())
        RETURN_IF_FAILED(people.setContact(now.id, {before->contactName, {}, {}}));
    if (now.pushName.isEmpty() && !before->pushName.isEmpty())
        RETURN_IF_FAILED(people.setPushName(now.id, before->pushName));
    const SystemLine line{kNumberChanged, before->address(), {now.address()}, {}};
    RETURN_IF_FAILED(write(before->address(), line, "notice/" + noticeId + "/0", atMs));
    return write(now.address(), line, "notice/" + noticeId + "/1", atMs);
}

Result<void> PersonLines::write(
    const Jid &chat, const SystemLine &line, const QByteArray &waId, qint64 atMs) const
{
    ASSIGN_OR_RETURN(const auto there, parts_.store.chats().find(parts_.account, chat));
    if (!there)
        return {};
    store::MessageRow row;
    row.chat = *there;
    row.sender = line.by;
    model::Message &m = row.message;
    m.id = base::newId(parts_.clock, parts_.random);
    m.account = parts_.account;
    m.waId = waId;
    m.chat = chat;
    m.from = line.by;
    m.kind = model::MessageKind::System;
    m.content = line;
    m.state = model::MessageState::Read; // nobody has to read it
    m.timestampMs = atMs;
    m.receivedMs = parts_.clock.wallMs();
    const auto inserted = parts_.store.messages().insert(row);
    if (!inserted && inserted.error().fault != Fault::Refused) // told before, and its ack was lost
        return inserted;
    return {};
}

}
