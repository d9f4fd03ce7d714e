// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "engine/model/wrong_field.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace model {

/// GhlInbound: HighLevel's "Inbound Webhook" trigger, incoming text messages only. Generic: our events,
/// signed.
enum class WebhookKind { GhlInbound, Generic };
QString kindWord(WebhookKind kind); ///< "ghl_inbound", "generic"
std::optional<WebhookKind> webhookKindFromWord(QStringView word);

/// What a generic target may ask for. Codes to scan are not among them: they are worthless when they arrive.
QStringList webhookEvents();

/// Where events go. Its address may itself be the secret: it is kept sealed, `urlMasked` is for everybody's
/// eyes.
struct WebhookTarget {
    QString id;
    WebhookKind kind = WebhookKind::Generic;
    AccountId account; ///< empty: every account
    QString url; ///< for administrators only
    QString urlMasked; ///< "https://host/…": scheme, host and port, and the end of the path
    bool hasBearer = false;
    bool hasSecret = false;
    QStringList events; ///< empty: every one that the kind knows
    bool enabled = true; ///< false: nothing is sent, what happens meanwhile waits
    std::optional<StateReason> reason; ///< why it switched itself off; empty when a person did
    qint64 createdMs = 0;
    qint64 lastSuccessMs = 0;
    qint64 lastFailureMs = 0;
    int backlog = 0; ///< deliveries that wait or are tried again
};
/// "working": nothing is wrong; "failing": the last attempt failed, it is tried again; "off": enabled is
/// false.
QString stateWord(const WebhookTarget &target);

/// Pending: not tried yet. Retrying: failed, comes again. NotAccepted: HighLevel answered 200 and started
/// nothing.
enum class DeliveryState { Pending, Retrying, Success, Failed, NotAccepted };
QString stateWord(DeliveryState state);
std::optional<DeliveryState> deliveryStateFromWord(QStringView word);

/// One event on its way to one target.
struct Delivery {
    QString id; ///< also the Gesher-Event-Id of a generic target
    QString target;
    QString event; ///< "message.received", …; "test" for a test that a person asked for
    qint64 seq = 0; ///< of the event; 0 for a test
    AccountId account;
    QString messageId; ///< ours; empty when the event is not about a message
    QByteArray waId;
    DeliveryState state = DeliveryState::Pending;
    int attempts = 0;
    int responseStatus = 0; ///< of the last attempt, 0 when there was no answer
    QString error; ///< why the last attempt was no success, in English; empty after one
    qint64 nextAttemptMs = 0; ///< 0 when it is final
    qint64 createdMs = 0;
};

/// What a person says of a target. In a change, what is not given stays as it is.
struct WebhookDraft {
    std::optional<WebhookKind> kind; ///< of a new one; it stays what it is
    std::optional<AccountId> account; ///< an empty one: every account
    std::optional<QString> url;
    std::optional<QString> bearer; ///< write-only; empty: none
    std::optional<QString> secret; ///< write-only, signs what is sent; empty: none
    std::optional<QStringList> events; ///< empty: every one that the kind knows
    std::optional<bool> enabled;
};
/// One try. Nothing in it is secret: the request is told with its secrets masked.
struct DeliveryAttempt {
    qint64 atMs = 0;
    int status = 0; ///< 0: no answer
    QString error; ///< in English; empty for a success
    qint64 durationMs = 0;
    QByteArray response; ///< the first 4 KiB of the answer's body
    QString request; ///< method, masked address and headers, one a line
};

struct DeliveryDetail {
    Delivery delivery;
    QList<DeliveryAttempt> attempts; ///< oldest first, the last hundred
};

/// How one test went.
struct WebhookTested {
    Delivery delivery; ///< success, not_accepted or failed; it is in the log too
    DeliveryAttempt attempt;
    QString verdict; ///< one plain English sentence
};

}
