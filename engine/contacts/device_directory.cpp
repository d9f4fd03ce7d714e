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

Result<std::optional<Devices>> DeviceDirectory::known(const Jid &person) const
{
    ASSIGN_OR_RETURN(const auto record, store_.people().find(account_, person));
    const Jid asked = person.withoutDevice();
    const Jid address = record && !record->lid.isEmpty() ? record->lid : asked;
    ASSIGN_OR_RETURN(const auto list, store_.people().devices(account_, address));
    if (!list)
        return std::optional<Devices>();
    const qint64 age = clock_.wallMs() - list->fetchedMs;
    if (age > kFreshMs || age < -kFreshMs)
        return std::optional<Devices>();
    Devices devices;
    devices.address = address;
    for (const quint16 device : list->devices)
        devices.all.append(address.withDevice(device));
    return std::optional<Devices>(std::move(devices));
}

Result<QList<Devices>> DeviceDirectory::knownAll(const QList<Jid> &people) const
{
    QList<Devices> all;
    for (const Jid &person : people) {
        ASSIGN_OR_RETURN(auto devices, known(person));
        if (!devices || devices->all.isEmpty())
            return base::fail(
                Fault::NotFound, QStringLiteral("no devices"), QStringLiteral("not_on_whatsapp"));
        all.append(std::move(*devices));
    }
    return all;
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

/// By the address to ask under.
Result<QList<Jid>> DeviceDirectory::unknownOf(const QList<Jid> &people) const
{
    QList<Jid> unknown;
    for (const Jid &person : people) {
        ASSIGN_OR_RETURN(const auto devices, known(person));
        if (devices)
            continue;
        ASSIGN_OR_RETURN(const auto record, store_.people().find(account_, person));
        unknown.append(record && !record->lid.isEmpty() ? record->lid : person.withoutDevice());
    }
    return unknown;
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
    auto unknown = unknownOf(people);
    if (!unknown)
        return Task<QList<Devices>>::failed(unknown.error());
    if (unknown->isEmpty())
        return Task<QList<Devices>>::ready(knownAll(people));
    return ask(*unknown).then(this, [this, people] { return knownAll(people); });
}

Task<QList<Devices>> DeviceDirectory::devicesOfSome(const QList<Jid> &people)
{
    auto unknown = unknownOf(people);
    if (!unknown)
        return Task<QList<Devices>>::failed(unknown.error());
    unknown->removeIf([this](const Jid &person) {
        const auto last = absent_.constFind(person);
        return last != absent_.constEnd() && clock_.monotonic() - *last < kAskAbsentAgain;
    });
    return askAll(*unknown).then(this, [this, people, asked = *unknown]() -> Result<QList<Devices>> {
        ASSIGN_OR_RETURN(const auto still, unknownOf(asked));
        if (absent_.size() > kMostAbsent)
            absent_.clear();
        for (const Jid &person : still)
            absent_.insert(person, clock_.monotonic());
        return knownOf(people);
    });
}

Result<QList<Devices>> DeviceDirectory::knownOf(const QList<Jid> &people) const
{
    QList<Devices> all;
    for (const Jid &person : people) {
        ASSIGN_OR_RETURN(auto devices, known(person));
        if (devices && !devices->all.isEmpty())
            all.append(std::move(*devices));
    }
    return all;
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
