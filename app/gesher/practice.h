// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/network.h"
#include "engine/sim/people.h"

#include <QThread>

#include <functional>

namespace gesher {

/// A practice network on a thread and a loopback port of its own: the engine meets it as it meets WhatsApp,
/// through a socket. Lives on the window's thread.
class PracticeHost : public QObject {
    Q_OBJECT
public:
    /// Opens or makes the network kept in `file`. Malformed: the file is none of ours; Storage; Refused: no
    /// port could be listened on.
    static base::Result<std::unique_ptr<PracticeHost>> open(const QString &file);
    /// Saves and ends it.
    ~PracticeHost() override;

    const model::NetworkProfile &network() const { return network_; }

    struct Person {
        QByteArray pn;
        QString name;
        bool isOwn = false; ///< the trainee's own phone: it never answers by itself
        bool isOnline = false;
        int linkedDevices = 0;
        QList<sim::Letter> letters; ///< oldest first, the last hundred
    };
    /// The phones as they are now; comes through `peopleChanged` whenever that changed.
    void lookAtPeople();
    /// Each is done on the network's thread; `done` is called on this one, with a sentence when it failed.
    using Done = std::function<void(const base::Result<void> &)>;
    void scan(const QByteArray &pn, const QString &code, Done done);
    void typeCode(const QByteArray &pn, const QString &code, Done done);
    void write(const QByteArray &from, const QByteArray &to, const QString &text, Done done);
    void setOnline(const QByteArray &pn, bool online);
    void removeDevices(const QByteArray &pn);
    void addPhone(const QString &name);
    /// Thinking times of the people; the pictures want none.
    void setPace(base::milliseconds reading, base::milliseconds writing);

Q_SIGNALS:
    void peopleChanged(const QList<gesher::PracticeHost::Person> &people);

private:
    struct Parts;
    PracticeHost();
    void onPhone(const QByteArray &pn, std::function<void(sim::Phone &)> work, Done failed = {});
    void pair(const QByteArray &pn, const QString &code, bool byCode, Done done);
    std::unique_ptr<Parts> parts_;
    model::NetworkProfile network_;
};

}
