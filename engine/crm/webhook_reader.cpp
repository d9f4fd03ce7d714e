// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_reader.h"

#include "engine/base/uuid.h"
#include "engine/crm/webhook_alerts.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using base::milliseconds;
using base::Result;

namespace crm {

Q_LOGGING_CATEGORY(logReader, "gesher.crm")

namespace {

constexpr int kStretch = 100;
constexpr qint64 kSavedEvery = 1000;
constexpr milliseconds kReadAgain{1'000};

}

WebhookReader::WebhookReader(store::Store &store, base::Clock &clock, base::Random &random)
    : store_(store), clock_(clock), random_(random)
{
    connect(&store_, &store::Store::feedGrew, this, &WebhookReader::wake);
    // rows that were read from a group whose commit failed never were, and their numbers come again
    connect(&store_, &store::Store::writesLost, this, [this] {
        places_.clear();
        again_ = clock_.after(kReadAgain, [this] { wake(); });
    });
}

WebhookReader::Place *WebhookReader::place(const QString &target)
{
    if (const auto known = places_.find(target); known != places_.end())
        return &known->second;
    const auto saved = store_.feed().cursor(store::WebhookRows::cursorName(target));
    if (!saved)
        return nullptr;
    Place place;
    place.seq = place.saved = *saved;
    return &places_.emplace(target, std::move(place)).first->second;
}

void WebhookReader::wake()
{
    const auto targets = store_.webhooks().all();
    for (const store::WebhookRow &target : targets ? *targets : QList<store::WebhookRow>())
        read(target);
}

bool WebhookReader::isCaughtUp() const
{
    const auto targets = store_.webhooks().all();
    const auto last = store_.feed().last();
    if (!targets || !last)
        return false;
    return std::all_of(targets->begin(), targets->end(), [&](const store::WebhookRow &target) {
        const auto known = places_.find(target.view.id);
        return known != places_.end() && !known->second.busy && known->second.seq >= *last;
    });
}

void WebhookReader::read(const QString &id)
{
    if (const auto target = store_.webhooks().find(id); target && *target)
        read(**target);
}

void WebhookReader::read(const store::WebhookRow &target)
{
    Place *at = place(target.view.id);
    if (stopped_ || !at || at->busy)
        return;
    while (!at->busy && readStretch(target, *at)) { }
}

bool WebhookReader::readStretch(const store::WebhookRow &target, Place &place)
{
    const auto oldest = store_.feed().oldest();
    if (oldest && place.seq > 0 && *oldest > place.seq + 1) {
        skipGap(target, *oldest);
        return false;
    }
    const auto rows = store_.feed().after(place.seq, kStretch);
    if (!rows || rows->isEmpty())
        return false;
    QList<store::DeliveryRow> deliveries = deliveriesOf(target, *rows);
    const qint64 last = rows->last().seq;
    if (deliveries.isEmpty() && last - place.saved < kSavedEvery) {
        place.seq = last; // not worth a write: read again after a crash it makes no delivery either
        return true;
    }
    write(target, std::move(deliveries), last);
    return false;
}

QList<store::DeliveryRow> WebhookReader::deliveriesOf(
    const store::WebhookRow &target, const QList<store::FeedRow> &rows)
{
    QList<store::DeliveryRow> deliveries;
    for (const store::FeedRow &row : rows) {
        const model::WebhookTarget &view = target.view;
        if (!view.account.value.isEmpty() && view.account != row.account)
            continue;
        const bool isWanted = view.events.isEmpty() ? model::webhookEvents().contains(row.type)
                                                    : view.events.contains(row.type);
        if (!isWanted)
            continue;
        store::DeliveryRow made;
        if (row.type.startsWith(u"message."_s)) {
            const auto message = store_.messages().find(row.subject);
            if (message && *message)
                made.chat = QString::number((*message)->chat);
            if (view.kind == model::WebhookKind::GhlInbound
                && !(message && *message && (*message)->message.kind == model::MessageKind::Text))
                continue;
            made.delivery.messageId = row.subject;
        }
        made.delivery.id = base::newId(clock_, random_);
        made.delivery.target = view.id;
        made.delivery.event = row.type;
        made.delivery.seq = row.seq;
        made.delivery.account = row.account;
        made.delivery.nextAttemptMs = clock_.wallMs();
        made.delivery.createdMs = clock_.wallMs();
        deliveries.append(std::move(made));
    }
    return deliveries;
}

void WebhookReader::write(const store::WebhookRow &target, QList<store::DeliveryRow> deliveries, qint64 seq)
{
    const QString id = target.view.id;
    places_[id].busy = true;
    store_
        .write([this, id, deliveries = std::move(deliveries), seq]() -> Result<void> {
            // both or neither: a delivery without its cursor comes twice, a cursor without its delivery loses
            // it
            for (const store::DeliveryRow &row : deliveries)
                RETURN_IF_FAILED(store_.deliveries().insert(row));
            return store_.feed().saveCursor(store::WebhookRows::cursorName(id), seq);
        })
        .finally(this, [this, id, seq](const Result<void> &written) {
            const auto known = places_.find(id);
            if (known == places_.end())
                return; // gone, or its writes were lost: it is read anew
            known->second.busy = false;
            if (!written) {
                qCWarning(logReader) << "deliveries cannot be written:" << written.error().code;
                known->second.again = clock_.after(kReadAgain, [this, id] { read(id); });
                return;
            }
            known->second.seq = known->second.saved = seq;
            Q_EMIT handedOver(id);
            read(id);
        });
}

void WebhookReader::skipGap(const store::WebhookRow &target, qint64 oldest)
{
    const QString id = target.view.id;
    places_[id].busy = true;
    qCWarning(logReader) << "web hook" << id << "was away for longer than the feed is kept";
    store_
        .write([this, target, oldest]() -> Result<void> {
            RETURN_IF_FAILED(appendAlert(store_, target.view, u"webhook_gap"_s,
                u"Events that are older than the feed is kept were not handed over to a web hook."_s));
            return store_.feed().saveCursor(store::WebhookRows::cursorName(target.view.id), oldest - 1);
        })
        .finally(this, [this, id](const Result<void> &) {
            places_.erase(id); // read anew from what is on disk
            read(id);
        });
}

Result<void> WebhookReader::saveCursors()
{
    for (auto &[id, place] : places_) {
        if (place.busy || place.seq == place.saved)
            continue;
        RETURN_IF_FAILED(store_.feed().saveCursor(store::WebhookRows::cursorName(id), place.seq));
        place.saved = place.seq;
    }
    return {};
}

Result<void> WebhookReader::begin(const QString &target)
{
    ASSIGN_OR_RETURN(const qint64 last, store_.feed().last());
    return store_.feed().saveCursor(store::WebhookRows::cursorName(target), last);
}

Result<void> WebhookReader::settle(const QString &target)
{
    const Place *at = place(target);
    if (!at)
        return base::fail(base::Fault::Storage, u"a cursor cannot be read"_s);
    return at->busy ? Result<void>()
                    : store_.feed().saveCursor(store::WebhookRows::cursorName(target), at->seq);
}

}
