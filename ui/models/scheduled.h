// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "engine/model/scheduled.h"

#include <QObject>

namespace ui {

/// The texts of the open chat that wait for their time. What fails is told. `desk` outlives it.
class Scheduled : public QObject {
    Q_OBJECT
public:
    explicit Scheduled(door::Desk &desk, QObject *parent = nullptr) : QObject(parent), desk_(desk) { }

    void setChat(const model::AccountId &account, const model::Jid &chat); ///< empty: none is open
    void reload();
    const QList<model::ScheduledMessage> &all() const { return all_; } ///< the soonest first

    void keep(const model::ScheduledMessage &message);
    void move(const QString &id, qint64 atMs);
    void sendNow(const QString &id);
    void takeBack(const QString &id); ///< `takenBack` brings its text when it was still here

Q_SIGNALS:
    void changed();
    void kept();
    void notKept(const model::ScheduledMessage &message, const base::Error &error);
    void takenBack(const model::ScheduledMessage &message);
    void failed(const QString &sentence);

private:
    template <class Ask>
    void tell(Ask ask);

    door::Desk &desk_;
    model::AccountId account_;
    model::Jid chat_;
    QList<model::ScheduledMessage> all_;
};

/// Why one was not sent when its time came, for people; empty: nothing kept it.
QString whyNotSent(const model::ScheduledMessage &message);

}
