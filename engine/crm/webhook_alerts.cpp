// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_alerts.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace crm {

base::Result<void> appendAlert(
    store::Store &store, const model::WebhookTarget &target, const QString &code, const QString &detail)
{
    const QJsonObject data{{u"code"_s, code}, {u"detail"_s, detail}, {u"webhook"_s, target.id}};
    return store.feed().append(
        {0, 0, u"alert"_s, target.account, target.id, QJsonDocument(data).toJson(QJsonDocument::Compact)});
}

}
