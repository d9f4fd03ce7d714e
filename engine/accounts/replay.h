// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/add_ons.h"

#include <QObject>

namespace accounts {

/// Reads again what former versions kept because they could not show it: messages of kinds that this version
/// knows, and reactions, edits, deletions and votes that were kept raw. Once for each account and version of
/// the readers, in small writes beside the other work; a kill in between only means that it goes on from the
/// beginning, and nothing is done twice. Everything given outlives it.
class Replay : public QObject {
    Q_OBJECT
public:
    Replay(model::AccountId account, messaging::Self self, store::Store &store, base::Clock &clock);
    void start();

private:
    struct Batch {
        qint64 last = 0;
        bool isLast = true;
    };
    void messages(qint64 after);
    void addOns(qint64 after, bool isProtocol);
    base::Result<Batch> readMessages(qint64 after);
    base::Result<Batch> readAddOns(qint64 after, const QString &kind);
    base::Result<void> readAddOn(const store::RawItem &item);
    void finish();
    bool isDone() const;

    model::AccountId account_;
    messaging::Self self_;
    store::Store &store_;
    base::Clock &clock_;
    messaging::AddOns addOns_;
};

}
