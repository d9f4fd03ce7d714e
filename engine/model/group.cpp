// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/group.h"

namespace model {

QString roleWord(GroupRole role)
{
    switch (role) {
    case GroupRole::Member:
        return QStringLiteral("member");
    case GroupRole::Admin:
        return QStringLiteral("admin");
    case GroupRole::SuperAdmin:
        return QStringLiteral("superadmin");
    }
    Q_UNREACHABLE();
}

}
