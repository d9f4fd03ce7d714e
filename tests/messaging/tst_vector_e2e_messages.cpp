// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/content.h"
#include "engine/proto/message.pb.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <google/protobuf/util/json_util.h>

using Is = messaging::Content::Is;

namespace {

/// The content within its wrappers.
QJsonObject unwrapped(QJsonObject message)
{
    for (;;) {
        QJsonObject inner;
        for (const char16_t *wrapper :
            {u"ephemeralMessage", u"deviceSentMessage", u"documentWithCaptionMessage", u"viewOnceMessage",
                u"viewOnceMessageV2", u"viewOnceMessageV2Extension", u"lottieStickerMessage"}) {
            const QJsonObject found = message.value(QStringView(wrapper)).toObject();
            if (found.contains(u"message"))
                inner = found.value(u"message").toObject();
        }
        if (inner.isEmpty())
            return message;
        message = inner;
    }
}

struct Expected {
    Is is = Is::Unsupported;
    QString text = {};
    QString control = {};
};

/// What a recorded message is to us, by its decoded form alone; nothing when it is not understood.
std::optional<Expected> expectedOf(const QJsonObject &decoded)
{
    if (decoded.contains(u"editedMessage")) // kept whole until edits have a room
        return Expected{Is::Control, {}, QStringLiteral("add_on")};
    const QJsonObject content = unwrapped(decoded);
    if (content.contains(u"conversation"))
        return Expected{Is::Text, content.value(u"conversation").toString()};
    if (content.contains(u"extendedTextMessage"))
        return Expected{Is::Text, content.value(u"extendedTextMessage")[u"text"].toString()};
    if (content.contains(u"reactionMessage") || content.contains(u"pinInChatMessage")
        || content.contains(u"pollUpdateMessage"))
        return Expected{Is::Control, {}, QStringLiteral("add_on")};
    if (content.contains(u"protocolMessage")) {
        static const QHash<QString, QString> kinds{
            {QStringLiteral("APP_STATE_SYNC_KEY_SHARE"), QStringLiteral("app_state_key_share")},
            {QStringLiteral("HISTORY_SYNC_NOTIFICATION"), QStringLiteral("history_sync")},
            {QStringLiteral("LID_MIGRATION_MAPPING_SYNC"), QStringLiteral("lid_migration")},
            {QStringLiteral("PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE"),
                QStringLiteral("peer_data_response")}};
        const QString type = content.value(u"protocolMessage")[u"type"].toString();
        return Expected{Is::Control, {}, kinds.value(type, QStringLiteral("protocol_message"))};
    }
    for (const char16_t *kind : {u"imageMessage", u"videoMessage", u"audioMessage", u"documentMessage",
             u"stickerMessage", u"locationMessage", u"liveLocationMessage", u"contactMessage",
             u"contactsArrayMessage", u"pollCreationMessage", u"pollCreationMessageV2",
             u"pollCreationMessageV3", u"groupInviteMessage", u"ptvMessage"}) {
        if (content.contains(QStringView(kind)))
            return Expected{Is::Unsupported};
    }
    if (content.contains(u"senderKeyDistributionMessage"))
        return Expected{Is::Nothing};
    return std::nullopt;
}

/// {"hex": …} of the recordings is base64 in protobuf's JSON.
QJsonValue asProtobufJson(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &one : value.toArray())
            list.append(asProtobufJson(one));
        return list;
    }
    if (!value.isObject())
        return value;
    const QJsonObject object = value.toObject();
    if (object.size() == 1 && object.contains(u"hex"))
        return QString::fromLatin1(support::fromHex(object.value(u"hex")).toBase64());
    QJsonObject converted;
    for (auto it = object.begin(); it != object.end(); ++it)
        converted.insert(it.key(), asProtobufJson(it.value()));
    return converted;
}

}

class TstVectorE2eMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMessageHoldsTheRecordedValues()
    {
        const QJsonArray cases = support::loadVectors("e2e_messages").value(u"cases").toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &c : cases) {
            const QByteArray name = c[u"name"].toString().toUtf8();
            const QByteArray bytes = support::fromHex(c[u"protobuf"]);
            proto::Message recorded;
            QVERIFY2(recorded.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())), name);
            proto::Message expected;
            const QByteArray json
                = QJsonDocument(asProtobufJson(c[u"decoded"]).toObject()).toJson(QJsonDocument::Compact);
            // what our schema leaves out is kept as unknown fields, and not compared
            google::protobuf::util::JsonParseOptions options;
            options.ignore_unknown_fields = true;
            const auto parsed
                = google::protobuf::util::JsonStringToMessage(json.toStdString(), &expected, options);
            QVERIFY2(recorded.ByteSizeLong() == static_cast<std::size_t>(bytes.size()), name);
            recorded.DiscardUnknownFields();
            QVERIFY2(parsed.ok(), name + ": " + QByteArray::fromStdString(parsed.ToString()));
            QVERIFY2(recorded.SerializeAsString() == expected.SerializeAsString(), name);
        }
    }

    void everyMessageIsReadAsWhatItIs()
    {
        const QJsonArray cases = support::loadVectors("e2e_messages").value(u"cases").toArray();
        for (const QJsonValue &c : cases) {
            const QString name = c[u"name"].toString();
            const auto expected = expectedOf(c[u"decoded"].toObject());
            QVERIFY2(expected.has_value(), qPrintable(QStringLiteral("not understood: ") + name));
            const auto content = messaging::readContent(support::fromHex(c[u"protobuf"]));
            QVERIFY2(content.has_value(), qPrintable(name));
            QVERIFY2(content->is == expected->is, qPrintable(name));
            QCOMPARE(content->text, expected->text);
            QCOMPARE(content->control, expected->control);
        }
    }

    void aQuoteAndItsMentionsAreRead()
    {
        const QJsonArray cases = support::loadVectors("e2e_messages").value(u"cases").toArray();
        const QJsonValue context = cases.at(1)[u"decoded"][u"extendedTextMessage"][u"contextInfo"];
        const auto content = messaging::readContent(support::fromHex(cases.at(1)[u"protobuf"]));
        QVERIFY(content && content->quoted);
        QCOMPARE(content->quoted->waId, context[u"stanzaId"].toString().toLatin1());
        QCOMPARE(content->quoted->from.text(), context[u"participant"].toString().toLatin1());
        QCOMPARE(content->mentions.size(), context[u"mentionedJid"].toArray().size());
    }

    void noPrefixOfAMessageIsMoreThanMalformed()
    {
        for (const QJsonValue &c : support::loadVectors("e2e_messages").value(u"cases").toArray()) {
            const QByteArray bytes = support::fromHex(c[u"protobuf"]);
            for (qsizetype size = 0; size < bytes.size(); ++size) {
                const auto content = messaging::readContent(bytes.first(size));
                QVERIFY(content || content.error().fault == base::Fault::Malformed);
            }
        }
    }
};

GESHER_TEST(tst_vector_e2e_messages, TstVectorE2eMessages)
#include "tst_vector_e2e_messages.moc"
