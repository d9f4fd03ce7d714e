// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/trust/reach_out_news.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace trust {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestNews = 16 * 1024;
constexpr qsizetype kLongestWord = 64;
constexpr qint64 kLastSecond = 253'402'300'800; ///< the year 10000
constexpr qint64 kMostQuota = 1'000'000'000;

/// A number, or a text that is one: the network writes both.
std::optional<qint64> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return static_cast<qint64>(qBound(-1e15, value.toDouble(), 1e15));
    bool fine = false;
    const qint64 number = value.toString().toLongLong(&fine);
    return fine ? std::optional(number) : std::nullopt;
}

qint64 timeOf(const QJsonValue &value)
{
    const qint64 seconds = numberOf(value).value_or(0);
    return seconds > 0 && seconds < kLastSecond ? seconds * 1000 : 0;
}

QString wordOf(const QJsonValue &value)
{
    return value.toString().left(kLongestWord);
}

bool takeLock(const QJsonObject &said, model::ReachOut &state)
{
    if (!said.value(u"is_active").isBool())
        return false;
    state.isLocked = said.value(u"is_active").toBool();
    state.lockedUntilMs = state.isLocked ? timeOf(said.value(u"time_enforcement_ends")) : 0;
    state.lockKind = state.isLocked ? wordOf(said.value(u"enforcement_type")) : QString();
    return true;
}

bool takeCapping(const QJsonObject &said, model::ReachOut &state)
{
    const auto quota = numberOf(said.value(u"total_quota"));
    if (!quota && !said.contains(u"capping_status"))
        return false;
    state.quota = qBound<qint64>(-1, quota.value_or(-1), kMostQuota);
    state.used = qBound<qint64>(0, numberOf(said.value(u"used_quota")).value_or(0), kMostQuota);
    state.cycleEndsMs = timeOf(said.value(u"cycle_end_timestamp"));
    state.capping = wordOf(said.value(u"capping_status"));
    return true;
}

}

std::optional<model::ReachOut> readNews(const model::ReachOut &before, QByteArrayView json)
{
    if (json.size() > kLongestNews)
        return {};
    const QJsonObject data = QJsonDocument::fromJson(json.toByteArray()).object().value(u"data").toObject();
    model::ReachOut state = before;
    bool says = false;
    for (auto part = data.begin(); part != data.end(); ++part) {
        // its name differs between an answer and a notification; what is in it does not
        const QJsonObject said = part.value().toObject();
        says = takeLock(said, state) || says;
        says = takeCapping(said, state) || says;
    }
    return says ? std::optional(state) : std::nullopt;
}

QList<model::Warning> warningsOf(const model::ReachOut &state, qint64 nowMs)
{
    QList<model::Warning> warnings;
    if (state.isLockedAt(nowMs))
        warnings.append({u"time_lock"_s, state.lockKind, state.lockedUntilMs});
    const QString used = QStringLiteral("%1/%2").arg(state.used).arg(state.quota);
    const bool isOver = state.cycleEndsMs > 0 && nowMs >= state.cycleEndsMs;
    if (state.isCappedAt(nowMs))
        warnings.append({u"new_chat_quota"_s, used, state.cycleEndsMs});
    else if (!isOver && state.capping.endsWith(u"_WARNING"))
        warnings.append({u"new_chats_used"_s, used, state.cycleEndsMs});
    return warnings;
}

QByteArray storedText(const model::ReachOut &state)
{
    const QJsonObject json{{u"locked"_s, state.isLocked}, {u"until"_s, state.lockedUntilMs},
        {u"kind"_s, state.lockKind}, {u"quota"_s, state.quota}, {u"used"_s, state.used},
        {u"cycle_ends"_s, state.cycleEndsMs}, {u"capping"_s, state.capping}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

model::ReachOut fromStoredText(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    model::ReachOut state;
    state.isLocked = json.value(u"locked").toBool();
    state.lockedUntilMs = json.value(u"until").toInteger();
    state.lockKind = json.value(u"kind").toString();
    state.quota = json.value(u"quota").toInteger(-1);
    state.used = json.value(u"used").toInteger();
    state.cycleEndsMs = json.value(u"cycle_ends").toInteger();
    state.capping = json.value(u"capping").toString();
    return state;
}

}
