// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/device_directory.h"

namespace contacts {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::NodeView;

namespace {
// notifications keep lists right while we are online; this bounds the harm of a missed one
constexpr qint64 kFreshMs = 24 * 60 * 60 * 1000LL;
constexpr qsizetype kMostAtOnce = 250; ///< people a question
constexpr auto kAskAbsentAgain = std::chrono::hours(1);
constexpr qsizetype kMostAbsent = 20'000;
}

DeviceDirectory::DeviceDirectory(model::AccountId account, transport::Line &line, store::Store &store,
    base::Clock &clock, base::Random &random)
    : account_(std::move(account)), line_(line), store_(store), clock_(clock), random_(random)
{
}

Result<DeviceDirectory::Known> DeviceDirectory::lookUp(const QList<Jid> &people) const
{
    ASSIGN_OR_RETURN(const auto reach, store_.people().reach(account_, people));
    Known known;
    for (const store::Reach &one : reach) {
        Devices devices{one.address(), one.pn, {}};
        const qint64 age = one.devices ? clock_.wallMs() - one.devices->fetchedMs : kFreshMs + 1;
        if (age > kFreshMs || age < -kFreshMs) {
            known.unknown.append(devices.address);
        } else {
            for (const quint16 device : one.devices->devices)
                devices.all.append(devices.address.withDevice(device));
        }
        known.all.append(std::move(devices));
    }
    return known;
}

Result<QList<Devices>> DeviceDirectory::everyone(const QList<Jid> &people) const
{
    ASSIGN_OR_RETURN(auto known, lookUp(people));
    for (const Devices &devices : std::as_const(known.all)) {
        if (devices.all.isEmpty())
            return base::fail(
                Fault::NotFound, QStringLiteral("no devices"), QStringLiteral("not_on_whatsapp"));
    }
    return std::move(known.all);
}

Result<QList<Devices>> DeviceDirectory::whoIsThere(const QList<Jid> &people) const
{
    ASSIGN_OR_RETURN(auto known, lookUp(people));
    known.all.removeIf([](const Devices &devices) { return devices.all.isEmpty(); });
    return std::move(known.all);
}

Result<void> DeviceDirectory::keep(const QList<UserInfo> &users)
{
    for (const UserInfo &user : users) {
        if (user.asked.isPn() && !user.lid.isEmpty()) {
            RETURN_IF_FAILED(store_.people().link(account_, user.lid, user.asked));
            RETURN_IF_FAILED(store_.sessions().moveAddress(account_, user.asked, user.lid));
        }
        if (user.devices.isEmpty())
            continue; // not there today may be there tomorrow: never cached
        const Jid address = user.asked.isPn() && !user.lid.isEmpty() ? user.lid : user.asked;
        RETURN_IF_FAILED(store_.people().saveDevices(account_, address, {user.devices, clock_.wallMs()}));
    }
    return {};
}

Task<void> DeviceDirectory::ask(const QList<Jid> &people)
{
    const QByteArray sid = random_.bytes(8).toHex();
    return line_.request(deviceQuery(people, sid))
        .then(this, [this](const transport::Answer &answer) -> Task<void> {
            auto users = readUsync(answer.node());
            if (!users)
                return Task<void>::failed(users.error());
            return store_.write([this, list = std::move(*users)] { return keep(list); });
        });
}

Task<void> DeviceDirectory::askAll(QList<Jid> people)
{
    if (people.isEmpty())
        return Task<void>::ready({});
    const QList<Jid> now = people.first(std::min(kMostAtOnce, people.size()));
    people.remove(0, now.size());
    return ask(now).then(this, [this, people] { return askAll(people); });
}

Task<QList<Devices>> DeviceDirectory::devicesOf(const QList<Jid> &people)
{
    const auto known = lookUp(people);
    if (!known)
        return Task<QList<Devices>>::failed(known.error());
    if (known->unknown.isEmpty())
        return Task<QList<Devices>>::ready(everyone(people));
    return ask(known->unknown).then(this, [this, people] { return everyone(people); });
}

Task<QList<Devices>> DeviceDirectory::devicesOfSome(const QList<Jid> &people)
{
    auto known = lookUp(people);
    if (!known)
        return Task<QList<Devices>>::failed(known.error());
    known->unknown.removeIf([this](const Jid &person) {
        const auto last = absent_.constFind(person);
        return last != absent_.constEnd() && clock_.monotonic() - *last < kAskAbsentAgain;
    });
    return askAll(known->unknown)
        .then(this, [this, people, asked = known->unknown]() -> Result<QList<Devices>> {
            ASSIGN_OR_RETURN(const auto still, lookUp(asked));
            if (absent_.size() > kMostAbsent)
                absent_.clear();
            for (const Jid &person : still.unknown)
                absent_.insert(person, clock_.monotonic());
            return whoIsThere(people);
        });
}

Result<void> DeviceDirectory::forget(const Jid &person)
{
    ASSIGN_OR_RETURN(const auto record, store_.people().find(account_, person));
    RETURN_IF_FAILED(store_.people().forgetDevices(account_, person.withoutDevice()));
    if (record && !record->lid.isEmpty())
        RETURN_IF_FAILED(store_.people().forgetDevices(account_, record->lid));
    if (record && !record->pn.isEmpty())
        RETURN_IF_FAILED(store_.people().forgetDevices(account_, record->pn));
    return {};
}

Result<void> DeviceDirectory::onChanged(const NodeView &notification)
{
    const auto from = notification.jid("from");
    if (!from || !from->isPerson())
        return {};
    if (const auto lid = notification.jid("lid"); lid && lid->isLid() && from->isPn()) {
        RETURN_IF_FAILED(store_.people().link(account_, lid->withoutDevice(), from->withoutDevice()));
        RETURN_IF_FAILED(
            store_.sessions().moveAddress(account_, from->withoutDevice(), lid->withoutDevice()));
    }
    for (const NodeView device : notification.child("remove").children()) {
        for (const QByteArrayView key : {QByteArrayView("jid"), QByteArrayView("lid")}) {
            const auto gone = device.jid(key);
            if (device.is("device") && gone && gone->device != 0)
                RETURN_IF_FAILED(store_.sessions().removeSession(account_, *gone));
        }
    }
    return forget(*from);
}

}
