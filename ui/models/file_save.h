// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QObject>

namespace ui {

/// Copies a message's file to a place that somebody chose: a piece at a time and on a thread of its own, so
/// neither its size nor a slow disk holds up the window. What was there before stays until all of it is
/// written.
class FileSave : public QObject {
    Q_OBJECT
public:
    explicit FileSave(door::Desk &desk, QObject *parent = nullptr) : QObject(parent), desk_(desk) { }
    void save(const QString &message, const QString &path);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &sentence); ///< for people

private:
    door::Desk &desk_;
};

/// The copying itself. Storage when the disk refuses, or the file is not as it was kept.
base::Result<void> copyFile(door::FileReader &reader, const QString &path);

}
