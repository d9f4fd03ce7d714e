// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/notices.h"

#include <QDBusConnection>
#include <QHash>

namespace ui {

/// org.freedesktop.Notifications on a session bus. A desktop that does not answer is left alone: a notice is
/// never waited for.
/// Source: Desktop Notifications Specification 1.2.
class DbusNotices : public Notices {
    Q_OBJECT
public:
    explicit DbusNotices(QDBusConnection bus);

    void show(const Notice &notice) override;
    void takeBack(const QString &key) override;

private Q_SLOTS:
    void onAction(quint32 id, const QString &action);
    void onClosed(quint32 id, quint32 reason);

private:
    struct Shown {
        quint32 id = 0; ///< 0: the desktop has not said yet
        Notice notice;
        bool isGone = false; ///< taken back before its id was known
    };
    void send(const Notice &notice);
    const Shown *byId(quint32 id) const;

    QDBusConnection bus_;
    QHash<QString, Shown> shown_; ///< by key
};

}
