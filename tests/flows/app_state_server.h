// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/appstate/patch.h"
#include "engine/wire/document.h"

#include <QMap>

#include <map>

namespace flows {

/// The network's side of app state, which takes patches one after the other and checks nothing but their
/// number; and with it the phone, which has the keys, reads what comes and writes what it wants.
class AppStateServer {
public:
    explicit AppStateServer(base::Random &random);

    static QByteArray keyId() { return "key"; }
    static QByteArray keyData() { return QByteArray(32, 's'); }

    /// What the phone wants to be so. As a snapshot: where it lies is said by `snapshotAt`.
    void change(const QByteArray &name, const std::vector<appstate::Change> &changes);
    /// All that a collection holds so far is one snapshot from now on. @return its bytes
    QByteArray snapshot(const QByteArray &name);
    void snapshotAt(const QByteArray &name, const QByteArray &reference);

    /// The `sync` node that answers one.
    wire::Node answer(const wire::NodeView &sync);
    /// A `server_sync` notification about it.
    static wire::Node notice(const QByteArray &name, const QByteArray &id);

    struct Collection {
        appstate::State state;
        QMap<QByteArray, QByteArray> valueMacs; ///< by index MAC
        QMap<QByteArray, proto::SyncActionValue> values; ///< by name of the record
        QMap<QByteArray, int> taken; ///< how often a companion's wish about a record was taken
        quint64 snapshotVersion = 0;
        QByteArray snapshotReference;
        std::map<quint64, QByteArray> patches; ///< by their version
    };
    const Collection &collection(const QByteArray &name) const { return collections_.at(name); }
    std::function<void(const QByteArray &name)> took; ///< a companion's patch, just now
    bool isViolated = false; ///< a patch that cannot be read or does not fit came

private:
    wire::Node answerOne(const wire::NodeView &asked);
    bool take(Collection &one, const QByteArray &name, const QByteArray &bytes, bool isCompanions);
    static void addPatches(wire::Node &node, const Collection &one, quint64 after);

    base::Random &random_;
    appstate::KeyRing ring_;
    std::map<QByteArray, Collection> collections_;
};

}
