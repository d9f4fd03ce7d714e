// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/trust/reach_out.h"

#include "engine/trust/reach_out_news.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace trust {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using model::AccountId;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logReachOut, "gesher.trust")

namespace {

constexpr auto kAtLogin = std::chrono::hours(6);
constexpr auto kWhenRefused = std::chrono::minutes(1);
constexpr auto kWhileLocked = std::chrono::minutes(10);

QString settingOf(const AccountId &account)
{
    return QStringLiteral("reach_out/") + account.value;
}

}

ReachOut::ReachOut(Parts parts) : parts_(parts) { }

model::ReachOut ReachOut::read(store::Store &store, const AccountId &account)
{
    const auto stored = store.settings().value(settingOf(account));
    return stored && *stored ? fromStoredText(**stored) : model::ReachOut();
}

void ReachOut::begin()
{
    ask(kAtLogin);
}

void ReachOut::refused()
{
    // the answer at the login was that of a number that had not been refused yet
    const auto now = parts_.clock.monotonic();
    if (refused_ && now - *refused_ < kWhenRefused)
        return;
    refused_ = now;
    ask(base::milliseconds(0));
}

void ReachOut::ask(base::milliseconds sparing)
{
    const auto now = parts_.clock.monotonic();
    if (!parts_.line.isReady() || (asked_ && now - *asked_ < sparing))
        return;
    asked_ = now;
    askFor(kTimeLockQuery, "{}");
    askFor(kCappingQuery, R"({"input":{"type":"INDIVIDUAL_NEW_CHAT_MSG"}})");
}

void ReachOut::askFor(const QByteArray &queryId, const QByteArray &variables)
{
    Node query("query");
    query.set("query_id", queryId).bytes("{\"variables\":" + variables + '}');
    Node iq("iq");
    iq.set("to", model::Jid::network()).set("type", QByteArray("get")).set("xmlns", QByteArray("w:mex"));
    parts_.line.request(std::move(iq).add(std::move(query)))
        .then(this,
            [this](const transport::Answer &answer) {
                return parts_.store.write([this, answer]() -> Result<void> {
                    const auto now = readNews(
                        read(parts_.store, parts_.account), answer.node().child("result").content());
                    return now ? keep(*now) : Result<void>();
                });
            })
        .finally(this, [](const Result<void> &done) {
            if (!done && done.error().fault != Fault::Offline)
                qCInfo(logReachOut) << "not told:" << base::faultWord(done.error().fault)
                                    << done.error().code;
        });
}

Result<bool> ReachOut::onNotification(const NodeView &notification)
{
    const auto now = readNews(read(parts_.store, parts_.account), notification.child("update").content());
    if (!now)
        return false;
    RETURN_IF_FAILED(keep(*now));
    return true;
}

Result<void> ReachOut::keep(const model::ReachOut &now)
{
    const model::ReachOut before = read(parts_.store, parts_.account);
    if (now == before)
        return {};
    RETURN_IF_FAILED(parts_.store.settings().set(settingOf(parts_.account), storedText(now)));
    store::FeedRow changed;
    changed.type = u"account.state"_s;
    changed.account = parts_.account;
    changed.subject = parts_.account.value;
    RETURN_IF_FAILED(parts_.store.feed().append(changed));
    const auto alert = [this](const QString &code, qint64 untilMs) {
        store::FeedRow row;
        row.type = u"alert"_s;
        row.account = parts_.account;
        row.subject = parts_.account.value;
        row.data = QJsonDocument(QJsonObject{{u"code"_s, code}, {u"until"_s, untilMs}})
                       .toJson(QJsonDocument::Compact);
        qCWarning(logReachOut) << parts_.account.value << code;
        return parts_.store.feed().append(row);
    };
    if (now.isLocked && (!before.isLocked || now.lockedUntilMs != before.lockedUntilMs))
        RETURN_IF_FAILED(alert(u"time_lock"_s, now.lockedUntilMs));
    if (now.capping != before.capping && !now.capping.isEmpty() && now.capping != u"NONE")
        RETURN_IF_FAILED(alert(u"new_chat_quota"_s, now.cycleEndsMs));
    return {};
}

Result<std::optional<base::Error>> ReachOut::objection(const model::Jid &person, store::ChatId chat)
{
    const model::ReachOut state = read(parts_.store, parts_.account);
    const qint64 now = parts_.clock.wallMs();
    const bool locked = state.isLockedAt(now);
    if (!person.isPerson() || (!locked && !state.isCappedAt(now)))
        return std::optional<base::Error>();
    ASSIGN_OR_RETURN(const bool wrote, parts_.store.messages().hasIncoming(chat));
    if (wrote)
        return std::optional<base::Error>();
    ASSIGN_OR_RETURN(const auto proof, parts_.tokens.proofFor(person));
    if (proof && proof->tag == "tctoken")
        return std::optional<base::Error>();
    ask(kWhileLocked); // one that has been lifted must not hold longer than this
    return std::optional<base::Error>(
        base::Error{Fault::Refused, QString::number(locked ? state.lockedUntilMs : state.cycleEndsMs),
            locked ? u"time_lock"_s : u"new_chat_quota"_s});
}

}
