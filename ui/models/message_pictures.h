// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QCache>
#include <QFuture>
#include <QImage>
#include <QSet>

#include <functional>

namespace ui {

/// The pictures of messages whose file is here: read and unpacked on another thread when somebody looks at
/// them. What was not looked at for longest goes when they take too much memory.
class MessagePictures : public QObject {
    Q_OBJECT
public:
    using Reader = std::shared_ptr<door::FileReader>;
    using Open = std::function<QFuture<base::Result<Reader>>(const QString &message)>;
    static Open throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    /// @param most  larger ones are made as small as that. @param mostMiB  of all that are kept, unpacked
    MessagePictures(Open open, const QSize &most, int mostMiB, QObject *parent = nullptr);

    /// Null: not unpacked yet, which it is from now on; or it cannot be.
    QImage look(const QString &message);
    bool isBad(const QString &message) const; ///< it was read, and is no picture

Q_SIGNALS:
    void came(const QString &message); ///< unpacked, or found to be none

private:
    void unpack(const QString &message, const Reader &reader);
    void take(const QString &message, const QImage &picture);

    Open open_;
    QSize most_;
    QCache<QString, QImage> known_; ///< costs in KiB
    QSet<QString> asked_;
};

}
