// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>

namespace gesher {

/// One window for one profile: a second start finds the first and asks it to come forward.
class OnlyOne : public QObject {
    Q_OBJECT
public:
    explicit OnlyOne(const QString &directory);
    /// Whether a first one is there and was asked to come forward; waits for it half a second at most.
    bool raiseFirst() const;
    /// Becomes the first; call once the profile is ours.
    void listen();

Q_SIGNALS:
    void raised();

private:
    QString name_;
    QLocalServer server_;
};

}
