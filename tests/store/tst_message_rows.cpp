// SPDX-License-Identifier: GPL-3.0-or-later
// A message is found again by what the network calls it, and its story is told from its beginning.
#include "engine/store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using base::Result;
using model::Jid;
using model::MessageState;

namespace {

const model::AccountId kMessageAccount{u"one"_s};
const Jid kPn = Jid::pn("972500000001");
const Jid kLid = Jid::lid("100000000000001");
const Jid kOwnPn = Jid::pn("972500000009");
const Jid kStranger = Jid::pn("972500000002");

class MessageShelf {
public:
    MessageShelf()
    {
        store::Opening opening;
        opening.directory = directory_.path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        auto opened = store::Store::open(std::move(opening), clock_, random_);
        if (!opened)
            qFatal("no store");
        store_ = std::move(*opened);
        write([this]() -> Result<void> {
            RETURN_IF_FAILED(store_->people().link(kMessageAccount, kLid, kPn));
            ASSIGN_OR_RETURN(chat, store_->chats().ensure(kMessageAccount, kPn));
            return {};
        });
    }
    store::Store *operator->() const { return store_.get(); }
    bool write(store::Store::Work work)
    {
        bool fine = false;
        store_->write(std::move(work)).finally(store_.get(), [&](const Result<void> &done) {
            fine = done.has_value();
        });
        return store_->flush() && fine;
    }
    /// @return whether it was taken
    bool insert(const QString &id, model::Direction direction, model::MessageKind kind = {},
        const QByteArray &waId = "3EB0AA")
    {
        store::MessageRow row;
        row.chat = chat;
        row.message.id = id;
        row.message.account = kMessageAccount;
        row.message.waId = waId;
        row.message.direction = direction;
        row.message.kind = kind;
        const bool incoming = direction == model::Direction::In;
        row.message.from = incoming ? kPn : kOwnPn;
        row.message.state = incoming ? MessageState::Received : MessageState::Queued;
        row.message.receivedMs = 5'000;
        row.message.timestampMs = 4'000;
        row.sender = row.message.from;
        return write([&] { return store_->messages().insert(row); });
    }
    QString found(const Jid &sender) const
    {
        const auto row = store_->messages().findWa(kMessageAccount, chat, sender, "3EB0AA");
        return row && *row ? (*row)->message.id : QString();
    }
    QList<std::pair<MessageState, qint64>> story(const QString &id) const
    {
        QList<std::pair<MessageState, qint64>> list;
        const auto entries = store_->messages().timeline(id);
        for (const model::TimelineEntry &entry : entries.value())
            list.append({entry.state, entry.atMs});
        return list;
    }
    store::ChatId chat = 0;

private:
    QTemporaryDir directory_;
    support::ManualClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<store::Store> store_;
};

}

class TstMessageRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anArrivedMessageIsFoundByEitherAddressOfItsSender()
    {
        MessageShelf shelf;
        QVERIFY(shelf.insert(u"in"_s, model::Direction::In));
        QCOMPARE(shelf.found(kPn), u"in"_s);
        QCOMPARE(shelf.found(kLid.withDevice(7)), u"in"_s);
        QCOMPARE(shelf.found(kStranger), QString());
        QVERIFY(!shelf.insert(u"again"_s, model::Direction::In)); // the same one is refused
    }

    void anOwnMessageIsNotTakenForThePartners()
    {
        MessageShelf shelf;
        QVERIFY(shelf.insert(u"out"_s, model::Direction::Out));
        QCOMPARE(shelf.found(kPn), QString()); // whoever repeats our id does not reach our message
        QCOMPARE(shelf.found(kOwnPn.withDevice(3)), u"out"_s);
        QVERIFY(shelf.insert(u"in"_s, model::Direction::In)); // and his own one is a message like any other
        QCOMPARE(shelf.found(kPn), u"in"_s);
        QCOMPARE(shelf.found(kOwnPn), u"out"_s);
    }

    void theFilesOfAConversationAreListedBySortAndPageByPage()
    {
        using model::MessageKind;
        MessageShelf shelf;
        const auto came = [&](const QString &id, MessageKind kind) {
            return shelf.insert(id, model::Direction::In, kind, id.toLatin1());
        };
        const auto ids = [](const model::Page<model::Message> &page) {
            QStringList list;
            for (const model::Message &one : page.items)
                list.append(one.id);
            return list;
        };
        QVERIFY(came(u"picture"_s, MessageKind::Image));
        QVERIFY(came(u"text"_s, MessageKind::Text));
        QVERIFY(came(u"video"_s, MessageKind::Video));
        QVERIFY(came(u"paper"_s, MessageKind::Document));
        QVERIFY(came(u"gif"_s, MessageKind::Gif));
        QVERIFY(came(u"taken back"_s, MessageKind::Image));
        const auto gone = shelf->messages().find(u"taken back"_s);
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf->addOns().erase(**gone, 9'000));
            return {};
        }));
        const auto first = shelf->messages().listFiles(shelf.chat, model::FilesOf::Pictures, 2, {});
        QVERIFY(first);
        QCOMPARE(ids(*first), QStringList({u"gif"_s, u"video"_s}));
        const auto second = shelf->messages().listFiles(shelf.chat, model::FilesOf::Pictures, 2, first->next);
        QVERIFY(second);
        QCOMPARE(ids(*second), QStringList(u"picture"_s));
        QCOMPARE(second->next, QString());
        const auto papers = shelf->messages().listFiles(shelf.chat, model::FilesOf::Documents, 2, {});
        QVERIFY(papers);
        QCOMPARE(ids(*papers), QStringList(u"paper"_s));
    }

    void theStoryOfAnArrivedMessageBeginsWithItsArrival()
    {
        using Story = QList<std::pair<MessageState, qint64>>;
        MessageShelf shelf;
        QVERIFY(shelf.insert(u"in"_s, model::Direction::In, model::MessageKind::Undecryptable));
        QCOMPARE(shelf.story(u"in"_s), Story({{MessageState::Received, 5'000}}));
        store::MessageRow readable;
        readable.message.id = u"in"_s;
        readable.message.account = kMessageAccount;
        readable.message.state = MessageState::Received;
        readable.message.receivedMs = 9'000;
        QVERIFY(shelf.write([&] { return shelf->messages().heal(readable); }));
        QCOMPARE(
            shelf.story(u"in"_s), Story({{MessageState::Received, 5'000}, {MessageState::Received, 9'000}}));
    }

    void theStoryOfAnOwnMessageIsWhatHappenedToIt()
    {
        using Story = QList<std::pair<MessageState, qint64>>;
        MessageShelf shelf;
        QVERIFY(shelf.insert(u"out"_s, model::Direction::Out));
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf->messages().advance(u"out"_s, MessageState::Sending, 6'000));
            RETURN_IF_FAILED(shelf->messages().advance(u"out"_s, MessageState::Sent, 3'000));
            return {};
        }));
        // the server's clock is behind ours: the story still goes forward
        QCOMPARE(shelf.story(u"out"_s),
            Story({{MessageState::Queued, 5'000}, {MessageState::Sending, 6'000},
                {MessageState::Sent, 6'000}}));
    }
};

GESHER_TEST(tst_message_rows, TstMessageRows)
#include "tst_message_rows.moc"
