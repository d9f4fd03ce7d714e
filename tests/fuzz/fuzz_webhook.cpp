// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_payload.h"
#include "engine/crm/webhook_verdict.h"
#include "tests/fuzz/measured.h"

namespace {

/// A name in JSON may be written with escapes, so the two letters alone say too little.
bool mayHoldAnId(const QByteArray &body)
{
    return body.contains("id") || body.contains('\\');
}

}

/// Answers of web hook targets, and the addresses that people give.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    fuzz::bounded(size, [&] {
        constexpr qint64 now = 1'795'464'000'000;
        if (const auto wait = crm::retryAfter(bytes, now);
            wait && (wait->count() < 0 || wait->count() > 3'600'000))
            std::abort();
        for (const int status : {200, 429, 503}) {
            const net::HttpAnswer answer{status, {{"Retry-After", bytes}}, bytes};
            const auto verdict = crm::judge(model::WebhookKind::GhlInbound, answer, now);
            if (status == 200 && verdict.state == model::DeliveryState::Success && !mayHoldAnId(bytes))
                std::abort();
            if (status != 200 && verdict.state != model::DeliveryState::Retrying)
                std::abort();
        }
        const QString text = QString::fromUtf8(bytes);
        if (!crm::wrongUrl(text)) {
            const QUrl url(text, QUrl::StrictMode);
            const QString shown = crm::maskedUrl(url);
            if (url.host().isEmpty() || (url.hasQuery() && url.query().size() > 3 && shown.contains(u'?')))
                std::abort();
        }
        if (!crm::wrongBearer(text) && (text.contains(u'\n') || text.contains(u'\r')))
            std::abort();
    });
    return 0;
}
