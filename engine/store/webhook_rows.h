// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/webhook.h"

#include <QList>

#include <optional>

namespace store {

class Database;
class Sealer;

/// A target with what only the engine needs. `view.backlog` is not kept here.
struct WebhookRow {
    model::WebhookTarget view; ///< hasBearer and hasSecret follow from the two below
    QString bearer;
    QByteArray secret;
    int goneInRow = 0; ///< answers 404 or 410 since the last other one
};

/// Web hook targets. Address, bearer and secret are sealed; only the masked address is in clear. Their place
/// in the feed is the cursor `cursorName`.
class WebhookRows {
public:
    WebhookRows(Database &database, Sealer &sealer) : database_(database), sealer_(sealer) { }
    static QString cursorName(const QString &target) { return QStringLiteral("webhook/") + target; }

    base::Result<void> insert(const WebhookRow &row);
    base::Result<void> update(const WebhookRow &row); ///< by id, all columns
    base::Result<std::optional<WebhookRow>> find(const QString &id) const;
    base::Result<QList<WebhookRow>> all() const; ///< oldest first
    base::Result<bool> remove(const QString &id); ///< with its cursor, deliveries and attempts

private:
    Database &database_;
    Sealer &sealer_;
};

}
