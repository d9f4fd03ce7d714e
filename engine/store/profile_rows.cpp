// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/profile_rows.h"

#include "engine/store/database.h"

#include <QJsonDocument>

namespace store {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {
constexpr qint64 kNotAsked = -1;
}

Result<Profile> ProfileRows::profile(const AccountId &account, const Jid &whose) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT picture_id, picture, picture_ms, about, business, about_ms, tells FROM profiles "
            "WHERE account = ? AND jid = ?",
            account.value, whose.withoutDevice()));
    ASSIGN_OR_RETURN(const bool has, query.next());
    Profile profile;
    if (!has)
        return profile;
    profile.pictureId = query.text(0);
    profile.picture = query.bytes(1);
    profile.pictureMs = query.number(2);
    profile.about = query.text(3);
    if (query.number(4) != kNotAsked)
        profile.isBusiness = query.number(4) != 0;
    profile.aboutMs = query.number(5);
    if (const QByteArray tells = query.bytes(6); !tells.isEmpty())
        profile.business = model::businessFromJson(QJsonDocument::fromJson(tells).object());
    return profile;
}

Result<void> ProfileRows::keep(const AccountId &account, const Jid &whose, const Profile &profile)
{
    const qint64 business = profile.isBusiness ? (*profile.isBusiness ? 1 : 0) : kNotAsked;
    const QByteArray tells = profile.business.isEmpty()
        ? QByteArray("")
        : QJsonDocument(model::businessJson(profile.business)).toJson(QJsonDocument::Compact);
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO profiles (account, jid, picture_id, picture, "
                      "picture_ms, about, business, about_ms, tells) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            account.value, whose.withoutDevice(), profile.pictureId, profile.picture, profile.pictureMs,
            profile.about, business, profile.aboutMs, tells));
    return {};
}

Result<QString> ProfileRows::note(PersonId person) const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT text FROM notes WHERE person = ?", person));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? query.text(0) : QString();
}

Result<void> ProfileRows::setNote(PersonId person, const QString &text)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM notes WHERE person = ?", person));
    if (!text.isEmpty())
        RETURN_IF_FAILED(database_.run("INSERT INTO notes (person, text) VALUES (?, ?)", person, text));
    return {};
}

Result<bool> ProfileRows::isBlocked(const AccountId &account, const Jid &lid) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT 1 FROM blocked WHERE account = ? AND lid = ?", account.value, lid.withoutDevice()));
    return query.next();
}

Result<QList<Jid>> ProfileRows::blocked(const AccountId &account) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT lid FROM blocked WHERE account = ? ORDER BY lid", account.value));
    QList<Jid> all;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return all;
        all.append(query.jid(0));
    }
}

Result<void> ProfileRows::setBlocked(const AccountId &account, const Jid &lid, bool on)
{
    RETURN_IF_FAILED(database_.run(on ? "INSERT OR IGNORE INTO blocked (account, lid) VALUES (?, ?)"
                                      : "DELETE FROM blocked WHERE account = ? AND lid = ?",
        account.value, lid.withoutDevice()));
    return {};
}

Result<void> ProfileRows::replaceBlocked(const AccountId &account, const QList<Jid> &lids)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM blocked WHERE account = ?", account.value));
    for (const Jid &lid : lids)
        RETURN_IF_FAILED(setBlocked(account, lid, true));
    return {};
}

Result<QList<ProfileRows::Talk>> ProfileRows::talksWith(const Jid &pn) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT c.account, (SELECT count(*) FROM messages m WHERE m.chat = c.id) FROM people p "
            "JOIN chats c ON c.account = p.account AND c.person = p.id "
            "JOIN accounts a ON a.id = p.account WHERE p.pn = ? AND p.pn <> '' ORDER BY 2 DESC, 1",
            pn.withoutDevice()));
    QList<Talk> all;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return all;
        all.append({{query.text(0)}, query.number(1)});
    }
}

Result<void> ProfileRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM profiles WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM blocked WHERE account = ?", account.value));
    return {};
}

}
