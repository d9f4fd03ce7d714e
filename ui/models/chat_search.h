// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QFuture>

#include <functional>

namespace ui {

/// The messages of one chat that hold what is looked for, newest first, and the one of them that is shown.
class ChatSearch : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<QFuture<base::Result<model::FoundMessages>>(const model::SearchFilter &)>;
    static Ask throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    explicit ChatSearch(Ask ask, QObject *parent = nullptr);

    /// Looks anew and goes to the newest; a text without a word that can be looked for finds nothing.
    void look(const model::Chat &chat, const QString &text);
    void clear();
    /// To the next older one (1) or newer one (-1), round the ends.
    void step(int by);
    /// The same question again, for what came or went meanwhile; stays where it is, if that is found still.
    void again();

    const QString &text() const { return filter_.text; } ///< what is looked for; empty: nothing
    int count() const { return static_cast<int>(ids_.size()); }
    int current() const { return current_; } ///< from 0, the newest; -1: nothing is found
    bool isLooking() const { return looking_; }
    bool hasMore() const { return more_; } ///< there are more than are counted
    bool isComplete() const { return complete_; } ///< false: the index does not know every message yet

    static constexpr qsizetype kMost = 1'000; ///< counted

Q_SIGNALS:
    void changed();
    void reached(const QString &id); ///< that message is to be shown

private:
    void ask(bool goes);
    void take(const base::Result<model::FoundMessages> &page, bool goes);
    void start();

    Ask ask_;
    model::SearchFilter filter_;
    QStringList ids_;
    QString kept_; ///< where it is while it looks again
    int current_ = -1;
    quint64 generation_ = 0; ///< answers about what was looked for before are dropped
    bool looking_ = false;
    bool more_ = false;
    bool complete_ = true;
};

}
