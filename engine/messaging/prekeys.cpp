// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/prekeys.h"

#include "engine/crypto/digest.h"

#include <QLoggingCategory>
#include <QtEndian>

#include <algorithm>
#include <iterator>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using store::PreKeyRow;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logPreKeys, "gesher.messaging.prekeys")

namespace {

constexpr int kFirstUpload = 812;
constexpr int kLaterUpload = 50;
constexpr int kFewest = 5;
constexpr quint32 kLastId = 0xffffff;

QByteArray bigEndian3(quint32 value)
{
    return bigEndian4(value).sliced(1);
}

Node keyQuery(const QByteArray &type, Node child)
{
    return Node("iq")
        .set("to", Jid::network())
        .set("type", type)
        .set("xmlns", QByteArray("encrypt"))
        .add(std::move(child));
}

}

QByteArray bigEndian4(quint32 value)
{
    const quint32 wire = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&wire), 4};
}

Node keyNode(const QByteArray &tag, quint32 id, const crypto::PublicKey &key, const QByteArray &signature)
{
    Node node(tag);
    node.add(Node("id").bytes(bigEndian3(id))).add(Node("value").bytes(key.toByteArray()));
    if (!signature.isEmpty())
        node.add(Node("signature").bytes(signature));
    return node;
}

PreKeys::PreKeys(model::AccountId account, transport::Line &line, store::Store &store, base::Clock &clock,
    base::Random &random)
    : account_(std::move(account)), line_(line), store_(store), clock_(clock), random_(random)
{
}

Task<void> PreKeys::ensureSupply()
{
    return line_.request(keyQuery("get", Node("count")))
        .then(this,
            [this](const transport::Answer &answer) -> Task<void> {
                const qint64 left = answer.node().child("count").number("value").value_or(0);
                return left < kFewest ? upload() : checkDigest();
            })
        .then(this, [this] { return renewSigned(); });
}

/// Makes another one when the last is old. @return whether the server has to be told. Inside a write.
Result<bool> PreKeys::makeSigned()
{
    const QString due = QStringLiteral("signed_prekey_due/") + account_.value;
    const QString since = QStringLiteral("signed_prekey/") + account_.value;
    ASSIGN_OR_RETURN(const auto isDue, store_.settings().value(due));
    if (isDue)
        return true; // made, and its answer got lost: the same one again
    ASSIGN_OR_RETURN(const auto last, store_.settings().value(since));
    const qint64 now = clock_.wallMs();
    if (!last) {
        RETURN_IF_FAILED(store_.settings().set(since, QByteArray::number(now)));
        return false;
    }
    if (std::abs(now - last->toLongLong()) < kSignedKeptMs)
        return false;
    ASSIGN_OR_RETURN(auto device, store_.keys().device(account_));
    if (!device)
        return base::fail(Fault::Storage, QStringLiteral("account without keys"));
    device->signedPreKeyId = device->signedPreKeyId >= kLastId ? 1 : device->signedPreKeyId + 1;
    device->signedPreKey = crypto::KeyPair::generate(random_);
    device->signedPreKeySignature
        = crypto::sign(device->identity.secret, device->signedPreKey.pub.djb(), random_);
    RETURN_IF_FAILED(store_.keys().saveDevice(account_, *device));
    RETURN_IF_FAILED(store_.settings().set(due, QByteArray("1")));
    return true;
}

Task<void> PreKeys::renewSigned()
{
    auto isDue = std::make_shared<bool>(false);
    return store_
        .write([this, isDue]() -> Result<void> {
            ASSIGN_OR_RETURN(*isDue, makeSigned());
            return {};
        })
        .then(this, [this, isDue]() -> Task<void> {
            if (!*isDue)
                return Task<void>::ready({});
            const auto device = store_.keys().device(account_);
            if (!device || !*device)
                return Task<void>::failed({Fault::Storage, QStringLiteral("account without keys"), {}});
            Node key = keyNode("skey", (*device)->signedPreKeyId, (*device)->signedPreKey.pub,
                (*device)->signedPreKeySignature);
            return line_.request(keyQuery("set", Node("rotate").add(std::move(key))))
                .then(this, [this](const transport::Answer &) {
                    return store_.write([this]() -> Result<void> {
                        RETURN_IF_FAILED(
                            store_.settings().set(QStringLiteral("signed_prekey/") + account_.value,
                                QByteArray::number(clock_.wallMs())));
                        return store_.settings().remove(
                            QStringLiteral("signed_prekey_due/") + account_.value);
                    });
                });
        });
}

void PreKeys::onCount(qint64 left)
{
    if (left >= kFewest)
        return;
    upload().finally(this, [](const Result<void> &done) {
        if (!done)
            qCWarning(logPreKeys) << "prekey upload:" << base::faultWord(done.error().fault)
                                  << done.error().code;
    });
}

Result<std::vector<PreKeyRow>> PreKeys::prepare(int wanted)
{
    // keys of an upload whose answer got lost go first: the server may have them already
    ASSIGN_OR_RETURN(auto keys, store_.keys().preKeysNotUploaded(account_, wanted));
    const int missing = wanted - static_cast<int>(keys.size());
    if (missing <= 0)
        return keys;
    ASSIGN_OR_RETURN(auto device, store_.keys().device(account_));
    if (!device)
        return base::fail(Fault::Storage, QStringLiteral("account without keys"));
    std::vector<PreKeyRow> made;
    for (int i = 0; i < missing; ++i) {
        made.push_back(PreKeyRow{device->nextPreKeyId, crypto::KeyPair::generate(random_)});
        device->nextPreKeyId = device->nextPreKeyId >= kLastId ? 1 : device->nextPreKeyId + 1;
    }
    RETURN_IF_FAILED(store_.keys().insertPreKeys(account_, made));
    RETURN_IF_FAILED(store_.keys().saveDevice(account_, *device));
    std::move(made.begin(), made.end(), std::back_inserter(keys));
    return keys;
}

Result<PreKeyRow> PreKeys::takeOne()
{
    ASSIGN_OR_RETURN(auto device, store_.keys().device(account_));
    if (!device)
        return base::fail(Fault::Storage, QStringLiteral("account without keys"));
    std::vector<PreKeyRow> one;
    one.push_back(PreKeyRow{device->nextPreKeyId, crypto::KeyPair::generate(random_)});
    device->nextPreKeyId = device->nextPreKeyId >= kLastId ? 1 : device->nextPreKeyId + 1;
    RETURN_IF_FAILED(store_.keys().insertPreKeys(account_, one));
    // counted as uploaded, so that the next upload does not hand it to someone else
    RETURN_IF_FAILED(store_.keys().markUploaded(account_, {one.front().id}));
    RETURN_IF_FAILED(store_.keys().saveDevice(account_, *device));
    return std::move(one.front());
}

Result<Node> PreKeys::uploadRequest(const std::vector<PreKeyRow> &keys) const
{
    ASSIGN_OR_RETURN(const auto device, store_.keys().device(account_));
    if (!device)
        return base::fail(Fault::Storage, QStringLiteral("account without keys"));
    Node list("list");
    for (const PreKeyRow &key : keys)
        list.add(keyNode("key", key.id, key.pair.pub));
    Node request = keyQuery("set", Node("registration").bytes(bigEndian4(device->registrationId)));
    request.add(Node("type").bytes(QByteArray(1, 5)))
        .add(Node("identity").bytes(device->identity.pub.toByteArray()))
        .add(std::move(list))
        .add(
            keyNode("skey", device->signedPreKeyId, device->signedPreKey.pub, device->signedPreKeySignature));
    return request;
}

Task<void> PreKeys::upload()
{
    if (uploading_)
        return Task<void>::ready({});
    uploading_ = true;
    auto keys = std::make_shared<std::vector<PreKeyRow>>();
    auto done
        = store_
              .write([this, keys]() -> Result<void> {
                  ASSIGN_OR_RETURN(const int before, store_.keys().uploadedCount(account_));
                  ASSIGN_OR_RETURN(*keys, prepare(before == 0 ? kFirstUpload : kLaterUpload));
                  return {};
              })
              .then(this,
                  [this, keys]() -> Task<transport::Answer> {
                      auto request = uploadRequest(*keys);
                      if (!request)
                          return Task<transport::Answer>::failed(request.error());
                      return line_.request(std::move(*request));
                  })
              .then(this, [this, keys](const transport::Answer &) {
                  QList<quint32> ids;
                  for (const PreKeyRow &key : *keys)
                      ids.append(key.id);
                  return store_.write([this, ids] { return store_.keys().markUploaded(account_, ids); });
              });
    base::Promise<void> promise;
    std::move(done).finally(this, [this, promise](Result<void> result) {
        uploading_ = false;
        promise.answer(std::move(result));
    });
    return promise.task();
}

Task<void> PreKeys::checkDigest()
{
    base::Promise<void> promise;
    line_.request(keyQuery("get", Node("digest")))
        .finally(this, [this, promise](Result<transport::Answer> answer) {
            if (!answer) {
                // 404: the server has no bundle of ours at all
                if (answer.error().code == u"404")
                    upload().forward(promise);
                else
                    promise.fail(answer.error());
                return;
            }
            const auto agrees = digestAgrees(answer->node().child("digest"));
            if (agrees && !*agrees)
                qCWarning(logPreKeys) << "the server's key digest differs from ours";
            promise.answer(Result<void>());
        });
    return promise.task();
}

Result<bool> PreKeys::digestAgrees(const NodeView &digest) const
{
    ASSIGN_OR_RETURN(const auto device, store_.keys().device(account_));
    if (!device || !digest)
        return false;
    QByteArray all = device->identity.pub.toByteArray() + device->signedPreKey.pub.toByteArray()
        + device->signedPreKeySignature;
    for (const NodeView id : digest.child("list").children()) {
        if (id.content().size() != 3)
            return false;
        const QByteArray wide = QByteArray(1, 0) + id.content().toByteArray();
        ASSIGN_OR_RETURN(
            const auto key, store_.keys().preKey(account_, qFromBigEndian<quint32>(wide.constData())));
        if (!key)
            return false;
        all += key->pair.pub.toByteArray();
    }
    return crypto::equal(crypto::sha1(all), digest.child("hash").content());
}

}
