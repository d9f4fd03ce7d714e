// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crm/webhook_lane.h"
#include "engine/crm/webhook_reader.h"

/// crm: hand-over of what happens to other programs, with its ledger on disk.
namespace crm {

/// Web hook targets and their deliveries; the contract is the one of door::Webhooks. At least once: an
/// attempt whose outcome a crash took comes again, under the same id.
class Webhooks : public QObject {
    Q_OBJECT
public:
    explicit Webhooks(WebhookGround ground);
    ~Webhooks() override;

    /// Nothing is read or sent before.
    void start();
    /// Nothing new is sent any more; what is under way may still be written down.
    void stop();
    /// Whether the feed was read to its end: what is pruned before is lost to the targets.
    bool isCaughtUp() const { return reader_.isCaughtUp(); }
    /// Forgets what is older than is kept; inside a write.
    base::Result<void> tidy();

    QList<model::WrongField> check(const model::WebhookDraft &draft, const QString &id) const;
    base::Task<model::WebhookTarget> create(const model::WebhookDraft &draft, const QString &id);
    base::Result<QList<model::WebhookTarget>> list() const;
    base::Result<std::optional<model::WebhookTarget>> find(const QString &id) const;
    base::Task<model::WebhookTarget> change(const QString &id, const model::WebhookDraft &draft);
    base::Task<void> remove(const QString &id);
    base::Task<model::WebhookTested> test(const QString &id);
    base::Task<model::Delivery> replay(const QString &deliveryId);

Q_SIGNALS:
    void changed(const QString &target);

private:
    void wake(const QString &target);
    WebhookLane &lane(const QString &target);
    base::Task<void> writeTest(const store::DeliveryRow &done, const Tried &tried);
    base::Task<model::WebhookTarget> found(base::Task<void> written, const QString &id);

    WebhookGround ground_;
    WebhookReader reader_;
    std::map<QString, std::unique_ptr<WebhookLane>> lanes_;
    bool running_ = false;
};

}
