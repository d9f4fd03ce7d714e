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
        for (const char16_t *wrapper : {u"ephemeralMessage", u"deviceSentMessage",
                 u"documentWithCaptionMessage", u"editedMessage", u"lottieStickerMessage"}) {
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
    Is is = Is::Message;
    model::MessageKind kind = {}; ///< Message: what it is; AddOn: what it does
    QString text = {};
    QString control = {};
};

std::optional<Expected> expectedAddOn(const QJsonObject &content)
{
    using model::MessageKind;
    if (content.contains(u"reactionMessage"))
        return Expected{Is::AddOn, MessageKind::Reaction};
    if (content.contains(u"pollUpdateMessage"))
        return Expected{Is::AddOn, MessageKind::Vote};
    if (content.contains(u"pinInChatMessage"))
        return Expected{Is::Control, {}, {}, QStringLiteral("add_on")};
    return std::nullopt;
}

std::optional<Expected> expectedProtocol(const QJsonObject &protocol)
{
    using model::MessageKind;
    static const QHash<QString, QString> kinds{
        {QStringLiteral("APP_STATE_SYNC_KEY_SHARE"), QStringLiteral("app_state_key_share")},
        {QStringLiteral("HISTORY_SYNC_NOTIFICATION"), QStringLiteral("history_sync")},
        {QStringLiteral("LID_MIGRATION_MAPPING_SYNC"), QStringLiteral("lid_migration")},
        {QStringLiteral("PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE"),
            QStringLiteral("peer_data_response")}};
    const QString type = protocol.value(u"type").toString();
    if (type == u"REVOKE")
        return Expected{Is::AddOn, MessageKind::Delete};
    if (type == u"MESSAGE_EDIT")
        return Expected{Is::AddOn, MessageKind::Edit};
    return Expected{Is::Control, {}, {}, kinds.value(type, QStringLiteral("protocol_message"))};
}

std::optional<Expected> expectedMessage(const QJsonObject &content)
{
    using model::MessageKind;
    static const QList<std::pair<const char16_t *, MessageKind>> kinds{{u"imageMessage", MessageKind::Image},
        {u"stickerMessage", MessageKind::Sticker}, {u"documentMessage", MessageKind::Document},
        {u"locationMessage", MessageKind::Location}, {u"liveLocationMessage", MessageKind::LiveLocation},
        {u"contactMessage", MessageKind::Contacts}, {u"contactsArrayMessage", MessageKind::Contacts},
        {u"pollCreationMessage", MessageKind::Poll}, {u"pollCreationMessageV2", MessageKind::Poll},
        {u"pollCreationMessageV3", MessageKind::Poll}, {u"groupInviteMessage", MessageKind::GroupInvite},
        {u"ptvMessage", MessageKind::Video}};
    if (content.contains(u"conversation"))
        return Expected{Is::Message, MessageKind::Text, content.value(u"conversation").toString()};
    if (content.contains(u"extendedTextMessage"))
        return Expected{
            Is::Message, MessageKind::Text, content.value(u"extendedTextMessage")[u"text"].toString()};
    if (content.contains(u"videoMessage")) {
        const QJsonValue video = content.value(u"videoMessage");
        return Expected{Is::Message, video[u"gifPlayback"].toBool() ? MessageKind::Gif : MessageKind::Video,
            video[u"caption"].toString()};
    }
    if (content.contains(u"audioMessage"))
        return Expected{Is::Message,
            content.value(u"audioMessage")[u"ptt"].toBool() ? MessageKind::Voice : MessageKind::Audio};
    for (const auto &[name, kind] : kinds) {
        const QJsonValue value = content.value(QStringView(name));
        if (value.isObject())
            return Expected{Is::Message, kind, value[u"caption"].toString()};
    }
    return std::nullopt;
}

/// What a recorded message is to us, by its decoded form alone; nothing when it is not understood.
std::optional<Expected> expectedOf(const QJsonObject &decoded)
{
    if (decoded.contains(u"viewOnceMessageV2"))
        return Expected{Is::Message, model::MessageKind::ViewOnce};
    const QJsonObject content = unwrapped(decoded);
    if (const auto addOn = expectedAddOn(content))
        return addOn;
    if (content.contains(u"protocolMessage"))
        return expectedProtocol(content.value(u"protocolMessage").toObject());
    if (const auto message = expectedMessage(content))
        return message;
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
            if (expected->is == Is::Message)
                QVERIFY2(content->kind == expected->kind, qPrintable(name));
            if (expected->is == Is::AddOn)
                QVERIFY2(content->addOn && content->addOn->what == expected->kind, qPrintable(name));
            QCOMPARE(content->text, expected->text);
            QCOMPARE(content->control, expected->control);
        }
    }

    void everyKindHoldsWhatItWasRecordedWith()
    {
        const QJsonArray cases = support::loadVectors("e2e_messages").value(u"cases").toArray();
        QSet<QString> seen;
        for (const QJsonValue &c : cases) {
            const QJsonObject recorded = unwrapped(c[u"decoded"].toObject());
            const auto content = messaging::readContent(support::fromHex(c[u"protobuf"]));
            for (const char16_t *kind :
                {u"imageMessage", u"videoMessage", u"audioMessage", u"documentMessage", u"stickerMessage"}) {
                const QJsonValue file = recorded.value(QStringView(kind));
                const auto *media = content ? model::contentAs<model::Media>(content->carried) : nullptr;
                if (!file.isObject() || !media)
                    continue;
                seen.insert(QString::fromUtf16(kind));
                QCOMPARE(media->mime, file[u"mimetype"].toString());
                QCOMPARE(QString::number(media->bytes), file[u"fileLength"].toVariant().toString());
                QCOMPARE(media->sha256, support::fromHex(file[u"fileSha256"][u"hex"]));
                QCOMPARE(media->width, file[u"width"].toInt());
                QCOMPARE(media->seconds, file[u"seconds"].toInt());
                QCOMPARE(media->name, file[u"fileName"].toString());
            }
        }
        QCOMPARE(seen.size(), 5);
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
