// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace base {

template <class T>
class Task;

namespace detail {

template <class T>
struct TaskState {
    std::optional<Result<T>> answer;
    std::function<void(Result<T>)> continuation;
    bool consumed = false;

    void settle(Result<T> result)
    {
        if (consumed || answer)
            return;
        if (continuation) {
            consumed = true;
            // moved out first: the continuation may drop the last reference to this state
            auto run = std::move(continuation);
            run(std::move(result));
        } else {
            answer.emplace(std::move(result));
        }
    }
    void consume(std::function<void(Result<T>)> run)
    {
        Q_ASSERT(!consumed && !continuation);
        if (answer) {
            consumed = true;
            run(std::move(*answer));
            answer.reset();
        } else {
            continuation = std::move(run);
        }
    }
};

template <class R>
struct Unwrapped {
    using Type = R;
};
template <class U>
struct Unwrapped<Result<U>> {
    using Type = U;
};
template <class U>
struct Unwrapped<Task<U>> {
    using Type = U;
};
template <class R>
constexpr bool isTask = false;
template <class U>
constexpr bool isTask<Task<U>> = true;

}

/// Gives the answer of one Task. A promise dropped without an answer answers Cancelled: nothing ever hangs.
/// Copies share the answer; only the first one counts.
template <class T>
class Promise {
public:
    Promise() : owner_(std::make_shared<Owner>()) { }
    Task<T> task() const { return Task<T>(owner_->state); }
    void answer(Result<T> result) const
    {
        // kept alive here: the continuation may drop the object that holds this promise
        const auto state = owner_->state;
        state->settle(std::move(result));
    }
    void fail(Error error) const { answer(base::fail(std::move(error))); }

private:
    struct Owner {
        std::shared_ptr<detail::TaskState<T>> state = std::make_shared<detail::TaskState<T>>();
        Owner() = default;
        Owner(const Owner &) = delete;
        Owner &operator=(const Owner &) = delete;
        ~Owner() { state->settle(base::fail(Fault::Cancelled, QStringLiteral("promise dropped"))); }
    };
    std::shared_ptr<Owner> owner_;
};

/// "Eventually a Result<T>": one question, one answer, one consumer, one thread.
///
/// - an answer runs the continuation at once (no event loop is needed);
/// - a dead context means that the continuation does not run and what follows sees Cancelled;
/// - a failure skips the following `then`s and reaches `finally`;
/// - a continuation may return a value, a Result or a Task.
template <class T>
class [[nodiscard]] Task {
public:
    using Value = T;
    explicit Task(std::shared_ptr<detail::TaskState<T>> state) : state_(std::move(state)) { }

    static Task ready(Result<T> result)
    {
        auto state = std::make_shared<detail::TaskState<T>>();
        state->settle(std::move(result));
        return Task(std::move(state));
    }
    static Task failed(Error error) { return ready(base::fail(std::move(error))); }

    bool isFinished() const { return state_->answer.has_value(); }

    /// Runs `continuation(T)` on success, as long as `context` lives. @param context never null.
    template <class F>
    auto then(QObject *context, F continuation) &&
    {
        using Raw = decltype(invoke(continuation, std::declval<Result<T> &>()));
        using U = typename detail::Unwrapped<Raw>::Type;
        Promise<U> next;
        Task<U> following = next.task();
        std::move(*this).consume(context, [next, run = std::move(continuation)](Result<T> result) mutable {
            if (!result) {
                next.fail(std::move(result).error());
                return;
            }
            if constexpr (std::is_void_v<Raw>) {
                invoke(run, result);
                next.answer(Result<void>());
            } else if constexpr (detail::isTask<Raw>) {
                invoke(run, result).forward(next);
            } else {
                next.answer(Result<U>(invoke(run, result)));
            }
        });
        return following;
    }

    /// The end of the line: sees value or failure. Not called when `context` is dead.
    template <class F>
    void finally(QObject *context, F done) &&
    {
        state_->consume(
            [guard = QPointer<QObject>(context), run = std::move(done)](Result<T> result) mutable {
                if (guard)
                    run(std::move(result));
            });
    }

    /// Hands the answer on to `next`.
    void forward(Promise<T> next) &&
    {
        state_->consume([next](Result<T> result) { next.answer(std::move(result)); });
    }

private:
    template <class F>
    static decltype(auto) invoke(F &run, Result<T> &result)
    {
        if constexpr (std::is_void_v<T>)
            return run();
        else
            return run(std::move(*result));
    }
    template <class F>
    void consume(QObject *context, F run) &&
    {
        // shared: std::function wants copyable callables, continuations may own move-only things
        auto held = std::make_shared<F>(std::move(run));
        state_->consume([guard = QPointer<QObject>(context), held](Result<T> result) {
            if (guard)
                (*held)(std::move(result));
            else
                (*held)(base::fail(Fault::Cancelled, QStringLiteral("context gone")));
        });
    }

    std::shared_ptr<detail::TaskState<T>> state_;
};

}
