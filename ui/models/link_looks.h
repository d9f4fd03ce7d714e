// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QFuture>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace ui {

/// What is behind the first link of a text that somebody writes: looked at once he pauses, and again only for
/// another link. A page that cannot be had is no fault, and shows nothing.
class LinkLooks : public QObject {
    Q_OBJECT
public:
    using Look = std::function<QFuture<base::Result<door::LinkLook>>(const QString &link)>;
    static Look throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    explicit LinkLooks(Look look, QObject *parent = nullptr);

    /// Off: nothing is asked, and nothing goes along.
    void setOn(bool on);
    void setText(const QString &text); ///< as it stands now; empty: nothing is written
    void refuse(); ///< the link that is shown goes alone, as long as the text has it
    /// What is shown, and goes along with the text. Nothing: no link, or not known (yet).
    const std::optional<door::LinkLook> &shown() const { return shown_; }

Q_SIGNALS:
    void changed(); ///< `shown` is another

private:
    void ask();
    void show(const QString &link);

    Look look_;
    QTimer pause_;
    bool on_ = true;
    QString link_; ///< the first of the text; empty: none
    QHash<QString, std::optional<door::LinkLook>> known_; ///< by link; nothing: there is nothing to show
    QSet<QString> asked_; ///< not answered yet
    QSet<QString> refused_;
    std::optional<door::LinkLook> shown_;
};

}
