// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/groups/group_changes.h"
#include "engine/transport/line.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace groups {

/// The groups of one number: read from the network when they are not known, kept right by notifications.
/// Questions about groups are what the network limits first, so each is asked once however many wait for it,
/// and a group that could not be read is not asked for again within ten minutes. Everything given outlives
/// it.
class Groups : public QObject {
    Q_OBJECT
public:
    struct Parts {
        GroupChanges::Us us;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    explicit Groups(Parts parts);
    ~Groups() override;

    /// Answers when the group is stored and can be used. NotFound: there is none; Refused: we are not in it;
    /// Limit: asked for too often.
    base::Task<void> ensure(const model::Jid &group);
    /// The same, asked anew whatever is stored.
    base::Task<void> refresh(const model::Jid &group);
    /// All groups the number is in; those it is in no longer are marked so. They are written down some at a
    /// time: fifty large ones are as many rows as a day of messages, and everybody else waits for a write.
    /// What is changed by a notification meanwhile is newer than the answer, and asked for again.
    base::Task<void> refreshAll();
    /// A message came from there: read it when it is not known.
    void heardOf(const model::Jid &group);
    /// After each login: reads all groups once for this registration.
    void begin();

    /// A `w:gp2` notification, inside a write. @return for `settled`, after the write
    base::Result<GroupChanges::Outcome> onNotification(const wire::NodeView &notification);
    void settled(const GroupChanges::Outcome &outcome);

private:
    base::Task<void> ask(const model::Jid &group);
    base::Result<void> keep(const wire::NodeView &answer, const model::Jid &asked);
    struct All;
    base::Task<void> keepAll(const std::shared_ptr<All> &all);
    base::Result<void> keepSome(All &all, qsizetype from);
    base::Result<void> keepOne(GroupInfo info);
    base::Result<void> write(const GroupChanges::Outcome &outcome, const QByteArray &noticeId, qint64 atMs);

    Parts parts_;
    QList<std::shared_ptr<All>> keeping_; ///< answers that are being written down
    QHash<model::Jid, QList<base::Promise<void>>> waiting_; ///< for the answer to a question under way
    QHash<model::Jid, base::milliseconds> refused_; ///< when it was asked for in vain; bounded
    QSet<model::Jid> known_; ///< heard of and there; bounded
};

}
