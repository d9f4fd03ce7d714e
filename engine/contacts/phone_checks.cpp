// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/phone_checks.h"

#include <QSet>

namespace contacts {

using base::Fault;
using base::Phone;
using base::Result;
using base::Task;
using model::CheckedPhone;
using model::Jid;

namespace {
constexpr qint64 kHourMs = 60LL * 60 * 1000;
}

PhoneChecks::PhoneChecks(Parts parts) : parts_(std::move(parts)) { }

/// What the store says; those that are not fresh have no `exists`.
PhoneChecks::Answered PhoneChecks::known(const QList<Phone> &phones) const
{
    model::PhoneChecks all;
    const qint64 now = parts_.clock.wallMs();
    for (const Phone &phone : phones) {
        const Jid pn = Jid::pn(phone.digits);
        CheckedPhone one{phone, {}, {}, {}};
        ASSIGN_OR_RETURN(const auto check, parts_.store.people().check(parts_.account, pn));
        if (check && std::abs(now - check->checkedMs) < kFreshMs) {
            one.exists = check->isThere;
            if (check->isThere) {
                one.jid = pn;
                ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, pn));
                if (person)
                    one.lid = person->lid;
            }
        }
        all.checked.append(one);
    }
    return all;
}

/// How long until so many may be asked for; 0: now. What was asked counts, answered or not; of the time
/// before this start, what was answered.
Result<qint64> PhoneChecks::waitFor(qsizetype count)
{
    const qint64 now = parts_.clock.wallMs();
    if (!asked_) {
        ASSIGN_OR_RETURN(asked_, parts_.store.people().checkedSince(parts_.account, now - kHourMs));
    }
    asked_->removeIf([now](qint64 at) { return at <= now - kHourMs; });
    const qsizetype tooMany = asked_->size() + count - kMostInAnHour;
    return tooMany <= 0 ? 0 : std::clamp<qint64>(asked_->at(tooMany - 1) + kHourMs - now, 1000, kHourMs);
}

Task<model::PhoneChecks> PhoneChecks::check(const QList<Phone> &phones)
{
    if (phones.size() > kMostAtOnce)
        return Task<model::PhoneChecks>::failed(
            {Fault::Malformed, QStringLiteral("at most %1 phones at once").arg(kMostAtOnce), {}});
    if (!asking_)
        return checkNow(phones);
    waiting_.append(base::Promise<void>());
    return waiting_.last().task().then(this, [this, phones] { return check(phones); });
}

Task<model::PhoneChecks> PhoneChecks::checkNow(const QList<Phone> &phones)
{
    using Answer = Task<model::PhoneChecks>;
    auto all = known(phones);
    if (!all)
        return Answer::failed(all.error());
    QList<Phone> unknown;
    for (const CheckedPhone &one : std::as_const(all->checked)) {
        if (!one.exists && !unknown.contains(one.phone))
            unknown.append(one.phone);
    }
    if (unknown.isEmpty())
        return Answer::ready(std::move(*all));
    const auto wait = waitFor(unknown.size());
    if (!wait)
        return Answer::failed(wait.error());
    if (*wait > 0)
        return Answer::ready(model::PhoneChecks{{}, *wait});
    asking_ = true;
    asked_->append(QList<qint64>(unknown.size(), parts_.clock.wallMs()));
    base::Promise<model::PhoneChecks> promise;
    parts_.ask(contactQuery(unknown, parts_.random.bytes(8).toHex()))
        .then(this,
            [this, unknown](const transport::Answer &answer) -> Task<void> {
                auto users = readContacts(answer.node(), unknown);
                if (!users)
                    return Task<void>::failed(users.error());
                return parts_.store.write([this, list = std::move(*users)] { return keep(list); });
            })
        .finally(this, [this, promise, phones](const Result<void> &done) {
            asking_ = false;
            if (done)
                promise.answer(known(phones));
            else if (done.error().fault == Fault::Refused && done.error().code == QLatin1String("429"))
                promise.fail(
                    {Fault::Limit, QStringLiteral("the network wants us slower"), done.error().code});
            else
                promise.fail(done.error());
            next();
        });
    return promise.task();
}

void PhoneChecks::next()
{
    // whoever finds its answer in the store asks nothing; the first that does not keeps the others waiting
    while (!asking_ && !waiting_.isEmpty())
        waiting_.takeFirst().answer(Result<void>());
}

Result<void> PhoneChecks::keep(const QList<CheckedUser> &users)
{
    for (const CheckedUser &user : users) {
        const Jid pn = Jid::pn(user.phone.digits);
        if (user.isThere && !user.lid.isEmpty()) {
            ASSIGN_OR_RETURN(const auto linked, parts_.store.people().link(parts_.account, user.lid, pn));
            if (linked.changed)
                RETURN_IF_FAILED(parts_.store.sessions().moveAddress(parts_.account, pn, user.lid));
        }
        RETURN_IF_FAILED(
            parts_.store.people().keepCheck(parts_.account, pn, {user.isThere, parts_.clock.wallMs()}));
    }
    return {};
}

}
