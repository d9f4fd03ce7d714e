// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/transport/connection.h"

#include <QHash>

namespace transport {

/// The questions under way on one connection. Room internal.
class Requests {
public:
    Requests(base::Clock &clock, base::Random &random);
    /// Unique on this connection.
    QByteArray nextId();
    base::Task<Answer> expect(const QByteArray &tag, const QByteArray &id, base::milliseconds within);
    /// @return whether the stanza was an answer someone waited for
    bool take(const std::shared_ptr<const wire::Document> &document);
    qsizetype underWay() const { return waiting_.size(); }
    /// Everyone who waits gets Offline.
    void failAll();

private:
    struct Waiting {
        base::Promise<Answer> promise;
        base::Timer timer;
    };
    base::Clock &clock_;
    QByteArray prefix_;
    quint32 counter_ = 0;
    QHash<QByteArray, std::shared_ptr<Waiting>> waiting_; ///< by tag and id
};

}
