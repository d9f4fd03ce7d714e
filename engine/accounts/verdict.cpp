// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/verdict.h"

#include <algorithm>

namespace accounts {

using model::AccountState;
using model::StateReason;
using wire::NodeView;

namespace {

constexpr qint64 kLongestBan = 10LL * 366 * 24 * 60 * 60; ///< seconds; what is longer is as good as for ever

Verdict final(AccountState state, StateReason reason)
{
    return {state, std::move(reason), false, false, false, false};
}
Verdict again(StateReason reason)
{
    return {AccountState::Reconnecting, std::move(reason), true, false, false, false};
}

QString serverWords(const NodeView &node)
{
    QStringList words;
    for (const char *key : {"message", "logout_message_header", "logout_message_subtext"}) {
        const QString text = QString::fromUtf8(node.text(key)).left(300);
        if (!text.isEmpty())
            words.append(text);
    }
    return words.join(u' ');
}

}

Verdict verdictOfFailure(const NodeView &failure, qint64 nowMs)
{
    const qint64 code = failure.number("reason").value_or(0);
    StateReason reason{QString::number(code), serverWords(failure), 0};
    switch (code) {
    case 401:
    case 415:
    case 418:
        return final(AccountState::LoggedOut, std::move(reason));
    case 402:
        if (const qint64 seconds = failure.number("expire").value_or(0); seconds > 0)
            reason.untilMs = nowMs + std::min(seconds, kLongestBan) * 1000;
        if (failure.has("code"))
            reason.detail = QStringLiteral("ban %1 %2").arg(QString::fromLatin1(failure.text("code")), reason.detail).trimmed();
        return final(AccountState::Restricted, std::move(reason));
    case 403:
    case 406:
        return final(AccountState::Banned, std::move(reason));
    case 405:
        return final(AccountState::Outdated, std::move(reason));
    case 500:
    case 503:
        return again(std::move(reason));
    default:
        return final(AccountState::Stopped, std::move(reason));
    }
}

Verdict verdictOfStreamEnd(const NodeView &node)
{
    const QString code = QString::fromLatin1(node.text("code")).left(16);
    const QByteArray conflict = node.child("conflict").text("type");
    if (conflict == "replaced" || (conflict.isEmpty() && code == u"409"))
        return final(AccountState::Replaced, {QStringLiteral("replaced"), {}, 0});
    if (conflict == "device_removed" || code == u"401" || code == u"516")
        return final(AccountState::LoggedOut, {QStringLiteral("device_removed"), {}, 0});
    if (code == u"515")
        return {AccountState::Connecting, std::nullopt, true, true, false, false};
    if (code == u"429")
        return {AccountState::Reconnecting, StateReason{code, {}, 0}, true, false, true, false};
    if (node.is("xmlstreamend") || code == u"503" || code == u"500")
        return again({code.isEmpty() ? QStringLiteral("stream_end") : code, {}, 0});
    Verdict verdict = again({code.isEmpty() ? QStringLiteral("stream_error") : code, {}, 0});
    verdict.suspicious = true;
    return verdict;
}

Verdict verdictOfLine(const base::Error &why)
{
    Verdict verdict = again({why.code.isEmpty() ? base::faultWord(why.fault) : why.code, why.detail, 0});
    verdict.suspicious = why.fault == base::Fault::Forged || why.fault == base::Fault::Malformed;
    return verdict;
}

}
