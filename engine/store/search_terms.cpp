// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/search_terms.h"

#include "engine/store/database.h"

namespace store {

using base::Result;

Result<QByteArray> SearchTerms::expression(const QByteArray &beginning)
{
    const QByteArray asBeginning = '"' + beginning + "\" *";
    // the next token is not before the last one with the lowest of characters behind it; to ask for what is
    // greater than a token would read all of its rows
    QByteArray from = beginning;
    const QString end = QString::fromLatin1(beginning + '~');
    QByteArray any;
    while (looks_-- > 0) {
        ASSIGN_OR_RETURN(auto query,
            database_.query("SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT 1",
                QString::fromLatin1(from), end));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return any.isEmpty() ? asBeginning : any;
        const QByteArray term = query.bytes(0);
        any += (any.isEmpty() ? "\"" : " OR \"") + term + '"';
        from = term + '\x01';
    }
    return asBeginning;
}

}
