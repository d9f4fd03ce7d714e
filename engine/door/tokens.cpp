// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/uuid.h"
#include "engine/crypto/digest.h"
#include "engine/door/backend.h"

namespace door {

using base::Fault;
using base::Result;
using base::Task;

namespace {
constexpr qint64 kRememberedMs = 24LL * 60 * 60 * 1000;

QByteArray hashOf(QByteArrayView token)
{
    return crypto::view(crypto::sha256({token})).toByteArray();
}
}

QString scopeWord(Scope scope)
{
    switch (scope) {
    case Scope::Read:
        return QStringLiteral("read");
    case Scope::Send:
        return QStringLiteral("send");
    case Scope::Admin:
        return QStringLiteral("admin");
    }
    Q_UNREACHABLE();
}

std::optional<Scope> scopeFromWord(QStringView word)
{
    for (const Scope scope : {Scope::Read, Scope::Send, Scope::Admin}) {
        if (word == scopeWord(scope))
            return scope;
    }
    return std::nullopt;
}

Task<Tokens::Made> Tokens::create(const QString &name, Scope scope, const QString &id)
{
    Backend &b = backend_;
    if (const auto rows = b.store->tokens().all(); rows && !id.isEmpty()) {
        for (const store::TokenRow &row : *rows) {
            if (row.id == id)
                return Task<Made>::ready(Made{{row.id, row.name, scope, row.createdMs}, {}});
        }
    }
    Made made;
    made.token = QStringLiteral("gsh_") + QString::fromLatin1(b.random.bytes(32).toHex());
    made.view = {id.isEmpty() ? base::newId(b.clock, b.random) : id, name, scope, b.clock.wallMs()};
    const store::TokenRow row{
        made.view.id, name, scopeWord(scope), hashOf(made.token.toLatin1()), made.view.createdMs};
    return b.store->write([&b, row] { return b.store->tokens().insert(row); }).then(b.outbox.get(), [made] {
        return made;
    });
}

Result<QList<TokenView>> Tokens::list() const
{
    ASSIGN_OR_RETURN(const auto rows, backend_.store->tokens().all());
    QList<TokenView> views;
    for (const store::TokenRow &row : rows)
        views.append({row.id, row.name, scopeFromWord(row.scope).value_or(Scope::Read), row.createdMs});
    return views;
}

Task<void> Tokens::remove(const QString &id)
{
    Backend &b = backend_;
    return b.store->write([&b, id]() -> Result<void> {
        ASSIGN_OR_RETURN(const bool removed, b.store->tokens().remove(id));
        if (!removed)
            return base::fail(Fault::NotFound, QStringLiteral("no such token"));
        return {};
    });
}

void Tokens::trust(QByteArrayView adminToken)
{
    trustedHash_ = hashOf(adminToken);
}

std::optional<Scope> Tokens::scopeOf(QByteArrayView token) const
{
    const auto rows = backend_.store->tokens().all();
    if (!rows)
        return std::nullopt;
    const QByteArray hash = hashOf(token);
    std::optional<Scope> scope;
    if (!trustedHash_.isEmpty() && crypto::equal(trustedHash_, hash))
        scope = Scope::Admin;
    // every row is compared: how long it takes says nothing about which one fits
    for (const store::TokenRow &row : *rows) {
        if (crypto::equal(row.hash, hash))
            scope = scopeFromWord(row.scope);
    }
    return scope;
}

Result<std::optional<Tokens::Remembered>> Tokens::remembered(const QString &key) const
{
    ASSIGN_OR_RETURN(const auto found, backend_.store->tokens().remembered(key));
    if (!found || found->createdMs < backend_.clock.wallMs() - kRememberedMs)
        return std::optional<Remembered>();
    return std::optional<Remembered>(Remembered{found->requestHash, found->status, found->body});
}

Task<void> Tokens::remember(const QString &key, const Remembered &answer)
{
    Backend &b = backend_;
    const store::Remembered row{answer.requestHash, answer.status, answer.body, b.clock.wallMs()};
    return b.store->write([&b, key, row] { return b.store->tokens().remember(key, row); });
}

Task<void> Tokens::forget(const QString &key)
{
    Backend &b = backend_;
    return b.store->write([&b, key] { return b.store->tokens().forget(key); });
}

}
