// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/message.h"
#include "engine/model/webhook.h"

#include <QObject>

namespace door {

struct Backend;

/// Web hooks: where events go by HTTP, and the log of every delivery. What waits is on disk; a target that is
/// down loses nothing.
class Webhooks : public QObject {
    Q_OBJECT
public:
    explicit Webhooks(Backend &backend) : backend_(backend) { }

    using Draft = model::WebhookDraft;
    using Wrong = model::WrongField;
    /// The draft's fields that cannot be; nothing is changed.
    /// @param id  the target that is to change; empty: a new one, which needs kind and url
    QList<Wrong> check(const Draft &draft, const QString &id = {}) const;

    /// The new target hears of what happens from now on. Malformed when `check` finds something.
    /// @param id  as in `Accounts::create`
    base::Task<model::WebhookTarget> create(const Draft &draft, const QString &id = {});
    base::Result<QList<model::WebhookTarget>> list() const; ///< oldest first
    base::Result<std::optional<model::WebhookTarget>> find(const QString &id) const;
    /// NotFound; Malformed when `check` finds something. Switching on forgets why
    /// it was off, and what waited leaves at once.
    base::Task<model::WebhookTarget> change(const QString &id, const Draft &draft);
    base::Task<void> remove(const QString &id); ///< with its log; NotFound when there was none

    using Tested = model::WebhookTested;
    /// Sends one test now, also to a target that is off; answers within about 10 s. NotFound.
    base::Task<Tested> test(const QString &id);

    struct Filter {
        std::optional<model::DeliveryState> state;
        int limit = 50;
        QString cursor;
    };
    /// Newest first. NotFound for an unknown target; Malformed for a cursor that is not ours.
    base::Result<model::Page<model::Delivery>> deliveries(const QString &target, const Filter &filter) const;
    using Detail = model::DeliveryDetail;
    base::Result<std::optional<Detail>> delivery(const QString &id) const;
    /// Sends it again as soon as the target takes something, under the same id. NotFound; Refused while it is
    /// under way or when the event is not kept any more.
    base::Task<model::Delivery> replay(const QString &id);

Q_SIGNALS:
    /// A target or one of its deliveries is not what it was: read it again.
    void changed(const QString &target);

private:
    Backend &backend_;
};

}
