// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

QList<Field> pageFields()
{
    return {{.name = u"limit"_s,
                .kind = Kind::Integer,
                .least = 1,
                .most = 500,
                .says = u"How many at most; 50 when it is not given."_s},
        {.name = u"cursor"_s, .least = 1, .most = 512, .says = u"next_cursor of the page before."_s}};
}

int pageLimit(const Call &call)
{
    return call.query.value(u"limit"_s, u"50"_s).toInt();
}

Answer noAccount()
{
    return notFound(u"There is no such account."_s);
}

}
