// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/routes.h"

#include <map>

namespace api {

/// Runs a request that named an Idempotency-Key at most once in 24 hours, a restart in between included.
///
/// The id of what the request creates is decided first and written in the same commit as the effect. So after
/// a crash there are two cases: neither is there (it runs anew), or both are (it runs again with the same id,
/// and the door answers with what is there).
class Once : public QObject {
    Q_OBJECT
public:
    using Reply = std::function<void(Answer)>;
    explicit Once(door::Engine &engine) : engine_(engine) { }

    /// @param call  path, query and body are checked; `newId` is set here
    /// @param run   calls the handler; every failure is already an answer
    using Run = std::function<base::Task<Answer>(Call)>;
    void answer(
        const Route &route, const QByteArray &key, const QByteArray &path, Call call, Run run, Reply reply);

private:
    struct Running {
        QByteArray requestHash;
        QList<Reply> waiting;
    };
    void finished(const Route &route, const QString &name, const QByteArray &requestHash, Answer answer);
    void tell(const QString &name, const Answer &answer);

    door::Engine &engine_;
    std::map<QString, Running> running_;
};

}
