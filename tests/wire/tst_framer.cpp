// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/framer.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

static QByteArray framed(const QByteArray &body)
{
    QByteArray out;
    wire::appendFrameHeader(body.size(), out);
    return out + body;
}

class TstFramer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesComeOutWhateverTheBordersWere()
    {
        support::SeededRandom random(5);
        QList<QByteArray> sent;
        QByteArray stream;
        for (int i = 0; i < 50; ++i) {
            sent.append(random.bytes(static_cast<qsizetype>(random.below(400))));
            stream += framed(sent.last());
        }
        wire::Framer framer;
        QList<QByteArray> got;
        while (!stream.isEmpty()) {
            const auto part = std::min<qsizetype>(stream.size(), 1 + random.below(97));
            got += *framer.feed(stream.first(part));
            stream.remove(0, part);
        }
        QCOMPARE(got, sent);
        QCOMPARE(framer.pending(), 0);
    }
    void splitFramesOfTheVectorsAreJoined()
    {
        for (const QJsonValue &t : support::loadVectors("noise_handshake").value(u"transcripts").toArray()) {
            const QJsonValue split = t[u"transport"][u"split_delivery"];
            wire::Framer framer;
            qsizetype frames = 0;
            for (const QJsonValue &message : split[u"websocket_messages"].toArray())
                frames += framer.feed(support::fromHex(message))->size();
            QCOMPARE(frames, split[u"plaintexts"].toArray().size());
        }
    }
    void aFrameOverTheLimitEndsTheStream()
    {
        wire::Framer framer(10);
        QVERIFY(framer.feed(framed(QByteArray(10, 'x'))));
        QCOMPARE(framer.feed(framed(QByteArray(11, 'x'))).error().fault, base::Fault::Limit);
    }
};

GESHER_TEST(tst_framer, TstFramer)
#include "tst_framer.moc"
