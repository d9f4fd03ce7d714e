// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

namespace base {

QString faultWord(Fault fault)
{
    switch (fault) {
    case Fault::Malformed:
        return QStringLiteral("malformed");
    case Fault::Forged:
        return QStringLiteral("forged");
    case Fault::NotFound:
        return QStringLiteral("not_found");
    case Fault::Refused:
        return QStringLiteral("refused");
    case Fault::Timeout:
        return QStringLiteral("timeout");
    case Fault::Offline:
        return QStringLiteral("offline");
    case Fault::Storage:
        return QStringLiteral("storage");
    case Fault::Cancelled:
        return QStringLiteral("cancelled");
    case Fault::Limit:
        return QStringLiteral("limit");
    }
    Q_UNREACHABLE();
}

}
