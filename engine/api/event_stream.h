// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace api {

/// Close codes of the event WebSocket.
enum EventClose : quint16 { SlowReader = 4408, Resync = 4410, GoingAway = 1001 };

/// One reader of the feed. Frames are handed over a batch at a time and the next batch is read only when the
/// last one is written, so a reader of any slowness costs one batch of memory. Lives on the engine thread.
class EventStream : public QObject {
    Q_OBJECT
public:
    using Send = std::function<void(QList<QByteArray> frames)>; ///< answered by `drained`
    using Close = std::function<void(quint16 code, QByteArray reason)>;

    /// @param after   events up to this one are not told
    /// @param liveFrom  events up to this one are a replay: without codes to scan, which are worthless by
    /// then
    EventStream(door::Engine &engine, qint64 after, qint64 liveFrom, Send send, Close close);
    void drained();

private:
    void pump();
    void onPresence(const model::Presence &presence);
    void sendPresences();

    door::Engine &engine_;
    qint64 cursor_;
    qint64 liveFrom_;
    Send send_;
    Close close_;
    QHash<QByteArray, model::Presence> presences_; ///< what a slow reader has not got yet: the latest of each
    bool busy_ = false;
    bool ended_ = false;
};

}
