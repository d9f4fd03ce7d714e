// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <type_traits>

namespace door {

/// An engine on a thread of its own, as a window sees it. Questions go over as functions, answers come back
/// as futures: nothing else crosses. Lives on the window's thread.
class Desk : public QObject {
    Q_OBJECT
public:
    /// The ways out into the world.
    struct Ways {
        std::unique_ptr<net::SocketFactory> sockets;
        std::unique_ptr<net::Http> http;
        std::unique_ptr<net::Transfers> transfers;
    };
    using MakeWays = std::function<Ways(base::Clock &clock)>;
    /// Starts the thread and opens the engine there; waits for it. Faults as of Engine::open. Nothing runs
    /// before `start`.
    /// @param makeWays  called on the engine's thread, with the engine's clock
    static base::Result<std::unique_ptr<Desk>> open(Opening opening, MakeWays makeWays);
    /// Closes the engine in order and ends its thread; takes as long as the good-byes of its lines, at most 5
    /// s.
    ~Desk() override;

    void start();

    /// Runs `question(Engine &)` on the engine's thread; it may return a value, a Result or a Task. The
    /// future holds one Result, or none when the engine ended before it could answer.
    template <class F>
    auto ask(F question)
    {
        using Raw = std::invoke_result_t<F, Engine &>;
        using T = typename base::detail::Unwrapped<Raw>::Type;
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        QFuture<base::Result<T>> future = promise->future();
        post([promise, run = std::move(question)](Engine &engine) mutable {
            const auto settle = [promise](base::Result<T> answer) {
                promise->addResult(std::move(answer));
                promise->finish();
            };
            if constexpr (base::detail::isTask<Raw>) {
                run(engine).finally(&engine, settle);
            } else if constexpr (std::is_void_v<Raw>) {
                run(engine);
                settle(base::Result<void>());
            } else {
                settle(base::Result<T>(run(engine)));
            }
        });
        return future;
    }

Q_SIGNALS:
    /// There is more in the feed. Any number of changes may have been gathered into one.
    void grew();
    void lost(); ///< as Events::lost
    void pairingChanged(const model::AccountId &account);
    void presenceChanged(const model::Presence &presence);
    void profileChanged(const model::AccountId &account, const model::Jid &whose); ///< empty: of anybody
    void clientsChanged(); ///< one of them was made, changed or removed
    void webhooksChanged(const QString &target); ///< a target or one of its deliveries

private:
    struct Parts;
    Desk();
    void post(std::function<void(Engine &)> work);
    std::unique_ptr<Parts> parts_;
    std::atomic<bool> told_ = false; ///< `grew` is on its way already
};

}
