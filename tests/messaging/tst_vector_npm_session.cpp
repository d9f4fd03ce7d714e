// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded conversation of another client, read with our functions: what it sent opens with the keys of the
// one it was for, and every stanza survives our codec.
#include "engine/e2e/padding.h"
#include "engine/e2e/session.h"
#include "engine/messaging/content.h"
#include "engine/messaging/stanza.h"
#include "tests/support/recorded_node.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

using support::fromHex;

namespace {

crypto::KeyPair pairOf(const QJsonValue &json)
{
    return crypto::KeyPair::fromSecret(fromHex(json[u"private"]));
}

/// The first <enc> below a recorded node.
QByteArray encOf(const QJsonValue &node, QString &type)
{
    if (node[u"tag"].toString() == u"enc") {
        for (const QJsonValue &attr : node[u"attrs"].toArray()) {
            if (attr[0].toString() == u"type")
                type = attr[1].toString();
        }
        return fromHex(node[u"content"][u"bytes"]);
    }
    for (const QJsonValue &child : node[u"content"][u"nodes"].toArray()) {
        if (const QByteArray found = encOf(child, type); !found.isEmpty())
            return found;
    }
    return {};
}

QJsonValue outgoingMessage(const QJsonObject &recording)
{
    for (const QJsonValue &step : recording.value(u"session").toArray()) {
        if (step[u"dir"].toString() == u"client_to_server" && step[u"node"][u"tag"].toString() == u"message")
            return step[u"node"];
    }
    return {};
}

}

class TstVectorNpmSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatItSentOpensWithTheRecipientsKeys()
    {
        const QJsonObject recording = support::loadVectors("npm_session");
        const QJsonValue contact = recording.value(u"contact");
        QString type;
        const QByteArray sealed = encOf(outgoingMessage(recording), type);
        QCOMPARE(type, QStringLiteral("pkmsg"));
        e2e::LocalIdentity local{pairOf(contact[u"identity"]), 1};
        const auto header = e2e::readPreKeyHeader(sealed);
        QVERIFY(header.has_value());
        const QJsonValue companion = recording.value(u"companion");
        QCOMPARE(header->identity.toByteArray(), fromHex(companion[u"identity"][u"public"]));
        QCOMPARE(header->registrationId, static_cast<quint32>(companion[u"registration_id"].toInt()));
        const e2e::SignedPreKey signedPreKey{header->signedPreKeyId, pairOf(contact[u"signed_prekey"]), {}};
        const e2e::PreKey oneTime{static_cast<quint32>(contact[u"one_time_prekey"][u"id"].toInt()),
            pairOf(contact[u"one_time_prekey"])};
        const bool named = header->preKeyId.has_value();
        e2e::Session session;
        support::SeededRandom random;
        const auto padded
            = session.decryptPreKey(sealed, local, &signedPreKey, named ? &oneTime : nullptr, random);
        QVERIFY(padded.has_value());
        const auto body = e2e::unpad(*padded);
        QVERIFY(body.has_value());
        const auto content = messaging::readContent(*body);
        QVERIFY(content.has_value());
        QCOMPARE(content->text, recording.value(u"plaintexts")[u"outgoing"].toString());
    }

    void oneChangedByteOpensNothing()
    {
        const QJsonObject recording = support::loadVectors("npm_session");
        const QJsonValue contact = recording.value(u"contact");
        QString type;
        const QByteArray sealed = encOf(outgoingMessage(recording), type);
        const auto header = e2e::readPreKeyHeader(sealed);
        QVERIFY(header.has_value());
        const e2e::LocalIdentity local{pairOf(contact[u"identity"]), 1};
        const e2e::SignedPreKey signedPreKey{header->signedPreKeyId, pairOf(contact[u"signed_prekey"]), {}};
        support::SeededRandom random;
        QByteArray forged = sealed;
        forged.back() = static_cast<char>(forged.back() ^ 1);
        e2e::Session session;
        QVERIFY(!session.decryptPreKey(forged, local, &signedPreKey, nullptr, random).has_value());
    }

    void everyStanzaSurvivesOurCodec()
    {
        const QJsonObject recording = support::loadVectors("npm_session");
        int stanzas = 0;
        for (const char16_t *part : {u"pairing", u"session"}) {
            for (const QJsonValue &step : recording.value(QStringView(part)).toArray()) {
                if (!step[u"node"].isObject())
                    continue;
                const wire::Node node = support::recordedNode(step[u"node"]);
                wire::Document document;
                const auto decoded = document.decode(wire::encodeNode(node));
                QVERIFY2(decoded.has_value(), node.tag);
                QCOMPARE(decoded->tag().toByteArray(), node.tag);
                QCOMPARE(decoded->attrCount(), static_cast<int>(node.attrs.size()));
                wire::Document again;
                QVERIFY(again.decode(wire::encodeNode(decoded->toNode())).has_value());
                ++stanzas;
            }
        }
        QVERIFY(stanzas > 40);
    }

    void itsMessagesAreAddressedAsWeReadThem()
    {
        const QJsonObject recording = support::loadVectors("npm_session");
        const messaging::Self self{
            *model::Jid::parse("5511987654321:12@s.whatsapp.net"), *model::Jid::parse("111111111111:12@lid")};
        int messages = 0;
        for (const QJsonValue &step : recording.value(u"session").toArray()) {
            if (step[u"dir"].toString() != u"server_to_client"
                || step[u"node"][u"tag"].toString() != u"message")
                continue;
            wire::Document document;
            const auto stanza = document.decode(wire::encodeNode(support::recordedNode(step[u"node"])));
            const auto envelope = messaging::readEnvelope(*stanza, self, 0);
            QVERIFY(envelope.has_value());
            QCOMPARE(envelope->chat.text(), QByteArray("222222222222@lid"));
            QVERIFY(!envelope->fromMe);
            ++messages;
        }
        QCOMPARE(messages, 2);
    }
};

GESHER_TEST(tst_vector_npm_session, TstVectorNpmSession)
#include "tst_vector_npm_session.moc"
