// SPDX-License-Identifier: GPL-3.0-or-later
// What a former version kept without showing it appears: on a profile that such a version wrote.
#include "engine/accounts/replay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using model::Message;
using model::MessageKind;

namespace {

QByteArray contents(const char *name)
{
    QFile file(QStringLiteral(GESHER_SOURCE_DIR "/tests/vectors/profile_v4/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class Profile {
public:
    Profile()
    {
        QFile file(directory_.filePath(u"gesher.db"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(qUncompress(contents("gesher.db.z"))) <= 0)
            qFatal("no profile to begin with");
        file.close();
        open();
    }
    void open()
    {
        store_.reset();
        store::Opening opening;
        opening.directory = directory_.path();
        opening.masterKey = crypto::Key32(QByteArray::fromBase64(contents("master.key")));
        opening.networkRoot = QByteArray::fromHex(contents("root.txt"));
        auto opened = store::Store::open(std::move(opening), clock_, random_);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store_ = std::move(*opened);
        account_ = store_->accounts().all().value().first();
    }
    void readAgain()
    {
        accounts::Replay replay(account_.id, {account_.pn, account_.lid}, *store_, clock_);
        replay.start();
        for (int i = 0; i < 50; ++i) {
            QCoreApplication::sendPostedEvents();
            QVERIFY(store_->flush());
        }
    }
    QList<Message> messages() const
    {
        model::ChatFilter filter;
        filter.account = account_.id;
        const auto chats = store_->chats().list(filter).value();
        const auto chat = store_->chats().find(account_.id, chats.items.first().jid).value();
        return store_->messages().list(*chat, 100, {}).value().items;
    }
    Message one(MessageKind kind) const
    {
        for (const Message &message : messages()) {
            if (message.kind == kind)
                return message;
        }
        return {};
    }
    Message withText(const QString &text) const
    {
        for (const Message &message : messages()) {
            if (message.text == text)
                return message;
        }
        return {};
    }
    qint64 lastOfFeed() const { return store_->feed().last().value(); }
    int keptRaw(const QString &kind) const
    {
        return static_cast<int>(store_->raw().list(account_.id, kind, 100).value().size());
    }

private:
    QTemporaryDir directory_;
    support::ManualClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<store::Store> store_;
    store::AccountRow account_;
};

}

class TstReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesThatCouldNotBeShownAppear()
    {
        Profile profile;
        const auto count = profile.messages().size();
        QCOMPARE(profile.one(MessageKind::Unsupported).kind, MessageKind::Unsupported);
        profile.readAgain();
        QCOMPARE(profile.messages().size(), count);
        QCOMPARE(profile.one(MessageKind::Unsupported).kind, MessageKind::Text); // there is none
        const Message picture = profile.one(MessageKind::Image);
        QCOMPARE(picture.text, u"our shop"_s);
        QCOMPARE(std::get<model::Media>(picture.content).bytes, 3000);
        QCOMPARE(std::get<model::Media>(profile.one(MessageKind::Voice).content).seconds, 3);
        QCOMPARE(std::get<model::Media>(profile.one(MessageKind::Document).content).name, u"offer.pdf"_s);
        QCOMPARE(std::get<model::Location>(profile.one(MessageKind::Location).content).name, u"Dizengoff"_s);
        const auto cards = std::get<QList<model::ContactCard>>(profile.one(MessageKind::Contacts).content);
        QCOMPARE(cards.first().phones, QStringList{u"+972501112233"_s});
        QCOMPARE(std::get<model::Poll>(profile.one(MessageKind::Poll).content).options,
            QStringList({u"Now"_s, u"Later"_s}));
    }
    void whatWasKeptForThemIsDoneToThem()
    {
        Profile profile;
        QCOMPARE(profile.keptRaw(u"add_on"_s) + profile.keptRaw(u"protocol_message"_s), 4);
        profile.readAgain();
        QCOMPARE(profile.keptRaw(u"add_on"_s) + profile.keptRaw(u"protocol_message"_s), 0);
        QVERIFY(profile.withText(u"see you at 6"_s).editedMs > 0);
        QCOMPARE(profile.withText(u"see you at 5"_s).id, QString());
        QCOMPARE(profile.withText(u"a mistake"_s).id, QString());
        const auto ours = profile.withText(u"what do you say?"_s).reactions;
        QCOMPARE(ours.size(), 1);
        QCOMPARE(ours.first().emoji, u"👍"_s);
        QVERIFY(!ours.first().isOwn);
        const auto phones = profile.withText(u"from the phone"_s).reactions;
        QCOMPARE(phones.size(), 1);
        QVERIFY(phones.first().isOwn);
    }
    void itIsDoneOnce()
    {
        Profile profile;
        profile.readAgain();
        const qint64 last = profile.lastOfFeed();
        profile.open();
        profile.readAgain();
        QCOMPARE(profile.lastOfFeed(), last);
    }
};

GESHER_TEST(tst_replay, TstReplay)
#include "tst_replay.moc"
