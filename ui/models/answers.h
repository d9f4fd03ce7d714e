// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QFutureWatcher>

namespace ui {

/// Calls `done(Result<T>)` on this thread once the answer is there; not at all when `context` has died by
/// then. An engine that ended before it answered is Cancelled.
template <class T, class F>
void whenAnswered(QObject *context, QFuture<base::Result<T>> future, F done)
{
    auto *watcher = new QFutureWatcher<base::Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
            watcher->deleteLater();
            const auto answer = watcher->future();
            if (answer.resultCount() == 0)
                done(base::Result<T>(
                    base::fail(base::Fault::Cancelled, QStringLiteral("the engine has ended"))));
            else
                done(answer.result());
        });
    watcher->setFuture(future);
}

}
