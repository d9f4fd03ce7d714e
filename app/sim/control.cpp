// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/control.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace simapp {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using sim::Letter;
using sim::Mishap;
using sim::Phone;

namespace {

QJsonObject letterJson(const Letter &letter)
{
    return {{u"id"_s, QString::fromLatin1(letter.id)}, {u"chat"_s, QString::fromLatin1(letter.chat)},
        {u"from"_s, QString::fromLatin1(letter.from)}, {u"text"_s, letter.text},
        {u"from_me"_s, letter.fromMe}};
}

std::optional<Mishap::Kind> mishapKind(const QString &word)
{
    using Kind = Mishap::Kind;
    static const QHash<QString, Kind> kinds{{u"refuse_login"_s, Kind::RefuseLogin},
        {u"refuse_message"_s, Kind::RefuseMessage}, {u"lose_ack"_s, Kind::LoseAck},
        {u"cut_before"_s, Kind::CutBefore}, {u"cut_after"_s, Kind::CutAfter},
        {u"duplicate"_s, Kind::Duplicate}, {u"spoil"_s, Kind::Spoil}, {u"fail_request"_s, Kind::FailRequest},
        {u"ignore_request"_s, Kind::IgnoreRequest}, {u"bad_certificate"_s, Kind::BadCertificate},
        {u"forge_identity"_s, Kind::ForgeIdentity}};
    const auto at = kinds.constFind(word);
    return at == kinds.constEnd() ? std::nullopt : std::optional(*at);
}

QJsonObject numberJson(const sim::Number &number)
{
    QJsonArray devices;
    for (const auto &[id, device] : number.devices)
        devices.append(QJsonObject{{u"id"_s, id}, {u"online"_s, device.link != nullptr},
            {u"waiting"_s, static_cast<qint64>(device.queue.size())},
            {u"prekeys"_s, static_cast<qint64>(device.preKeys.size())}});
    return {{u"phone"_s, QString::fromLatin1(number.pn)}, {u"lid"_s, QString::fromLatin1(number.lid)},
        {u"name"_s, number.name}, {u"devices"_s, devices}};
}

}

Control::Control(sim::Practice &practice, Say say) : practice_(practice), say_(std::move(say))
{
    for (Phone *phone : practice_.world().phones())
        watch(*phone);
}

void Control::watch(Phone &phone)
{
    const QString pn = QString::fromLatin1(phone.number().pn);
    connect(&phone, &Phone::arrived, this, [this, pn](const Letter &letter) {
        QJsonObject line = letterJson(letter);
        line.insert(u"event"_s, u"letter"_s);
        line.insert(u"phone"_s, pn);
        say_(line);
    });
    connect(&phone, &Phone::receipted, this,
        [this, pn](const QByteArray &id, const QByteArray &from, const QByteArray &type) {
            say_({{u"event"_s, u"receipt"_s}, {u"phone"_s, pn}, {u"id"_s, QString::fromLatin1(id)},
                {u"from"_s, QString::fromLatin1(from)},
                {u"type"_s, type.isEmpty() ? u"delivered"_s : QString::fromLatin1(type)}});
        });
}

void Control::tell(const QJsonObject &wish, const Result<QJsonObject> &result)
{
    QJsonObject line = result ? *result : QJsonObject{{u"error"_s, result.error().detail}};
    line.insert(u"ok"_s, result.has_value());
    line.insert(u"answers"_s, wish.value(u"id"_s));
    say_(line);
}

void Control::take(const QByteArray &text)
{
    const QJsonObject wish = QJsonDocument::fromJson(text).object();
    const QString what = wish.value(u"do"_s).toString();
    if (what == u"scan"_s || what == u"type_code"_s) {
        pair(wish, what == u"type_code"_s);
        return;
    }
    const auto phone = phoneOf(wish);
    tell(wish, phone ? onPhone(what, **phone, wish) : onWorld(what, wish));
}

Result<Phone *> Control::phoneOf(const QJsonObject &wish) const
{
    if (Phone *phone = practice_.world().phone(wish.value(u"phone"_s).toString().toLatin1()))
        return phone;
    return base::fail(Fault::NotFound, u"nobody has this phone number here"_s);
}

void Control::pair(const QJsonObject &wish, bool byCode)
{
    const auto phone = phoneOf(wish);
    if (!phone) {
        tell(wish, base::fail(phone.error()));
        return;
    }
    const QString code = wish.value(u"code"_s).toString();
    auto paired = byCode ? (*phone)->typeCode(code) : (*phone)->scan(code);
    std::move(paired).finally(this, [this, wish](const Result<quint16> &device) {
        tell(wish,
            device ? Result<QJsonObject>(QJsonObject{{u"device"_s, *device}}) : base::fail(device.error()));
    });
}

Result<QJsonObject> Control::onPhone(const QString &what, Phone &phone, const QJsonObject &wish)
{
    const QByteArray to = wish.value(u"to"_s).toString().toLatin1();
    if (what == u"write"_s) {
        ASSIGN_OR_RETURN(const QByteArray id,
            phone.write(to, wish.value(u"text"_s).toString(), wish.value(u"quoted"_s).toString().toLatin1()));
        return QJsonObject{{u"message"_s, QString::fromLatin1(id)}};
    }
    if (what == u"read"_s) {
        QList<QByteArray> ids;
        for (const QJsonValue &id : wish.value(u"ids"_s).toArray())
            ids.append(id.toString().toLatin1());
        phone.markRead(to, ids);
        return QJsonObject();
    }
    if (what == u"letters"_s) {
        QJsonArray letters;
        for (const Letter &letter : phone.letters())
            letters.append(letterJson(letter));
        return QJsonObject{{u"letters"_s, letters}};
    }
    if (what == u"devices"_s)
        return numberJson(phone.number());
    if (what == u"offline"_s)
        phone.goOffline();
    else if (what == u"online"_s)
        phone.goOnline();
    else if (what == u"remove"_s)
        phone.removeDevice(static_cast<quint16>(wish.value(u"device"_s).toInt()));
    else if (what == u"reinstall"_s)
        phone.reinstall();
    else
        return onWorld(what, wish);
    return QJsonObject();
}

Result<QJsonObject> Control::onWorld(const QString &what, const QJsonObject &wish)
{
    sim::World &world = practice_.world();
    const QByteArray pn = wish.value(u"phone"_s).toString().toLatin1();
    if (what == u"add"_s) {
        Phone &phone = world.addPhone(wish.value(u"name"_s).toString(), pn);
        watch(phone);
        return numberJson(phone.number());
    }
    if (what == u"numbers"_s) {
        QJsonArray numbers;
        for (const Phone *phone : world.phones())
            numbers.append(numberJson(phone->number()));
        return QJsonObject{{u"numbers"_s, numbers}};
    }
    if (what == u"violations"_s) {
        QJsonArray list;
        for (const sim::Violation &one : world.violations())
            list.append(QJsonObject{
                {u"who"_s, QString::fromLatin1(one.who)}, {u"kind"_s, one.kind}, {u"detail"_s, one.detail}});
        return QJsonObject{{u"violations"_s, list}};
    }
    if (what == u"mishap"_s) {
        const auto kind = mishapKind(wish.value(u"kind"_s).toString());
        if (!kind)
            return base::fail(Fault::Malformed, u"there is no such mishap"_s);
        world.mishaps().arm({*kind, pn, wish.value(u"detail"_s).toString(), wish.value(u"times"_s).toInt(1)});
        return QJsonObject();
    }
    if (what == u"pace"_s) {
        practice_.setPace(base::milliseconds(wish.value(u"reading_ms"_s).toInt()),
            base::milliseconds(wish.value(u"writing_ms"_s).toInt()));
        return QJsonObject();
    }
    return base::fail(Fault::Malformed, u"nobody here can do that, or nobody has this phone number"_s);
}

}
