// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace store {

class Database;
class Sealer;

/// A REST token; only its hash is kept.
struct TokenRow {
    QString id;
    QString name;
    QString scope; ///< read, send, admin
    QByteArray hash; ///< SHA-256 of the token
    qint64 createdMs = 0;
};

/// The remembered answer of a request that named an Idempotency-Key. The body is kept sealed: an answer may
/// hold what only an administrator sees.
struct Remembered {
    QByteArray requestHash; ///< of path and body
    int status = 0; ///< 0: the request runs, or was running when the program ended
    QByteArray body;
    qint64 createdMs = 0;
};

class TokenRows {
public:
    TokenRows(Database &database, Sealer &sealer) : database_(database), sealer_(sealer) { }
    base::Result<void> insert(const TokenRow &row);
    base::Result<QList<TokenRow>> all() const;
    base::Result<bool> remove(const QString &id);

    base::Result<std::optional<Remembered>> remembered(const QString &key) const;
    base::Result<void> remember(const QString &key, const Remembered &answer);
    base::Result<void> forget(const QString &key);
    base::Result<void> forgetBefore(qint64 beforeMs);

private:
    Database &database_;
    Sealer &sealer_;
};

}
