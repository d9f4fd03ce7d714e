// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes.h"

#include <QTimer>

#include <array>

namespace ui {

/// The pictures and documents of the conversation that is looked at, the latest first; a few, and more when
/// somebody asks. Follows what comes and goes. `desk` and `changes` outlive it.
class SharedFiles : public QObject {
    Q_OBJECT
public:
    SharedFiles(door::Desk &desk, Changes &changes, QObject *parent = nullptr);

    void open(const model::AccountId &account, const model::Jid &chat); ///< nothing when it is open already
    void close();
    const QList<model::Message> &of(model::FilesOf which) const { return at(which).items; }
    bool hasMore(model::FilesOf which) const { return !at(which).next.isEmpty(); }
    void more(model::FilesOf which);

    static constexpr int kFirstPictures = 6;
    static constexpr int kFirstDocuments = 3;
    static constexpr int kFurther = 24;

Q_SIGNALS:
    void changed();

private:
    struct Sort {
        QList<model::Message> items;
        QString next; ///< the cursor; empty: that is all
        bool isAsking = false;
    };
    static constexpr std::array kSorts{model::FilesOf::Pictures, model::FilesOf::Documents};
    Sort &at(model::FilesOf which) { return sorts_.at(static_cast<size_t>(which)); }
    const Sort &at(model::FilesOf which) const { return sorts_.at(static_cast<size_t>(which)); }
    void refresh();
    void ask(model::FilesOf which, int limit, const QString &cursor);

    door::Desk &desk_;
    model::AccountId account_;
    model::Jid chat_;
    quint64 opening_ = 0; ///< answers of a former one are nobody's
    std::array<Sort, kSorts.size()> sorts_;
    QTimer soon_; ///< for many changes at once
};

}
