// SPDX-License-Identifier: GPL-3.0-or-later
// A record that cannot be read must cost one resend, not the contact.
#include "engine/e2e/padding.h"
#include "engine/e2e/sender_key.h"
#include "engine/messaging/cipher.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

using base::Result;
using messaging::Cipher;
using model::Jid;

class TstCipher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        directory_ = std::make_unique<QTemporaryDir>();
        store::Opening opening;
        opening.directory = directory_->path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        auto store = store::Store::open(std::move(opening), clock_, random_);
        QVERIFY(store);
        store_ = std::move(*store);
        store::DeviceKeys keys;
        keys.noise = crypto::KeyPair::generate(random_);
        keys.identity = crypto::KeyPair::generate(random_);
        keys.registrationId = 7;
        keys.signedPreKey = crypto::KeyPair::generate(random_);
        keys.signedPreKeySignature = crypto::sign(keys.identity.secret, keys.signedPreKey.pub.djb(), random_);
        bundle_ = {};
        bundle_.registrationId = 7;
        bundle_.identity = keys.identity.pub;
        bundle_.signedPreKeyId = keys.signedPreKeyId;
        bundle_.signedPreKey = keys.signedPreKey.pub;
        bundle_.signedPreKeySignature = keys.signedPreKeySignature;
        save([&] { return store_->keys().saveDevice(account_, keys); });
    }
    void cleanup() { store_.reset(); }

    void damagedSessionIsBegunAnew()
    {
        save([&] { return store_->sessions().saveSession(account_, friend_, "no record of ours"); });
        Cipher cipher(account_, *store_, random_);
        QVERIFY(cipher.hasSession(friend_));
        QVERIFY(!*cipher.hasSession(friend_)); // a message to it fetches keys first
        const auto unreadable = cipher.open(friend_, false, QByteArray(60, 'x'));
        QVERIFY(unreadable); // a fault of the message, which is then asked for again
        QVERIFY(std::holds_alternative<e2e::DecryptFault>(*unreadable));

        const e2e::LocalIdentity sender{crypto::KeyPair::generate(random_), 9};
        e2e::Session session;
        QVERIFY(session.startOutgoing(bundle_, sender, random_));
        const auto sealed = session.encrypt(e2e::pad("healed", random_), sender);
        QVERIFY(sealed && sealed->isPreKey);
        const auto opened = cipher.open(friend_, true, sealed->bytes);
        QVERIFY(opened && std::holds_alternative<Cipher::Opened>(*opened));
        QCOMPARE(std::get<Cipher::Opened>(*opened).plain, QByteArray("healed"));
        QVERIFY(*cipher.hasSession(friend_));
    }
    void damagedSenderKeyIsBegunAnew()
    {
        save(
            [&] { return store_->sessions().saveSenderKey(account_, group_, friend_, "no record of ours"); });
        Cipher cipher(account_, *store_, random_);
        const auto unreadable = cipher.openGroup(group_, friend_, QByteArray(100, 'x'));
        QVERIFY(unreadable && std::holds_alternative<e2e::DecryptFault>(*unreadable));
        QCOMPARE(std::get<e2e::DecryptFault>(*unreadable), e2e::DecryptFault::NoSession);

        e2e::SenderKey key;
        key.create(random_);
        QVERIFY(cipher.acceptDistribution(group_, friend_, *key.distribution()));
        const auto sealed = key.encrypt(e2e::pad("healed", random_), random_);
        QVERIFY(sealed);
        const auto opened = cipher.openGroup(group_, friend_, *sealed);
        QVERIFY(opened && std::holds_alternative<Cipher::Opened>(*opened));
        QCOMPARE(std::get<Cipher::Opened>(*opened).plain, QByteArray("healed"));
    }

private:
    void save(const store::Store::Work &work)
    {
        store_->write(work).finally(store_.get(), [](const Result<void> &) {});
        QVERIFY(store_->flush());
    }

    support::ManualClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<store::Store> store_;
    e2e::Bundle bundle_;
    const model::AccountId account_{QStringLiteral("a")};
    const Jid friend_ = Jid::lid("123", 4);
    const Jid group_{"1-2", model::Server::Group, 0, 0, 0, {}};
};

GESHER_TEST(tst_cipher, TstCipher)
#include "tst_cipher.moc"
