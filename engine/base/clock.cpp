// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/clock.h"

#include <QTimer>

namespace base {

qint64 SystemClock::wallMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch() + offset_).count();
}

milliseconds SystemClock::monotonic() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

Timer SystemClock::after(milliseconds delay, std::function<void()> fire)
{
    // A callback may drop its own handle, so the timer object outlives the call.
    std::shared_ptr<QTimer> timer(new QTimer, [](QTimer *dead) {
        dead->stop();
        dead->deleteLater();
    });
    timer->setSingleShot(true);
    timer->setTimerType(delay < milliseconds(1000) ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [run = std::move(fire)] {
        const auto keep = run;
        keep();
    });
    timer->start(delay);
    return Timer(timer);
}

}
