// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/document.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <zlib.h>

static QByteArray deflated(const QByteArray &plain)
{
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    compress2(reinterpret_cast<Bytef *>(out.data()), &size, reinterpret_cast<const Bytef *>(plain.data()),
        static_cast<uLong>(plain.size()), 9);
    out.resize(static_cast<qsizetype>(size));
    return out;
}

class TstDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aViewFindsChildrenAttributesAndContent()
    {
        const wire::Node node = wire::Node("iq")
                                    .set("id", QByteArray("17"))
                                    .set("to", model::Jid::lid("123", 4))
                                    .add(wire::Node("a").bytes("one"))
                                    .add(wire::Node("b").add(wire::Node("c").set("n", QByteArray("-42"))));
        wire::Document document;
        const auto root = *document.decode(wire::encodeNode(node));
        QCOMPARE(root.tag().toByteArray(), QByteArray("iq"));
        QCOMPARE(root.text("to"), QByteArray("123:4@lid"));
        QCOMPARE(root.jid("to")->device, 4);
        QCOMPARE(root.number("id"), 17);
        QCOMPARE(root.child("a").content().toByteArray(), QByteArray("one"));
        QCOMPARE(root.child("b").child("c").number("n"), -42);
        QVERIFY(!root.child("x").child("y"));
        QVERIFY(!root.child("x").jid("z"));
        QCOMPARE(root.child("x").childCount(), 0);
        QCOMPARE(root.toNode(), node);
    }
    void emptyValuesAreLeftOut()
    {
        const wire::Node node = wire::Node("x").set("a", QByteArray()).set("b", model::Jid());
        QVERIFY(node.attrs.isEmpty());
    }
    void nestingIsBounded()
    {
        wire::Node deep("x");
        for (int i = 0; i < 31; ++i)
            deep = wire::Node("x").add(std::move(deep));
        wire::Document document;
        QVERIFY(document.decode(wire::encodeNode(deep)));
        deep = wire::Node("x").add(wire::Node("x").add(std::move(deep)));
        QVERIFY(!document.decode(wire::encodeNode(deep)));
        QVERIFY(document.root().isNull());
    }
    void whatInflatesToTooMuchIsRefused()
    {
        const QByteArray bomb = deflated(QByteArray(17 * 1024 * 1024, '\0'));
        wire::Document document;
        QVERIFY(!document.decode(QByteArray(1, 2) + bomb));
        QVERIFY(!document.decode(QByteArray(1, 2) + "no zlib at all"));
        const QByteArray frame = wire::encodeNode(wire::Node("message").bytes(QByteArray(100'000, 'm')));
        const QByteArray packed = QByteArray(1, 2) + deflated(frame.sliced(1));
        QCOMPARE(document.decode(packed)->content().size(), 100'000);
        QVERIFY(!document.decode(packed.chopped(10)));
    }
    void aListThatClaimsMoreThanItsFrameIsRefused()
    {
        wire::Document document;
        // list16 of 65535 children and nothing behind it
        QVERIFY(!document.decode(QByteArray::fromHex("00f80213f9ffff")));
        QVERIFY(!document.decode(QByteArray::fromHex("00f9ffff13")));
        QVERIFY(!document.decode({}));
        QVERIFY(!document.decode(QByteArray(1, 0)));
    }
    void rubbishNeverHarms()
    {
        support::SeededRandom random(11);
        wire::Document document;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray frame = random.bytes(1 + random.below(60));
            frame[0] = 0;
            if (const auto node = document.decode(frame))
                QVERIFY(!node->toNode().tag.isEmpty());
        }
    }
};

GESHER_TEST(tst_document, TstDocument)
#include "tst_document.moc"
