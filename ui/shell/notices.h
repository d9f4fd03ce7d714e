// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/news.h"

#include <QObject>

#include <memory>

namespace ui {

/// Where notices appear beside the window. Which of its actions a desktop offers is the desktop's affair.
class Notices : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void show(const Notice &notice) = 0; ///< in the place of the one of the same key
    virtual void takeBack(const QString &key) = 0;

Q_SIGNALS:
    void chosen(const ui::Notice &notice); ///< somebody wants to see it
    void readWanted(const ui::Notice &notice); ///< "Mark read", of a chat's
};

/// What this desktop has: its notification service, else nothing (null).
std::unique_ptr<Notices> desktopNotices();

}
