// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/stanza.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

namespace {

/// Attributes as text; the two that clients disagree on are left out (see the note in the file).
QMap<QByteArray, QByteArray> comparable(const wire::Node &ack, bool isMessage)
{
    QMap<QByteArray, QByteArray> attrs;
    for (const wire::Attr &attr : ack.attrs) {
        const auto *jid = std::get_if<model::Jid>(&attr.value);
        if (attr.key != "from" && !(isMessage && attr.key == "type"))
            attrs.insert(attr.key, jid ? jid->text() : std::get<QByteArray>(attr.value));
    }
    return attrs;
}

}

class TstVectorAck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStanzaIsAcknowledgedAsRecorded()
    {
        const QJsonArray cases = support::loadVectors("ack").value(u"cases").toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &c : cases) {
            wire::Node received(c[u"received"][u"tag"].toString().toUtf8());
            wire::Node expected("ack");
            const QJsonObject attrs = c[u"received"][u"attrs"].toObject();
            for (auto it = attrs.begin(); it != attrs.end(); ++it)
                received.set(it.key().toUtf8(), it.value().toString().toUtf8());
            const QJsonObject wanted = c[u"ack_attrs"].toObject();
            for (auto it = wanted.begin(); it != wanted.end(); ++it)
                expected.set(it.key().toUtf8(), it.value().toString().toUtf8());
            wire::Document document;
            const auto stanza = document.decode(wire::encodeNode(received));
            QVERIFY(stanza.has_value());
            const wire::Node ack = messaging::ackOf(*stanza, c[u"error"].toInt());
            QCOMPARE(ack.tag, QByteArray("ack"));
            const bool isMessage = received.tag == "message";
            QMap<QByteArray, QByteArray> ours = comparable(ack, isMessage);
            QMap<QByteArray, QByteArray> theirs = comparable(expected, isMessage);
            // "@s.whatsapp.net" and "s.whatsapp.net" are one address
            for (auto *map : {&ours, &theirs}) {
                if (map->value("to").startsWith('@'))
                    (*map)["to"] = map->value("to").mid(1);
            }
            QCOMPARE(ours, theirs);
        }
    }
};

GESHER_TEST(tst_vector_ack, TstVectorAck)
#include "tst_vector_ack.moc"
