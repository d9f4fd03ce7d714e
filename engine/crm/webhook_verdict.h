// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/model/webhook.h"
#include "engine/net/http.h"

namespace crm {

/// What one attempt means. A rule: no timer, no store.
struct Verdict {
    model::DeliveryState state = model::DeliveryState::Retrying; ///< Success, NotAccepted, Failed or Retrying
    QString error; ///< in plain English; empty for a success
    base::milliseconds notBefore{
        0}; ///< Retry-After: the target wants nothing at all before; 0: it named no time
    bool isGone = false; ///< 404 or 410: twenty in a row and the target is switched off
    bool isOutage = false; ///< it says more about the target than about this delivery
};

/// 2xx is success; of ghl_inbound only with the `id` that HighLevel gives to what it started. 408, 429, 5xx,
/// redirects and faults come again; every other 4xx is final.
Verdict judge(model::WebhookKind kind, const base::Result<net::HttpAnswer> &answer, qint64 nowMs);

/// The wait that a Retry-After header names, in seconds or as a date of HTTP (RFC 9110, the preferred form),
/// between 0 and an hour. Nothing when it is neither.
std::optional<base::milliseconds> retryAfter(const QByteArray &header, qint64 nowMs);

/// Before the next attempt after `failures` of them (at least 1): anything up to 1 s, 2 s, 4 s … 10 min, so
/// that what failed together does not come back together.
base::milliseconds retryWait(int failures, base::Random &random);

/// After that much trying a delivery is failed.
constexpr base::milliseconds kRetriedFor{72LL * 60 * 60 * 1000};
constexpr int kGoneBeforeOff = 20;

/// One plain sentence about a test.
QString testVerdict(model::WebhookKind kind, const Verdict &verdict, int status);

}
