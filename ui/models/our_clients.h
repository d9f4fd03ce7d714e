// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QObject>

namespace ui {

/// The letters and the ground of the small square that stands for a client or one of our numbers.
struct Mark {
    QString letters;
    int hue = 0;
};

/// The agency's clients as of the last answer, and whose numbers and conversations the window shows. `desk`
/// outlives it.
class OurClients : public QObject {
    Q_OBJECT
public:
    explicit OurClients(door::Desk &desk, QObject *parent = nullptr);

    const QList<model::Client> &all() const { return all_; } ///< by name
    std::optional<model::Client> find(const model::ClientId &id) const;
    bool isKnown() const { return known_; } ///< the first answer is there

    const model::ClientId &chosen() const { return chosen_; } ///< empty: all
    /// One that is not there (any more) is as good as none.
    void choose(const model::ClientId &id);
    bool shows(const model::AccountView &number) const;

    static Mark markOf(const model::Client &client);
    /// Of the client whose the number is; nothing when it is nobody's yet.
    std::optional<Mark> markOf(const model::AccountView &number) const;

Q_SIGNALS:
    void changed(); ///< another answer
    void chosenChanged();

private:
    void ask();

    door::Desk &desk_;
    QList<model::Client> all_;
    model::ClientId chosen_;
    bool known_ = false;
};

}
