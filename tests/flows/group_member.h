// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/sender_key.h"
#include "tests/flows/far_device.h"

#include <QHash>

namespace flows {

/// One device of somebody in a group, ours not among them.
class GroupMember : public FarDevice {
public:
    GroupMember(const model::Jid &device, base::Random &random) : FarDevice(device, random), random_(random)
    {
    }

    /// What it writes to the group. @param withKey  a new sender key comes along
    wire::Node write(const model::Jid &group, const QByteArray &id, const QString &text, bool withKey);
    /// What is for this device alone: our sender key. False: not readable.
    bool takeKey(const wire::NodeView &enc);
    /// What is for everybody in the group. False: not readable.
    bool take(const QByteArray &id, QByteArrayView skmsg);
    bool hasKeyOfOurs() const { return !theirs_.isEmpty(); }
    const QHash<QByteArray, QString> &shown() const { return shown_; } ///< by id

private:
    base::Random &random_;
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
