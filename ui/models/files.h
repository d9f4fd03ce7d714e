// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/changes.h"

#include <QFuture>
#include <QHash>
#include <QTimer>

namespace ui {

/// The file of one message, as far as the window knows.
struct FileView {
    enum class Is { Unknown, Absent, Fetching, Here, Failed };
    Is is = Is::Unknown;
    qint64 done = 0; ///< Fetching: plain bytes
    qint64 whole = -1; ///< -1: unknown
    QString why = {}; ///< Failed: a sentence for people
    bool operator==(const FileView &) const = default;
};

/// "not downloaded", for whoever listens; empty when nothing is known.
QString spokenFile(const FileView &file);
/// Why a file could not be fetched.
QString whyNoFile(const base::Error &error);

/// Where the files of messages are. Asks once for each message that is looked at, and again every 500 ms
/// while one is being fetched. Remembers the latest 400.
class MessageFiles : public QObject {
    Q_OBJECT
public:
    struct Source {
        std::function<QFuture<base::Result<door::FileState>>(const QString &message)> state;
        std::function<QFuture<base::Result<void>>(const QString &message)> fetch;
    };
    static Source throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    explicit MessageFiles(Source source, QObject *parent = nullptr);

    /// A message changes when its file has come by itself; `changes` outlives this.
    void follow(Changes &changes);
    /// What is known; asks when that is nothing. For messages that carry a file.
    FileView look(const QString &message);
    /// The same without asking.
    FileView known(const QString &message) const { return entries_.value(message).view; }
    void fetch(const QString &message); ///< nothing when it is here or on its way
    void refresh(const QString &message); ///< asks anew, if it is remembered
    void refreshAll();
    bool isPolling() const { return poll_.isActive(); }

Q_SIGNALS:
    void changed(const QString &message);

private:
    struct Entry {
        FileView view;
        quint64 asked = 0; ///< the latest question; answers to earlier ones are dropped
        bool isAsking = false;
        bool isWanted = false; ///< our own `fetch` is not answered yet
    };
    Entry &entry(const QString &message);
    void ask(const QString &message);
    void take(const QString &message, const base::Result<door::FileState> &state);
    void show(const QString &message, const FileView &view);
    void poll();

    Source source_;
    QHash<QString, Entry> entries_;
    QList<QString> order_; ///< oldest first
    QTimer poll_;
    quint64 serial_ = 0;
};

}
