// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/who.h"

#include <QFuture>

#include <functional>

namespace ui {

/// Somebody in a group.
struct Member {
    model::Jid jid; ///< as the group addresses them: by phone, or by hidden id
    model::Jid other; ///< their other address, or empty
    Who who;
    bool operator==(const Member &) const = default;
};

/// Those of whose name a word begins with what was typed, then those that have it anywhere in name or number;
/// by name, those without one last. Capitals, accents and niqqud do not count.
QList<Member> matching(const QList<Member> &all, const QString &typed);

/// Who is in the group that is open, without ourselves.
class GroupMembers : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<QFuture<base::Result<QList<Member>>>(
        const model::AccountId &account, const model::Jid &group)>;
    static Ask throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    explicit GroupMembers(Ask ask, QObject *parent = nullptr);
    void setChat(const model::Chat &chat); ///< nobody, unless it is a group
    void reload();
    const QList<Member> &all() const { return all_; }

Q_SIGNALS:
    void changed();

private:
    Ask ask_;
    model::AccountId account_;
    model::Jid group_; ///< empty: none is open
    QList<Member> all_;
};

}
