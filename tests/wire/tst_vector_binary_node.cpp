// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/document.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QCryptographicHash>
#include <QJsonArray>

using support::fromHex;

static wire::Node nodeOf(const QJsonValue &json);

static void setContent(wire::Node &node, const QJsonValue &content)
{
    const QJsonObject object = content.toObject();
    if (object.contains(u"nodes")) {
        QList<wire::Node> list;
        for (const QJsonValue &child : object.value(u"nodes").toArray())
            list.append(nodeOf(child));
        node.content = list;
    } else if (object.contains(u"node_repeat")) {
        const QJsonValue repeat = object.value(u"node_repeat");
        node.content = QList<wire::Node>(repeat[u"count"].toInt(), nodeOf(repeat[u"node"]));
    } else if (object.contains(u"bytes")) {
        node.bytes(fromHex(object.value(u"bytes")));
    } else if (object.contains(u"bytes_repeat")) {
        const QJsonValue repeat = object.value(u"bytes_repeat");
        node.bytes(fromHex(repeat[u"hex"]).repeated(repeat[u"count"].toInt()));
    } else if (object.contains(u"text")) {
        node.text(object.value(u"text").toString().toUtf8());
    } else if (!content.isUndefined()) {
        qFatal("content of a shape that is not understood");
    }
}

static wire::Node nodeOf(const QJsonValue &json)
{
    wire::Node node(json[u"tag"].toString().toUtf8());
    for (const QJsonValue &attr : json[u"attrs"].toArray()) {
        const QByteArray key = attr[0].toString().toUtf8();
        if (attr[1].isString()) {
            node.attrs.append({key, attr[1].toString().toUtf8()});
        } else {
            const QByteArray text = attr[1][u"jid"].toString().toUtf8();
            auto jid = model::Jid::parse(text);
            if (!jid)
                qFatal("a JID that is not understood");
            if (text.endsWith("@c.us")) // read as a phone number, written only by who insists
                jid = model::Jid{jid->user, model::Server::Other, 0, 0, 0, "c.us"};
            node.attrs.append({key, *jid});
        }
    }
    setContent(node, json[u"content"]);
    return node;
}

/// Text content arrives as bytes, and an address written as text may arrive as an address: both are compared
/// in one form.
static wire::Node plain(wire::Node node)
{
    for (wire::Attr &attr : node.attrs) {
        if (const auto *jid = std::get_if<model::Jid>(&attr.value))
            attr.value = model::Jid::parse(jid->text())->text();
        else if (const auto parsed = model::Jid::parse(std::get<QByteArray>(attr.value));
                 parsed && std::get<QByteArray>(attr.value).contains('@'))
            attr.value = parsed->text();
    }
    if (auto *text = std::get_if<wire::Node::Text>(&node.content))
        node.content = QByteArray(text->value);
    if (auto *children = std::get_if<QList<wire::Node>>(&node.content)) {
        for (wire::Node &child : *children)
            child = plain(child);
    }
    return node;
}

class TstVectorBinaryNode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNodeIsWrittenAndReadAsRecorded()
    {
        const QJsonArray cases = support::loadVectors("binary_node").value(u"encode_decode").toArray();
        QVERIFY(!cases.isEmpty());
        wire::Document document;
        for (const QJsonValue &c : cases) {
            const wire::Node node = nodeOf(c[u"node"]);
            const QByteArray encoded = wire::encodeNode(node);
            const QByteArray name = c[u"name"].toString().toUtf8();
            if (c[u"wire"].isString()) {
                QVERIFY2(encoded == fromHex(c[u"wire"]), name + " became " + encoded.toHex());
            } else {
                QCOMPARE(encoded.size(), c[u"wire_len"].toInteger());
                QCOMPARE(QCryptographicHash::hash(encoded, QCryptographicHash::Sha256),
                    fromHex(c[u"wire_sha256"]));
            }
            const auto decoded = document.decode(encoded);
            QVERIFY2(decoded, name);
            QVERIFY2(plain(decoded->toNode()) == plain(node), name);
        }
    }
    void everyFormThatOnlyOthersWriteIsReadOrRefused()
    {
        const QJsonArray cases = support::loadVectors("binary_node").value(u"decode_only").toArray();
        int refused = 0;
        for (const QJsonValue &c : cases) {
            const QByteArray name = c[u"name"].toString().toUtf8();
            wire::Document document;
            const auto decoded = document.decode(fromHex(c[u"wire"]));
            if (c[u"must_fail"].toBool()) {
                QVERIFY2(!decoded, name);
                QVERIFY(document.root().isNull());
                ++refused;
                continue;
            }
            QVERIFY2(decoded, name);
            QVERIFY2(!c[u"decoded"].isUndefined(), "a case that is not understood");
            QVERIFY2(plain(decoded->toNode()) == plain(nodeOf(c[u"decoded"])), name);
        }
        QVERIFY(refused > 0);
    }
    void everyTruncationIsRefusedWithoutHarm()
    {
        for (const QJsonValue &c : support::loadVectors("binary_node").value(u"encode_decode").toArray()) {
            const QByteArray frame = wire::encodeNode(nodeOf(c[u"node"]));
            wire::Document document;
            const qsizetype step = std::max<qsizetype>(1, frame.size() / 64);
            for (qsizetype size = 0; size < frame.size(); size += step)
                QVERIFY(!document.decode(frame.first(size)));
        }
    }
};

GESHER_TEST(tst_vector_binary_node, TstVectorBinaryNode)
#include "tst_vector_binary_node.moc"
