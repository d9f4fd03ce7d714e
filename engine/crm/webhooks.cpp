// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhooks.h"

#include "engine/base/uuid.h"
#include "engine/crm/webhook_alerts.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using base::Task;
using model::DeliveryState;
using model::WebhookKind;
using model::WebhookTarget;

namespace crm {

Q_LOGGING_CATEGORY(logWebhooks, "gesher.crm")

namespace {

constexpr qint64 kKeptMs = 30LL * 24 * 60 * 60 * 1000;
constexpr qsizetype kMostTargets = 100;
constexpr qsizetype kLongestSecret = 1024;

base::Error noTarget()
{
    return {Fault::NotFound, u"There is no such web hook."_s, {}};
}

bool isFinal(DeliveryState state)
{
    return state != DeliveryState::Pending && state != DeliveryState::Retrying;
}

std::optional<QString> wrongEvents(const QStringList &events, WebhookKind kind)
{
    for (const QString &event : events) {
        if (!model::webhookEvents().contains(event))
            return u"holds a name that is no event; there are: "_s + model::webhookEvents().join(u", "_s);
        if (kind == WebhookKind::GhlInbound && event != u"message.received"_s)
            return u"ghl_inbound hears of message.received alone"_s;
    }
    return std::nullopt;
}

/// The row with the draft laid over it.
void apply(store::WebhookRow &row, const model::WebhookDraft &draft)
{
    WebhookTarget &view = row.view;
    if (draft.account)
        view.account = *draft.account;
    if (draft.url) {
        view.url = *draft.url;
        view.urlMasked = maskedUrl(QUrl(*draft.url, QUrl::StrictMode));
        view.lastSuccessMs = view.lastFailureMs = 0; // they speak of another address
    }
    if (draft.bearer)
        row.bearer = *draft.bearer;
    if (draft.secret)
        row.secret = draft.secret->toUtf8();
    if (draft.events)
        view.events = *draft.events;
    if (view.kind == WebhookKind::GhlInbound)
        view.events = {u"message.received"_s};
    if (draft.enabled)
        view.enabled = *draft.enabled;
    if (draft.enabled || draft.url) {
        view.reason.reset();
        row.goneInRow = 0;
    }
}

}

Webhooks::Webhooks(WebhookGround ground)
    : ground_(std::move(ground)), reader_(ground_.store, ground_.clock, ground_.random)
{
    connect(&reader_, &WebhookReader::handedOver, this, [this](const QString &target) {
        Q_EMIT changed(target);
        wake(target);
    });
}

Webhooks::~Webhooks() = default;

void Webhooks::start()
{
    running_ = true;
    reader_.wake();
    const auto rows = ground_.store.webhooks().all();
    for (const store::WebhookRow &row : rows ? *rows : QList<store::WebhookRow>())
        wake(row.view.id);
}

void Webhooks::stop()
{
    running_ = false;
    reader_.stop();
    for (const auto &[id, lane] : lanes_)
        lane->stop();
}

WebhookLane &Webhooks::lane(const QString &target)
{
    auto &lane = lanes_[target];
    if (!lane) {
        lane = std::make_unique<WebhookLane>(target, ground_);
        connect(lane.get(), &WebhookLane::changed, this, &Webhooks::changed);
    }
    return *lane;
}

void Webhooks::wake(const QString &target)
{
    if (running_)
        lane(target).wake();
}

Result<void> Webhooks::tidy()
{
    RETURN_IF_FAILED(reader_.saveCursors());
    ASSIGN_OR_RETURN(const auto dropped, ground_.store.deliveries().prune(ground_.clock.wallMs() - kKeptMs));
    for (const store::DeliveryRows::Dropped &one : dropped) {
        ASSIGN_OR_RETURN(const auto target, ground_.store.webhooks().find(one.target));
        if (target)
            RETURN_IF_FAILED(appendAlert(ground_.store, target->view, u"webhook_dropped"_s,
                u"%1 deliveries waited for 30 days and were dropped."_s.arg(one.count)));
    }
    return {};
}

QList<model::WrongField> Webhooks::check(const model::WebhookDraft &draft, const QString &id) const
{
    QList<model::WrongField> wrong;
    const bool isNew = id.isEmpty();
    const auto existing = isNew ? std::nullopt : ground_.store.webhooks().find(id).value_or(std::nullopt);
    if (isNew && !draft.kind)
        wrong.append({u"kind"_s, u"is missing"_s});
    if (existing && draft.kind && *draft.kind != existing->view.kind)
        wrong.append({u"kind"_s, u"cannot be changed: make another web hook"_s});
    if (isNew && !draft.url)
        wrong.append({u"url"_s, u"is missing"_s});
    if (draft.url) {
        if (const auto problem = wrongUrl(*draft.url))
            wrong.append({u"url"_s, *problem});
    }
    if (draft.account && !draft.account->value.isEmpty()) {
        const auto account = ground_.store.accounts().find(*draft.account);
        if (account && !*account)
            wrong.append({u"account"_s, u"there is no such account"_s});
    }
    if (draft.bearer) {
        if (const auto problem = wrongBearer(*draft.bearer))
            wrong.append({u"bearer"_s, *problem});
    }
    if (draft.secret && draft.secret->size() > kLongestSecret)
        wrong.append({u"secret"_s, u"must have at most %1 characters"_s.arg(kLongestSecret)});
    const WebhookKind kind = existing ? existing->view.kind : draft.kind.value_or(WebhookKind::Generic);
    if (draft.events) {
        if (const auto problem = wrongEvents(*draft.events, kind))
            wrong.append({u"events"_s, *problem});
    }
    return wrong;
}

Task<WebhookTarget> Webhooks::found(Task<void> written, const QString &id)
{
    return std::move(written).then(this, [this, id]() -> Result<WebhookTarget> {
        ASSIGN_OR_RETURN(const auto target, find(id));
        if (!target)
            return base::fail(noTarget());
        if (running_)
            reader_.wake(); // a new one is known from now on
        Q_EMIT changed(id);
        return *target;
    });
}

Task<WebhookTarget> Webhooks::create(const model::WebhookDraft &draft, const QString &id)
{
    using Answer = Task<WebhookTarget>;
    if (!id.isEmpty()) {
        const auto existing = find(id);
        if (!existing)
            return Answer::failed(existing.error());
        if (*existing)
            return Answer::ready(**existing);
    }
    if (const auto wrong = check(draft, {}); !wrong.isEmpty())
        return Answer::failed({Fault::Malformed, wrong.first().field + u": "_s + wrong.first().detail, {}});
    const auto all = ground_.store.webhooks().all();
    if (!all)
        return Answer::failed(all.error());
    if (all->size() >= kMostTargets)
        return Answer::failed(
            {Fault::Refused, u"There are %1 web hooks already: remove one first."_s.arg(kMostTargets), {}});
    store::WebhookRow row;
    row.view.id = id.isEmpty() ? base::newId(ground_.clock, ground_.random) : id;
    row.view.kind = *draft.kind;
    row.view.createdMs = ground_.clock.wallMs();
    apply(row, draft);
    return found(ground_.store.write([this, row]() -> Result<void> {
        RETURN_IF_FAILED(ground_.store.webhooks().insert(row));
        return reader_.begin(row.view.id);
    }),
        row.view.id);
}

Result<QList<WebhookTarget>> Webhooks::list() const
{
    ASSIGN_OR_RETURN(const auto rows, ground_.store.webhooks().all());
    QList<WebhookTarget> targets;
    for (const store::WebhookRow &row : rows) {
        WebhookTarget view = row.view;
        ASSIGN_OR_RETURN(view.backlog, ground_.store.deliveries().unfinished(view.id));
        targets.append(std::move(view));
    }
    return targets;
}

Result<std::optional<WebhookTarget>> Webhooks::find(const QString &id) const
{
    ASSIGN_OR_RETURN(const auto row, ground_.store.webhooks().find(id));
    if (!row)
        return std::optional<WebhookTarget>();
    WebhookTarget view = row->view;
    ASSIGN_OR_RETURN(view.backlog, ground_.store.deliveries().unfinished(id));
    return std::optional<WebhookTarget>(std::move(view));
}

Task<WebhookTarget> Webhooks::change(const QString &id, const model::WebhookDraft &draft)
{
    using Answer = Task<WebhookTarget>;
    const auto known = ground_.store.webhooks().find(id);
    if (!known)
        return Answer::failed(known.error());
    if (!*known)
        return Answer::failed(noTarget());
    if (const auto wrong = check(draft, id); !wrong.isEmpty())
        return Answer::failed({Fault::Malformed, wrong.first().field + u": "_s + wrong.first().detail, {}});
    return found(ground_.store.write([this, id, draft]() -> Result<void> {
        ASSIGN_OR_RETURN(auto row, ground_.store.webhooks().find(id));
        if (!row)
            return base::fail(noTarget());
        apply(*row, draft);
        RETURN_IF_FAILED(reader_.settle(id)); // what was passed over was so by the filter of before
        RETURN_IF_FAILED(ground_.store.deliveries().makeAllDue(id, ground_.clock.wallMs()));
        return ground_.store.webhooks().update(*row);
    }),
        id)
        .then(this, [this, id](const WebhookTarget &target) {
            if (running_)
                lane(id).resume();
            return target;
        });
}

Task<void> Webhooks::remove(const QString &id)
{
    return ground_.store
        .write([this, id]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool removed, ground_.store.webhooks().remove(id));
            if (!removed)
                return base::fail(noTarget());
            return {};
        })
        .then(this, [this, id] {
            reader_.forget(id);
            // not while one of its own answers may be on the way up to here
            if (auto node = lanes_.extract(id); !node.empty()) {
                node.mapped()->stop();
                node.mapped().release()->deleteLater();
            }
            Q_EMIT changed(id);
        });
}

Task<model::WebhookTested> Webhooks::test(const QString &id)
{
    using Answer = Task<model::WebhookTested>;
    const auto row = ground_.store.webhooks().find(id);
    if (!row)
        return Answer::failed(row.error());
    if (!*row)
        return Answer::failed(noTarget());
    store::DeliveryRow made;
    made.delivery.id = base::newId(ground_.clock, ground_.random);
    made.delivery.target = id;
    made.delivery.event = u"test"_s;
    made.delivery.createdMs = ground_.clock.wallMs();
    const auto body = contentOf(ground_, (*row)->view, made.delivery);
    if (!body)
        return Answer::failed(body.error());
    return tryOnce(ground_, this, **row, made.delivery, *body)
        .then(this, [this, made, kind = (*row)->view.kind](const Tried &tried) -> Answer {
            store::DeliveryRow done = made;
            done.delivery.attempts = 1;
            done.delivery.responseStatus = tried.attempt.status;
            done.delivery.error = tried.verdict.error;
            // a test that fails is over: who asked for it is looking
            done.delivery.state = tried.verdict.state == DeliveryState::Retrying ? DeliveryState::Failed
                                                                                 : tried.verdict.state;
            done.lastTryMs = done.triedSinceMs = ground_.clock.wallMs();
            const model::WebhookTested tested{
                done.delivery, tried.attempt, testVerdict(kind, tried.verdict, tried.attempt.status)};
            return writeTest(done, tried).then(this, [this, tested] {
                Q_EMIT changed(tested.delivery.target);
                return tested;
            });
        });
}

Task<void> Webhooks::writeTest(const store::DeliveryRow &done, const Tried &tried)
{
    return ground_.store.write([this, done, tried]() -> Result<void> {
        store::Store &store = ground_.store;
        ASSIGN_OR_RETURN(auto target, store.webhooks().find(done.delivery.target));
        if (!target)
            return base::fail(noTarget()); // it was removed meanwhile
        RETURN_IF_FAILED(store.deliveries().insert(done));
        ASSIGN_OR_RETURN(const auto written, store.deliveries().find(done.delivery.id));
        if (written)
            RETURN_IF_FAILED(store.deliveries().addAttempt(written->row, tried.attempt));
        const bool isFine = done.delivery.state == DeliveryState::Success;
        (isFine ? target->view.lastSuccessMs : target->view.lastFailureMs) = ground_.clock.wallMs();
        return store.webhooks().update(*target);
    });
}

Task<model::Delivery> Webhooks::replay(const QString &deliveryId)
{
    using Answer = Task<model::Delivery>;
    auto row = ground_.store.deliveries().find(deliveryId);
    if (!row)
        return Answer::failed(row.error());
    if (!*row)
        return Answer::failed({Fault::NotFound, u"There is no such delivery."_s, {}});
    store::DeliveryRow again = **row;
    if (again.delivery.seq == 0)
        return Answer::failed({Fault::Refused, u"This was a test: send a new one."_s, {}});
    const auto target = ground_.store.webhooks().find(again.delivery.target);
    if (!target || !*target)
        return Answer::failed(target ? noTarget() : target.error());
    if (const auto body = contentOf(ground_, (*target)->view, again.delivery); !body)
        return Answer::failed({Fault::Refused, body.error().detail, {}});
    if (isFinal(again.delivery.state)) {
        again.delivery.state = DeliveryState::Pending;
        again.triedSinceMs = 0;
        again.failures = 0;
    }
    again.delivery.nextAttemptMs = ground_.clock.wallMs();
    return ground_.store.write([this, again] { return ground_.store.deliveries().update(again); })
        .then(this, [this, delivery = again.delivery] {
            Q_EMIT changed(delivery.target);
            if (running_)
                lane(delivery.target).resume();
            return delivery;
        });
}

}
