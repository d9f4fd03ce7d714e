// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/news_level.h"

#include <QObject>

namespace ui {

/// The level of one number or client, as it is kept and chosen. `desk` outlives it.
class OwnNewsLevel : public QObject {
    Q_OBJECT
public:
    explicit OwnNewsLevel(door::Desk &desk, QObject *parent = nullptr) : QObject(parent), desk_(desk) { }

    struct Choice {
        QString text;
        QByteArray word; ///< empty: as usual
    };
    /// @param usual  what the first one is called
    static QList<Choice> choices(const QString &usual);

    void load(const QString &id); ///< of an account or a client; empty: as usual
    void keep(const QString &id, const QByteArray &word);

Q_SIGNALS:
    void loaded(const QByteArray &word); ///< of the last one that was asked for
    void failed(const base::Error &error);

private:
    door::Desk &desk_;
    QString id_;
};

}
