// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/event_stream.h"
#include "engine/api/once.h"
#include "engine/api/request.h"

#include <unordered_map>

namespace api {

/// From a request to its answer: token, scope, route, fields, idempotency, controller. Lives on the engine
/// thread; the server posts to it.
class Dispatcher : public QObject {
    Q_OBJECT
public:
    explicit Dispatcher(door::Engine &engine);
    ~Dispatcher() override;

    using Reply = std::function<void(Answer)>;
    /// `reply` is called once, on this thread, at once or later; never after the dispatcher is gone.
    void answer(const Request &request, Reply reply);

    /// Where the file goes that comes with the request, whose body is still to be read; or why none is taken.
    base::Result<std::shared_ptr<door::FileWriter>, Answer> admitFile(const Request &request);

    /// Whether a request that wants to become an event WebSocket may; then what to open it with.
    struct Admission {
        qint64 after = 0;
        qint64 liveFrom = 0;
    };
    base::Result<Admission, Answer> admit(const Request &request);
    void openStream(quint64 id, const Admission &admission, EventStream::Send send, EventStream::Close close);
    void streamDrained(quint64 id);
    void closeStream(quint64 id);

private:
    /// The route and the call of a request whose token, path, query and body are fine.
    struct Checked {
        const Route *route = nullptr;
        Call call;
        QByteArray path; ///< without the query
    };
    base::Result<Checked, Answer> check(const Request &request) const;
    std::optional<Answer> tokenProblem(
        const Route &route, const Request &request, const Target &target) const;
    std::optional<door::Scope> scopeOf(const Request &request, const Target &target) const;
    base::Task<Answer> run(const Route &route, const Call &call);

    door::Engine &engine_;
    const RouteTable routes_;
    Once once_;
    std::unordered_map<quint64, std::unique_ptr<EventStream>> streams_;
};

}
