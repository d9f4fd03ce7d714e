// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/sender_key.h"
#include "engine/wire/document.h"

#include <QHash>

#include <map>

namespace flows {

/// One device of somebody in a group, ours not among them: it forgets nothing and never loses its power.
class GroupMember {
public:
    GroupMember(const model::Jid &device, base::Random &random);
    const model::Jid &device() const { return device_; }

    /// The `user` node that answers a question for its keys; each time with another one-time key.
    wire::Node bundle();
    bool begin(const e2e::Bundle &theirs); ///< a session with the number's device

    /// What it writes to the group. @param withKey  a new sender key comes along
    wire::Node write(const model::Jid &group, const QByteArray &id, const QString &text, bool withKey);
    /// What is for this device alone: our sender key. False: not readable.
    bool takeKey(const wire::NodeView &enc);
    /// What is for everybody in the group. False: not readable.
    bool take(const QByteArray &id, QByteArrayView skmsg);
    bool hasKeyOfOurs() const { return !theirs_.isEmpty(); }
    const QHash<QByteArray, QString> &shown() const { return shown_; } ///< by id

private:
    model::Jid device_;
    base::Random &random_;
    e2e::LocalIdentity local_;
    e2e::SignedPreKey signedPreKey_;
    std::map<quint32, e2e::PreKey> preKeys_;
    e2e::Session session_;
    e2e::SenderKey own_;
    e2e::SenderKey theirs_;
    QHash<QByteArray, QString> shown_;
    QHash<QByteArray, bool> seen_; ///< what was for this device alone
};

/// Which key sealed a group message, and as its how many-th.
struct GroupSeal {
    quint32 key = 0;
    quint32 iteration = 0;
};
GroupSeal sealOf(QByteArrayView skmsg);

}
