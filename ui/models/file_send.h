// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/outgoing_file.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace ui {

/// Takes files into the engine and queues a message for each, one after the other and in their order. Reading
/// and packing happen on another thread; what a video shows and how long it and a sound play is found out by
/// another program, and what that cannot say is not said. `desk` outlives it.
class FileSend : public QObject {
    Q_OBJECT
public:
    explicit FileSend(door::Desk &desk, QObject *parent = nullptr) : QObject(parent), desk_(desk) { }
    ~FileSend() override { stop(); }

    /// @param with  to whom, and the answered message, which goes with the first; its text is the caption of
    /// the first that can have one
    void send(const model::AccountId &account, const model::Outgoing &with, const QList<OutgoingFile> &files);
    /// What is queued stays so; nothing more is, and nothing more is told.
    void stop();
    bool isBusy() const { return task_ != nullptr; }

Q_SIGNALS:
    void progressed(double share); ///< of the one that is being taken in, 0 to 1
    void queued(const QString &message); ///< the first of those that are left
    void failed(const QString &sentence); ///< the first of those that are left; those after it wait
    void finished(); ///< all are queued

private:
    struct Task {
        model::AccountId account;
        model::Outgoing with;
        QList<OutgoingFile> files;
        std::shared_ptr<door::FileWriter> writer;
        std::atomic<bool> stopped = false;
    };
    using Running = std::shared_ptr<Task>;
    void next();
    void read(const Running &task);
    void animate(const Running &task);
    void keep(const Running &task, const FileFacts &facts);
    void lookAt(const Running &task, FileFacts facts, model::Media media);
    void queue(const Running &task, const FileFacts &facts, const model::Media &media);
    void tellQueued(const QString &message, bool isCaptioned);
    void fail(const base::Error &error);

    door::Desk &desk_;
    Running task_;
};

}
