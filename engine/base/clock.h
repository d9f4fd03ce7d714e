// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <memory>

namespace base {

using std::chrono::milliseconds;

/// A running timer. Dropping or resetting it stops it; it never fires afterwards.
class Timer {
public:
    Timer() = default;
    explicit Timer(std::shared_ptr<void> handle) : handle_(std::move(handle)) { }
    void stop() { handle_.reset(); }
    bool isArmed() const { return handle_ != nullptr; }

private:
    std::shared_ptr<void> handle_;
};

/// Two clocks and the timers that follow them; injected everywhere, so that tests move time by hand.
/// Belongs to one thread; must outlive its timers.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since the epoch, UTC. May jump: only for what people see and for server times.
    virtual qint64 wallMs() const = 0;
    /// Never goes back: for time-outs, gaps and back-off.
    virtual milliseconds monotonic() const = 0;
    /// Runs `fire` once after `delay` from the event loop of the calling thread. The returned handle stays
    /// armed after firing; only dropping it matters.
    [[nodiscard]] virtual Timer after(milliseconds delay, std::function<void()> fire) = 0;
};

/// The machine's clocks. @param offset  added to the wall clock (a network profile's clock_offset_s).
class SystemClock final : public Clock {
public:
    explicit SystemClock(milliseconds offset = milliseconds(0)) : offset_(offset) { }
    qint64 wallMs() const override;
    milliseconds monotonic() const override;
    Timer after(milliseconds delay, std::function<void()> fire) override;

private:
    milliseconds offset_;
};

}
