// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sim/phone.h"

namespace sim {

/// Everything a practice network is made of, kept in one file: the world, and the people in it who answer by
/// themselves.
class Practice : public QObject {
    Q_OBJECT
public:
    /// Takes up the state of `file`, or makes a fresh network with a trainee's own phone and a few people.
    /// Malformed: the file is none of ours; Storage: it cannot be written.
    static base::Result<std::unique_ptr<Practice>> open(
        const QString &file, base::Clock &clock, base::Random &random);
    ~Practice() override;

    World &world() { return world_; }
    /// The phone that a trainee holds: it never answers by itself.
    Phone &ownPhone() const;
    QList<Phone *> people() const;
    /// How long people think before they answer.
    void setPace(base::milliseconds reading, base::milliseconds writing);
    base::Result<void> save();

private:
    Practice(QString file, base::Clock &clock, base::Random &random);
    void populate();
    void follow(Phone &phone);
    void onLetter(Phone &reader, const Letter &letter);

    QString file_;
    World world_;
    base::Timer saving_;
    base::milliseconds reading_{1'500};
    base::milliseconds writing_{2'500};
    std::map<quint64, base::Timer> thinking_;
    quint64 thoughts_ = 0;
    int answers_ = 0;
};

}
