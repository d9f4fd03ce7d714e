// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes.h"

#include <QHash>
#include <QTimer>

#include <optional>

namespace ui {

/// The agency's own numbers with what is unread on each, as of the last answer. Asks again when something
/// changed, once for many changes.
class OwnNumbers : public QObject {
    Q_OBJECT
public:
    OwnNumbers(door::Desk &desk, Changes &changes, QObject *parent = nullptr);

    const QList<model::AccountView> &all() const { return all_; } ///< oldest first
    std::optional<model::AccountView> find(const model::AccountId &id) const;
    int unread(const model::AccountId &id) const { return unread_.value(id.value); } ///< chats
    int unread(const model::ClientId &client) const; ///< chats of its numbers; empty: of all numbers
    std::optional<model::Client> clientOf(const model::AccountView &number) const;
    bool isKnown() const { return known_; } ///< the first answer is there
    /// Whether it can be told to write: it is linked, and WhatsApp did not take the link away.
    static bool mayWrite(const model::AccountView &view);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    door::Desk &desk_;
    QTimer soon_;
    QList<model::AccountView> all_;
    QHash<QString, int> unread_;
    QHash<model::ClientId, model::Client> clients_;
    bool known_ = false;
};

}
