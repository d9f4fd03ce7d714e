// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace door {

struct Backend;

enum class Scope { Read, Send, Admin };
QString scopeWord(Scope scope);
std::optional<Scope> scopeFromWord(QStringView word);

struct TokenView {
    QString id;
    QString name;
    Scope scope = Scope::Read;
    qint64 createdMs = 0;
};

/// REST tokens (hashed at rest) and remembered answers of idempotent requests.
class Tokens {
public:
    explicit Tokens(Backend &backend) : backend_(backend) { }
    struct Made {
        TokenView view;
        QString token; ///< shown once
    };
    /// @param id  as in `Accounts::create`; a token that is there already is answered without its secret.
    base::Task<Made> create(const QString &name, Scope scope, const QString &id = {});
    base::Result<QList<TokenView>> list() const;
    base::Task<void> remove(const QString &id); ///< NotFound when there was none
    /// A token of the administrator's own, from a file: admin, not listed, not kept.
    void trust(QByteArrayView adminToken);
    /// The scope of a presented token, compared in constant time; nothing when it is none of ours.
    std::optional<Scope> scopeOf(QByteArrayView token) const;

    struct Remembered {
        QByteArray requestHash;
        int status = 0; ///< 0: it runs, or ran when the program ended; `body` is the id it creates
        QByteArray body;
    };
    /// Answers at most 24 h old.
    base::Result<std::optional<Remembered>> remembered(const QString &key) const;
    base::Task<void> remember(const QString &key, const Remembered &answer);
    base::Task<void> forget(const QString &key);

private:
    Backend &backend_;
    QByteArray trustedHash_;
};

}
