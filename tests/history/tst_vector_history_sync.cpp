// SPDX-License-Identifier: GPL-3.0-or-later
// History as another program wrote it, taken apart piece by piece; and what is no history.
#include "engine/history/reader.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using history::Part;
using support::fromHex;

namespace {

/// In pieces of that many bytes.
history::Source inPieces(const QByteArray &bytes, qsizetype step)
{
    return [bytes, step, at = qsizetype(0)]() mutable -> Result<QByteArray> {
        const QByteArray piece = bytes.mid(at, step);
        at += piece.size();
        return piece;
    };
}

QByteArray deflated(const QByteArray &plain)
{
    return qCompress(plain).mid(4); // without the length that Qt puts before it
}

struct Seen {
    QStringList said; ///< in the order of the parts
    QList<proto::Conversation> chats;
    QList<proto::WebMessageInfo> messages;
    int breaths = 0;
    std::optional<Fault> fault;
    int leftOut = 0;
};

struct Teller {
    Seen &seen;
    void operator()(const history::ChatBegins &part)
    {
        seen.said.append(u"chat "_s + QString::fromUtf8(part.id));
    }
    void operator()(const history::ChatEnds &part)
    {
        seen.said.append(u"end"_s);
        seen.chats.append(part.chat);
    }
    void operator()(const history::PastMessage &part)
    {
        seen.said.append(u"message "_s + QString::fromStdString(part.info.key().id()));
        seen.messages.append(part.info);
    }
    void operator()(const history::Link &part)
    {
        seen.said.append(u"link "_s + QString::fromUtf8(part.pn + '=' + part.lid));
    }
    void operator()(const history::Name &part)
    {
        seen.said.append(u"name "_s + QString::fromUtf8(part.person) + u'=' + part.name);
    }
    void operator()(const history::Secret &) { seen.said.append(u"secret"_s); }
    void operator()(const history::Head &part)
    {
        seen.said.append(part.type ? u"type %1"_s.arg(*part.type) : u"progress %1"_s.arg(*part.progress));
    }
    void operator()(const history::Breath &) { ++seen.breaths; }
};

Seen readAll(const QByteArray &compressed, qsizetype step = 1000)
{
    Seen seen;
    history::Reader reader(inPieces(compressed, step));
    for (;;) {
        auto part = reader.next();
        seen.leftOut = reader.leftOut();
        if (!part) {
            seen.fault = part.error().fault;
            return seen;
        }
        if (!*part)
            return seen;
        std::visit(Teller{seen}, **part);
    }
}

QByteArray serialised(const proto::HistorySync &sync)
{
    return QByteArray::fromStdString(sync.SerializeAsString());
}

}

class TstVectorHistorySync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfAnotherProgramIsFound_data();
    void everythingOfAnotherProgramIsFound();
    void aCutAnywhereIsNoticed();
    void whatIsNotDeflatedIsMalformed();
    void aBombStopsAtItsBound();
    void lengthsBeyondTheirPlaceAreMalformed();
    void aMessageThatIsTooLongIsLeftOut();
    void messagesBeforeTheirChatIsNamedAreMalformed();
    void muchThatMeansNothingIsPassedOverInBreaths();
};

void TstVectorHistorySync::everythingOfAnotherProgramIsFound_data()
{
    QTest::addColumn<QByteArray>("compressed");
    QTest::addColumn<QByteArray>("plain");
    for (const QJsonValue &value : support::loadVectors("history_sync")[u"cases"].toArray())
        QTest::newRow(qPrintable(value[u"name"].toString()))
            << fromHex(value[u"inline_payload_zlib"]) << fromHex(value[u"history_sync_protobuf"]);
}

void TstVectorHistorySync::everythingOfAnotherProgramIsFound()
{
    QFETCH(QByteArray, compressed);
    QFETCH(QByteArray, plain);
    proto::HistorySync whole; // what the library makes of it at once
    QVERIFY(whole.ParseFromArray(plain.data(), static_cast<int>(plain.size())));
    for (const qsizetype step : {1, 7, 1000}) {
        const Seen seen = readAll(compressed, step);
        QVERIFY(!seen.fault);
        QCOMPARE(seen.said.first(), u"type %1"_s.arg(whole.synctype()));
        QCOMPARE(seen.chats.size(), qsizetype(whole.conversations_size()));
        qsizetype messages = 0;
        for (int i = 0; i < whole.conversations_size(); ++i) {
            proto::Conversation without = whole.conversations(i);
            for (const auto &message : without.messages()) {
                QCOMPARE(
                    seen.messages.at(messages++).SerializeAsString(), message.message().SerializeAsString());
            }
            without.clear_messages();
            QCOMPARE(seen.chats.at(i).SerializeAsString(), without.SerializeAsString());
        }
        QCOMPARE(seen.messages.size(), messages);
        for (const auto &name : whole.pushnames())
            QVERIFY(seen.said.contains(u"name %1=%2"_s.arg(
                QString::fromStdString(name.id()), QString::fromStdString(name.pushname()))));
        for (const auto &link : whole.phonenumbertolidmappings())
            QVERIFY(seen.said.contains(u"link %1=%2"_s.arg(
                QString::fromStdString(link.pnjid()), QString::fromStdString(link.lidjid()))));
    }
}

void TstVectorHistorySync::aCutAnywhereIsNoticed()
{
    const QByteArray whole
        = fromHex(support::loadVectors("history_sync")[u"cases"].toArray().at(0)[u"inline_payload_zlib"]);
    for (qsizetype length = 0; length < whole.size() - 4; ++length) // the last four are zlib's own sum
        QCOMPARE(readAll(whole.first(length)).fault, std::optional(Fault::Malformed));
}

void TstVectorHistorySync::whatIsNotDeflatedIsMalformed()
{
    QCOMPARE(readAll("not deflated at all").fault, std::optional(Fault::Malformed));
    QCOMPARE(readAll({}).fault, std::optional(Fault::Malformed));
}

void TstVectorHistorySync::aBombStopsAtItsBound()
{
    // one field of 200 MB that nobody knows, made of nothing
    QByteArray plain = QByteArray::fromHex("a2068084af5f");
    plain.append(QByteArray(200'000'000, '\0'));
    const Seen seen = readAll(deflated(plain));
    QCOMPARE(seen.fault, std::optional(Fault::Limit));
}

void TstVectorHistorySync::lengthsBeyondTheirPlaceAreMalformed()
{
    // a conversation of 5 bytes whose name has 9
    QCOMPARE(readAll(deflated(QByteArray::fromHex("12050a0961626364656667686970"))).fault,
        std::optional(Fault::Malformed));
    // a field of 2^62 bytes
    QCOMPARE(readAll(deflated(QByteArray::fromHex("9a01808080808080808040"))).fault,
        std::optional(Fault::Malformed));
    QCOMPARE(readAll(deflated(QByteArray::fromHex("0b"))).fault, std::optional(Fault::Malformed)); // a group
}

void TstVectorHistorySync::aMessageThatIsTooLongIsLeftOut()
{
    proto::HistorySync sync;
    auto &chat = *sync.add_conversations();
    chat.set_id("15550001@s.whatsapp.net");
    for (const char *id : {"A", "B"})
        chat.add_messages()->mutable_message()->mutable_key()->set_id(id);
    std::string noise(5'000'000, 'x');
    for (std::size_t i = 0; i < noise.size(); ++i) // so that it does not look like a bomb
        noise[i] = static_cast<char>('a' + (i * i / 7) % 23);
    chat.mutable_messages(0)->mutable_message()->mutable_message()->set_conversation(noise);
    const Seen seen = readAll(deflated(serialised(sync)), 100'000);
    QVERIFY(!seen.fault);
    QCOMPARE(seen.leftOut, 1);
    QCOMPARE(seen.messages.size(), qsizetype(1));
    QCOMPARE(seen.messages.first().key().id(), std::string("B"));
}

void TstVectorHistorySync::messagesBeforeTheirChatIsNamedAreMalformed()
{
    QCOMPARE(readAll(deflated(QByteArray::fromHex("120412020a00"))).fault, std::optional(Fault::Malformed));
}

void TstVectorHistorySync::muchThatMeansNothingIsPassedOverInBreaths()
{
    QByteArray plain;
    for (int i = 0; i < 1'500'000; ++i)
        plain.append("\xa0\x06\x01", 3); // millions of numbers that nobody knows
    const Seen seen = readAll(deflated(plain), 100'000);
    QVERIFY(!seen.fault);
    QVERIFY(seen.breaths >= 4);
}

GESHER_TEST(tst_vector_history_sync, TstVectorHistorySync)
#include "tst_vector_history_sync.moc"
