// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/model/jid.h"
#include "engine/wire/document.h"

#include <QList>

/// contacts: who is who, and on which devices.
namespace contacts {

/// What one usync answer says of one person.
struct UserInfo {
    model::Jid asked; ///< as asked, without device
    model::Jid lid; ///< empty when the server named none
    QList<quint16> devices; ///< usable ones, 0 (the phone) first; empty: not on WhatsApp
};

/// Asks for device lists and hidden ids. @param people without devices, at most 500; @param sid unique text
/// Source: protocol note "usync".
wire::Node deviceQuery(const QList<model::Jid> &people, const QByteArray &sid);

/// Asks whether phones are on the network. @param phones  at most 50
wire::Node contactQuery(const QList<base::Phone> &phones, const QByteArray &sid);

struct CheckedUser {
    base::Phone phone;
    bool isThere = false;
    model::Jid lid; ///< without device; may be empty
};
/// Reads the answer to `contactQuery`: only of phones that were asked for, each once, and only where it says
/// in or out. Malformed when there is no list.
base::Result<QList<CheckedUser>> readContacts(const wire::NodeView &answer, const QList<base::Phone> &asked);

/// Reads the answer to `deviceQuery`. Devices other than the phone count only with a key index; at most 100 a
/// person. Malformed when there is no list.
base::Result<QList<UserInfo>> readUsync(const wire::NodeView &answer);

}
