// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/thumbnail.h"
#include "tests/media_helper/samples.h"
#include "tests/support/runner.h"

extern "C" {
#include <libavutil/log.h>
}

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using media_helper::End;
using media_helper::thumbnailOf;
using support::bytesOf;
using support::sample;

class TstThumbnail : public QObject {
    Q_OBJECT

    static QByteArray written(const QImage &picture, const char *format)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, format);
        return bytes;
    }
    static QImage thumbnail(const QByteArray &file)
    {
        const auto small = thumbnailOf(bytesOf(file));
        return small ? QImage::fromData(support::arrayOf(small->body), "JPEG") : QImage();
    }
    static QImage plain(const QSize &size, const QColor &colour)
    {
        QImage picture(size, QImage::Format_ARGB32);
        picture.fill(colour);
        return picture;
    }
    static bool isNear(const QColor &one, const QColor &other)
    {
        return std::abs(one.red() - other.red()) < 8 && std::abs(one.green() - other.green()) < 8
            && std::abs(one.blue() - other.blue()) < 8;
    }

private Q_SLOTS:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    void everyKindOfPictureOfAPageIsMadeSmall_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QImage green = plain({800, 600}, QColor(40, 160, 60));
        for (const char *format : {"PNG", "JPEG", "WEBP"})
            QTest::newRow(format) << written(green.convertToFormat(QImage::Format_RGB32), format);
    }
    void everyKindOfPictureOfAPageIsMadeSmall()
    {
        QFETCH(QByteArray, file);
        QVERIFY(!file.isEmpty());
        const auto small = thumbnailOf(bytesOf(file));
        QVERIFY(small.has_value());
        QCOMPARE(QString::fromStdString(small->facts), u"\"width\":800,\"height\":600"_s);
        const QImage picture = thumbnail(file);
        QCOMPARE(picture.size(), QSize(192, 144));
        QVERIFY(isNear(picture.pixelColor(96, 72), QColor(40, 160, 60)));
    }
    void theFirstOfAGifIsTaken()
    {
        QCOMPARE(thumbnail(sample(u"two.gif"_s)).size(), QSize(64, 48));
        QVERIFY(isNear(thumbnail(sample(u"two.gif"_s)).pixelColor(32, 24), QColor(255, 0, 0)));
    }
    void whatIsTransparentIsOnWhite()
    {
        const QImage picture = thumbnail(sample(u"shop.png"_s));
        QCOMPARE(picture.size(), QSize(192, 144));
        QVERIFY(isNear(picture.pixelColor(1, 1), Qt::white));
        QVERIFY(!isNear(picture.pixelColor(96, 72), Qt::white));
    }
    void aSmallPictureStaysAsLargeAsItIs()
    {
        QCOMPARE(thumbnail(written(plain({32, 20}, Qt::blue), "PNG")).size(), QSize(32, 20));
    }
    void whatIsNoPictureIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("Good morning").repeated(1'000);
        QTest::newRow("an SVG") << QByteArray(
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>");
        QTest::newRow("a playlist") << QByteArray("#EXTM3U\nfile:///etc/passwd\n");
        QTest::newRow("a video") << sample(u"clip.mp4"_s);
        QTest::newRow("a head alone") << sample(u"shop.png"_s).first(40);
    }
    void whatIsNoPictureIsMalformed()
    {
        QFETCH(QByteArray, file);
        const auto small = thumbnailOf(bytesOf(file));
        QVERIFY(!small);
        QCOMPARE(small.error(), End::Malformed);
    }
    void whatClaimsToBeEnormousIsNotDecoded()
    {
        QByteArray bomb = written(plain({8, 8}, Qt::red), "PNG");
        bomb.replace(16, 8, QByteArray::fromHex("00007fff00007fff")); // its width and height
        QVERIFY(!thumbnailOf(bytesOf(bomb)));
    }
    void damageAnywhereEndsInOrder()
    {
        const QByteArray whole = sample(u"shop.png"_s);
        for (qsizetype at = 0; at < whole.size(); at += 97) {
            QByteArray damaged = whole;
            for (qsizetype i = at; i < std::min(at + 8, whole.size()); ++i)
                damaged[i] = static_cast<char>(~damaged.at(i));
            static_cast<void>(thumbnailOf(bytesOf(damaged)));
        }
        QVERIFY(thumbnailOf(bytesOf(whole)).has_value());
    }
};

GESHER_TEST(tst_thumbnail, TstThumbnail)
#include "tst_thumbnail.moc"
