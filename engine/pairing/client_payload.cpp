// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/client_payload.h"

#include "engine/crypto/digest.h"
#include "engine/crypto/secret.h"
#include "engine/proto/payload.pb.h"

#include <QtEndian>

#include <limits>
#include <string>

namespace pairing {

using proto::ClientPayload;
using proto::DeviceProps;

namespace {

constexpr int kRevisionDigits = 10;
// what the network gives; 0 and the top of the 14 bits are left free
constexpr qint64 kLastRegistrationId = 16380;
constexpr char kKeyType = 5;

std::string bigEndian4(quint32 value)
{
    const quint32 wire = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&wire), 4};
}

DeviceProps::PlatformType platformOf(char clientType)
{
    switch (clientType) {
    case '1':
        return DeviceProps::CHROME;
    case '2':
        return DeviceProps::EDGE;
    case '3':
        return DeviceProps::FIREFOX;
    case '4':
        return DeviceProps::IE;
    case '5':
        return DeviceProps::OPERA;
    case '6':
        return DeviceProps::SAFARI;
    case '7':
        return DeviceProps::DESKTOP;
    case '8':
        return DeviceProps::UWP;
    case 'c':
        return DeviceProps::CATALINA;
    case 'd':
        return DeviceProps::ANDROID_TABLET;
    case 'e':
        return DeviceProps::ANDROID_PHONE;
    case 'f':
        return DeviceProps::ANDROID_AMBIGUOUS;
    default:
        return DeviceProps::UNKNOWN;
    }
}

/// What registration and login say alike. Zeros and the empty text are written out, as the web client does.
ClientPayload common(const WebVersion &version)
{
    ClientPayload payload;
    auto &agent = *payload.mutable_useragent();
    agent.set_platform(ClientPayload::UserAgent::WEB);
    agent.mutable_appversion()->set_primary(version.major);
    agent.mutable_appversion()->set_secondary(version.minor);
    agent.mutable_appversion()->set_tertiary(version.revision);
    agent.set_mcc("000");
    agent.set_mnc("000");
    agent.set_osversion("0.1");
    agent.set_manufacturer("");
    agent.set_device("Desktop");
    agent.set_osbuildnumber("0.1");
    agent.set_releasechannel(ClientPayload::UserAgent::RELEASE);
    agent.set_localelanguageiso6391("en");
    agent.set_localecountryiso31661alpha2("US");
    payload.mutable_webinfo()->set_websubplatform(ClientPayload::WebInfo::WEB_BROWSER);
    payload.set_connecttype(ClientPayload::WIFI_UNKNOWN);
    payload.set_connectreason(ClientPayload::USER_ACTIVATED);
    return payload;
}

/// The name in the phone's list, and which past messages the phone may send.
std::string deviceProps(const DeviceIdentity &device)
{
    DeviceProps props;
    props.set_os(device.os.toStdString());
    props.mutable_version()->set_primary(0);
    props.mutable_version()->set_secondary(1);
    props.mutable_version()->set_tertiary(0);
    props.set_platformtype(platformOf(device.clientType));
    props.set_requirefullsync(false);
    auto &history = *props.mutable_historysyncconfig();
    history.set_storagequotamb(10240);
    history.set_inlineinitialpayloadine2eemsg(true);
    history.set_supportcallloghistory(true);
    history.set_supportbotuseragentchathistory(true);
    history.set_supportcagreactionsandpolls(true);
    history.set_supportbizhostedmsg(true);
    history.set_supportrecentsyncchunkmessagecounttuning(true);
    history.set_supporthostedgroupmsg(true);
    history.set_supportfbidbotchathistory(true);
    history.set_supportmessageassociation(true);
    history.set_supportgrouphistory(true);
    history.set_thumbnailsyncdayslimit(60);
    history.set_supportmanushistory(true);
    history.set_supporthatchhistory(true);
    return props.SerializeAsString();
}

QByteArray serialise(const ClientPayload &payload)
{
    return QByteArray::fromStdString(payload.SerializeAsString());
}

}

QString WebVersion::text() const
{
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(revision);
}

std::optional<quint32> readRevision(QByteArrayView page)
{
    const QByteArrayView key("client_revision");
    qsizetype at = page.indexOf(key);
    if (at < 0)
        return std::nullopt;
    at += key.size();
    while (at < page.size() && QByteArrayView("\\\": ").contains(page[at]))
        ++at;
    quint64 revision = 0;
    int digits = 0;
    for (; at < page.size() && page[at] >= '0' && page[at] <= '9' && digits <= kRevisionDigits;
         ++at, ++digits)
        revision = revision * 10 + static_cast<quint64>(page[at] - '0');
    if (digits != kRevisionDigits || revision > std::numeric_limits<quint32>::max())
        return std::nullopt;
    return static_cast<quint32>(revision);
}

QByteArray registrationPayload(
    const store::DeviceKeys &keys, const WebVersion &version, const DeviceIdentity &device)
{
    ClientPayload payload = common(version);
    payload.set_passive(false);
    payload.set_pull(false);
    auto &data = *payload.mutable_devicepairingdata();
    data.set_eregid(bigEndian4(keys.registrationId));
    data.set_ekeytype(std::string(1, kKeyType));
    data.set_eident(keys.identity.pub.toByteArray().toStdString());
    data.set_eskeyid(bigEndian4(keys.signedPreKeyId).substr(1));
    data.set_eskeyval(keys.signedPreKey.pub.toByteArray().toStdString());
    data.set_eskeysig(keys.signedPreKeySignature.toStdString());
    data.set_buildhash(crypto::md5(version.text().toLatin1()).toStdString());
    data.set_deviceprops(deviceProps(device));
    return serialise(payload);
}

QByteArray loginPayload(const model::Jid &own, const WebVersion &version)
{
    ClientPayload payload = common(version);
    payload.set_username(own.user.toULongLong());
    payload.set_device(own.device);
    payload.set_passive(true);
    payload.set_pull(true);
    payload.set_lc(1);
    payload.set_liddbmigrated(true);
    return serialise(payload);
}

store::DeviceKeys makeDeviceKeys(base::Random &random)
{
    store::DeviceKeys keys;
    keys.noise = crypto::KeyPair::generate(random);
    keys.identity = crypto::KeyPair::generate(random);
    keys.registrationId = static_cast<quint32>(random.between(1, kLastRegistrationId));
    keys.signedPreKey = crypto::KeyPair::generate(random);
    keys.signedPreKeySignature = crypto::sign(keys.identity.secret, keys.signedPreKey.pub.djb(), random);
    keys.advSecret = random.bytes(32);
    return keys;
}

void renewSecret(store::DeviceKeys &keys, base::Random &random)
{
    crypto::wipe(keys.advSecret);
    keys.advSecret = random.bytes(32);
}
}
