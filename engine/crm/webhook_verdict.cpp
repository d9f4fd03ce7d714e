// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_verdict.h"

#include "engine/model/json.h"

#include <QDateTime>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using base::milliseconds;
using model::DeliveryState;
using model::WebhookKind;

namespace crm {

namespace {

constexpr milliseconds kLongestWait{10 * 60 * 1000};
constexpr milliseconds kLongestAsked{60 * 60 * 1000};

/// HighLevel answers 200 to everything: only what it started has an id.
bool hasStarted(const QByteArray &body)
{
    const auto document = model::readJson(body);
    const QJsonValue id = document ? document->object().value(u"id"_s) : QJsonValue();
    return (id.isString() && !id.toString().isEmpty()) || id.isDouble();
}

Verdict judgeSuccess(WebhookKind kind, const net::HttpAnswer &answer)
{
    if (kind == WebhookKind::GhlInbound && !hasStarted(answer.body))
        return {DeliveryState::NotAccepted,
            u"HighLevel answered %1 without an id: it took the request and started no workflow."_s.arg(
                answer.status)};
    return {DeliveryState::Success, {}};
}

QString meaningOf(int status)
{
    switch (status) {
    case 400:
    case 422:
        return u"the target does not understand what it was sent"_s;
    case 401:
        return u"the target wants a bearer token, or another one"_s;
    case 403:
        return u"the target refuses us"_s;
    case 404:
        return u"there is nothing at this address"_s;
    case 405:
        return u"the address takes no POST"_s;
    case 408:
        return u"the target waited too long for the request"_s;
    case 410:
        return u"the address is gone for good"_s;
    case 413:
        return u"the target takes nothing of this size"_s;
    case 429:
        return u"the target wants fewer requests"_s;
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return u"redirects are not followed; enter the address that it leads to"_s;
    return status >= 500 ? u"the target is in trouble"_s : u"the target refuses the request"_s;
}

}

std::optional<milliseconds> retryAfter(const QByteArray &header, qint64 nowMs)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty() || text.size() > 40)
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        // more digits than a number holds are still a wish to be left alone
        return !fits || seconds > kLongestAsked.count() / 1000 ? kLongestAsked : milliseconds(seconds * 1000);
    }
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    return milliseconds(std::clamp<qint64>(at.toMSecsSinceEpoch() - nowMs, 0, kLongestAsked.count()));
}

milliseconds retryWait(int failures, base::Random &random)
{
    const int doublings = std::clamp(failures - 1, 0, 10);
    const qint64 window = std::min<qint64>(1000LL << doublings, kLongestWait.count());
    return milliseconds(random.between(0, window));
}

Verdict judge(WebhookKind kind, const base::Result<net::HttpAnswer> &answer, qint64 nowMs)
{
    if (!answer) {
        Verdict verdict{DeliveryState::Retrying, answer.error().detail};
        verdict.isOutage = true;
        return verdict;
    }
    const int status = answer->status;
    if (status >= 200 && status < 300)
        return judgeSuccess(kind, *answer);
    Verdict verdict{
        DeliveryState::Failed, u"Answer %1: %2."_s.arg(QString::number(status), meaningOf(status))};
    verdict.isGone = status == 404 || status == 410;
    if (status >= 400 && status < 500 && status != 408 && status != 429)
        return verdict;
    verdict.state = DeliveryState::Retrying;
    if (const auto wait = retryAfter(answer->header("Retry-After"), nowMs); wait && status != 408)
        verdict.notBefore = *wait;
    // a target that names a time is well and only busy
    verdict.isOutage = verdict.notBefore.count() == 0;
    return verdict;
}

QString testVerdict(WebhookKind kind, const Verdict &verdict, int status)
{
    switch (verdict.state) {
    case DeliveryState::Success:
        return kind == WebhookKind::GhlInbound ? u"It works: HighLevel started a workflow."_s
                                               : u"It works: the target answered %1."_s.arg(status);
    case DeliveryState::NotAccepted:
        return u"The address is right, but HighLevel started no workflow: save and publish the workflow that "
               u"has this "
               "trigger, then test again."_s;
    default:
        return u"It does not work. "_s + verdict.error;
    }
}

}
