// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/poster.h"
#include "tests/media_helper/samples.h"
#include "tests/support/runner.h"

extern "C" {
#include <libavutil/log.h>
}

#include <QImage>
#include <QTest>
#include <QTransform>

using namespace Qt::StringLiterals;
using media_helper::End;
using media_helper::posterOf;
using support::bytesOf;
using support::sample;

class TstPoster : public QObject {
    Q_OBJECT

    static QImage pictureOf(const QString &name)
    {
        const auto poster = posterOf(bytesOf(sample(name)));
        return poster ? QImage::fromData(support::arrayOf(poster->body), "JPEG") : QImage();
    }
    /// How far two pictures of one size are apart, 0 to 255.
    static double difference(const QImage &one, const QImage &other)
    {
        double sum = 0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x)
                sum += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y)));
        }
        return sum / one.width() / one.height();
    }

private Q_SLOTS:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    void aVideoHasAPictureItsSizeAndItsLength_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("facts");
        QTest::newRow("H.264 in MP4") << u"clip.mp4"_s << u"\"ms\":2000,\"width\":96,\"height\":64"_s;
        QTest::newRow("VP8 in WebM") << u"clip.webm"_s << u"\"ms\":1000,\"width\":96,\"height\":64"_s;
        QTest::newRow("filmed upright") << u"turned.mp4"_s << u"\"ms\":2000,\"width\":64,\"height\":96"_s;
    }
    void aVideoHasAPictureItsSizeAndItsLength()
    {
        QFETCH(QString, name);
        QFETCH(QString, facts);
        const auto poster = posterOf(bytesOf(sample(name)));
        QVERIFY(poster.has_value());
        QCOMPARE(QString::fromStdString(poster->facts), facts);
        QVERIFY(!pictureOf(name).isNull());
    }

    void whatWasFilmedUprightStandsUpright()
    {
        const QImage lying = pictureOf(u"clip.mp4"_s);
        const QImage upright = pictureOf(u"turned.mp4"_s);
        QCOMPARE(upright.size(), lying.size().transposed());
        const QImage expected = lying.transformed(QTransform().rotate(-90));
        const QImage wrong = lying.transformed(QTransform().rotate(90));
        QVERIFY(difference(upright, expected) < 12);
        QVERIFY(difference(upright, wrong) > 40);
    }

    void aBlackBeginningIsPassedOver()
    {
        const QImage picture = pictureOf(u"dark.mp4"_s);
        QCOMPARE(picture.size(), QSize(96, 64));
        QVERIFY(difference(picture, pictureOf(u"clip.mp4"_s)) < 12);
    }

    void whatIsNoVideoIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("Good morning").repeated(1'000);
        QTest::newRow("a sound") << sample(u"tone.m4a"_s);
        QTest::newRow("an index without pictures") << sample(u"clip.mp4"_s).first(1'000);
    }
    void whatIsNoVideoIsMalformed()
    {
        QFETCH(QByteArray, file);
        const auto poster = posterOf(bytesOf(file));
        QVERIFY(!poster);
        QCOMPARE(poster.error(), End::Malformed);
    }

    void damageAnywhereEndsInOrder()
    {
        const QByteArray whole = sample(u"clip.mp4"_s);
        int decoded = 0;
        for (qsizetype at = 0; at < whole.size(); at += 37) {
            QByteArray damaged = whole;
            for (qsizetype i = at; i < std::min(at + 8, whole.size()); ++i)
                damaged[i] = static_cast<char>(~damaged.at(i));
            decoded += posterOf(bytesOf(damaged)).has_value() ? 1 : 0;
        }
        QVERIFY(decoded > 0);
        QVERIFY(decoded < whole.size() / 37);
    }
};

GESHER_TEST(tst_poster, TstPoster)
#include "tst_poster.moc"
