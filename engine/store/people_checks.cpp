// SPDX-License-Identifier: GPL-3.0-or-later
// Which phones are on the network, as it said when it was asked.
#include "engine/store/database.h"
#include "engine/store/people_rows.h"

namespace store {

using base::Result;
using model::AccountId;
using model::Jid;

Result<std::optional<PhoneCheck>> PeopleRows::check(const AccountId &account, const Jid &pn) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT there, checked FROM phone_checks WHERE account = ? AND pn = ?", account.value,
            pn.withoutDevice()));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<PhoneCheck>();
    return std::optional<PhoneCheck>(PhoneCheck{query.number(0) != 0, query.number(1)});
}

Result<void> PeopleRows::keepCheck(const AccountId &account, const Jid &pn, const PhoneCheck &check)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM phone_checks WHERE account = ? AND checked < ?",
        account.value, check.checkedMs - PhoneCheck::kKeptMs));
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO phone_checks (account, pn, there, checked) VALUES (?, ?, ?, ?)",
            account.value, pn.withoutDevice(), check.isThere ? 1 : 0, check.checkedMs));
    return {};
}

Result<QList<qint64>> PeopleRows::checkedSince(const AccountId &account, qint64 ms) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT checked FROM phone_checks WHERE account = ? AND checked > ? ORDER BY checked",
            account.value, ms));
    QList<qint64> times;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return times;
        times.append(query.number(0));
    }
}

Result<QList<Person>> PeopleRows::list(const AccountId &account, PersonId after, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id, lid, pn, push_name, contact_name FROM people WHERE account = ? AND id > ? "
            "ORDER BY id LIMIT ?",
            account.value, after, limit));
    QList<Person> people;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return people;
        people.append({query.number(0), query.jid(1), query.jid(2), query.text(3), query.text(4)});
    }
}

}
