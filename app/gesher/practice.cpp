// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/practice.h"

#include "engine/sim/gate.h"

namespace gesher {

using namespace Qt::StringLiterals;
using base::Result;
using sim::Phone;

namespace {
constexpr qsizetype lettersShown = 100;
}

/// What lives on the network's thread.
struct PracticeHost::Parts {
    QThread thread;
    QObject *context = nullptr;
    base::SystemRandom random;
    std::unique_ptr<base::SystemClock> clock;
    std::unique_ptr<sim::Practice> practice;
    std::unique_ptr<sim::Gate> gate;

    Result<model::NetworkProfile> open(const QString &file)
    {
        clock = std::make_unique<base::SystemClock>();
        ASSIGN_OR_RETURN(practice, sim::Practice::open(file, *clock, random));
        gate = std::make_unique<sim::Gate>(practice->world());
        model::NetworkProfile network;
        ASSIGN_OR_RETURN(network.chatUrl, gate->listen(0));
        network.name = u"practice"_s;
        network.real = false;
        network.noiseRootKey = practice->world().authority().rootKey().toByteArray();
        network.noiseRootSerial = practice->world().authority().rootSerial();
        network.mayLiftLimits = true;
        return network;
    }
    void close()
    {
        gate.reset();
        if (practice)
            (void)practice->save();
        practice.reset();
        clock.reset();
        thread.quit();
    }
    QList<Person> people() const
    {
        QList<Person> people;
        for (const Phone *phone : practice->world().phones()) {
            Person person;
            person.pn = phone->number().pn;
            person.name = phone->number().name;
            person.isOwn = !practice->people().contains(phone);
            person.isOnline = phone->isOnline();
            person.linkedDevices = static_cast<int>(phone->number().devices.size()) - 1;
            person.letters = phone->letters().last(std::min(lettersShown, phone->letters().size()));
            people.append(person);
        }
        return people;
    }
};

PracticeHost::PracticeHost() : parts_(std::make_unique<Parts>()) { }

Result<std::unique_ptr<PracticeHost>> PracticeHost::open(const QString &file)
{
    std::unique_ptr<PracticeHost> host(new PracticeHost);
    Parts &parts = *host->parts_;
    parts.thread.setObjectName(u"practice"_s);
    parts.context = new QObject;
    parts.context->moveToThread(&parts.thread);
    connect(&parts.thread, &QThread::finished, parts.context, &QObject::deleteLater);
    parts.thread.start();
    Result<model::NetworkProfile> network = base::fail(base::Fault::Cancelled, u"not opened"_s);
    QMetaObject::invokeMethod(
        parts.context, [&] { network = parts.open(file); }, Qt::BlockingQueuedConnection);
    ASSIGN_OR_RETURN(host->network_, std::move(network));
    const auto look = [self = host.get()] { self->lookAtPeople(); };
    connect(&parts.practice->world(), &sim::World::changed, host.get(), look);
    return host;
}

PracticeHost::~PracticeHost()
{
    QMetaObject::invokeMethod(
        parts_->context, [parts = parts_.get()] { parts->close(); }, Qt::QueuedConnection);
    parts_->thread.wait();
}

void PracticeHost::lookAtPeople()
{
    QMetaObject::invokeMethod(
        parts_->context,
        [this, parts = parts_.get()] {
            if (!parts->practice)
                return;
            QMetaObject::invokeMethod(
                this, [this, people = parts->people()] { Q_EMIT peopleChanged(people); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void PracticeHost::onPhone(const QByteArray &pn, std::function<void(Phone &)> work, Done failed)
{
    QMetaObject::invokeMethod(
        parts_->context,
        [this, parts = parts_.get(), pn, work = std::move(work), failed = std::move(failed)] {
            Phone *phone = parts->practice ? parts->practice->world().phone(pn) : nullptr;
            if (phone) {
                work(*phone);
                lookAtPeople();
            } else if (failed) {
                QMetaObject::invokeMethod(
                    this,
                    [failed] { failed(base::fail(base::Fault::NotFound, u"there is no such phone"_s)); },
                    Qt::QueuedConnection);
            }
        },
        Qt::QueuedConnection);
}

void PracticeHost::pair(const QByteArray &pn, const QString &code, bool byCode, Done done)
{
    onPhone(
        pn,
        [this, code, byCode, done](Phone &phone) {
            auto paired = byCode ? phone.typeCode(code) : phone.scan(code);
            std::move(paired).finally(&phone, [this, done](const Result<quint16> &device) {
                const Result<void> result = device ? Result<void>() : base::fail(device.error());
                QMetaObject::invokeMethod(
                    this, [done, result] { done(result); }, Qt::QueuedConnection);
                lookAtPeople();
            });
        },
        done);
}

void PracticeHost::scan(const QByteArray &pn, const QString &code, Done done)
{
    pair(pn, code, false, std::move(done));
}

void PracticeHost::typeCode(const QByteArray &pn, const QString &code, Done done)
{
    pair(pn, code, true, std::move(done));
}

void PracticeHost::write(const QByteArray &from, const QByteArray &to, const QString &text, Done done)
{
    onPhone(
        from,
        [this, to, text, done](Phone &phone) {
            const auto written = phone.write(to, text);
            const Result<void> result = written ? Result<void>() : base::fail(written.error());
            QMetaObject::invokeMethod(
                this, [done, result] { done(result); }, Qt::QueuedConnection);
        },
        done);
}

void PracticeHost::setOnline(const QByteArray &pn, bool online)
{
    onPhone(pn, [online](Phone &phone) { online ? phone.goOnline() : phone.goOffline(); });
}

void PracticeHost::removeDevices(const QByteArray &pn)
{
    onPhone(pn, [](Phone &phone) {
        QList<quint16> linked;
        for (const auto &[id, device] : phone.number().devices) {
            if (id != 0)
                linked.append(id);
        }
        for (const quint16 id : linked)
            phone.removeDevice(id);
    });
}

void PracticeHost::addPhone(const QString &name)
{
    QMetaObject::invokeMethod(
        parts_->context,
        [this, parts = parts_.get(), name] {
            if (parts->practice)
                parts->practice->world().addPhone(name);
            lookAtPeople();
        },
        Qt::QueuedConnection);
}

void PracticeHost::setPace(base::milliseconds reading, base::milliseconds writing)
{
    QMetaObject::invokeMethod(
        parts_->context,
        [parts = parts_.get(), reading, writing] {
            if (parts->practice)
                parts->practice->setPace(reading, writing);
        },
        Qt::QueuedConnection);
}

}
