// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/words_found.h"

#include "engine/search/query.h"

namespace door {

QList<model::TextMark> wordsFound(const QString &wanted, const QString &text)
{
    const auto query = search::Query::parse(wanted);
    return query ? query->marksIn(text) : QList<model::TextMark>();
}

}
