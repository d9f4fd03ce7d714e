// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/animation.h"
#include "app/media_helper/poster.h"
#include "tests/media_helper/samples.h"
#include "tests/support/runner.h"

extern "C" {
#include <libavutil/log.h>
}

#include <QTest>

using namespace Qt::StringLiterals;
using media_helper::animationOf;
using media_helper::Bytes;
using media_helper::End;
using support::arrayOf;
using support::bytesOf;
using support::sample;

class TstAnimation : public QObject {
    Q_OBJECT

    /// One pixel's pictures, each shown for so many hundredths of a second.
    static Bytes gif(int pictures, quint16 hundredths)
    {
        QByteArray bytes = QByteArray::fromHex("47494638396102000200800000000000ffffff");
        for (int i = 0; i < pictures; ++i) {
            bytes += QByteArray::fromHex("21f90400");
            bytes += static_cast<char>(hundredths & 0xff);
            bytes += static_cast<char>(hundredths >> 8);
            bytes += QByteArray::fromHex("00002c00000000010001000002024401") + '\0';
        }
        return bytesOf(bytes + ';');
    }

private Q_SLOTS:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    void aGifBecomesAVideoOfItsSizeAndLength()
    {
        const auto video = animationOf(bytesOf(sample(u"two.gif"_s)));
        QVERIFY(video.has_value());
        QVERIFY(arrayOf(video->body).mid(4).startsWith("ftyp"));
        // another decoder reads it, and finds the same
        const auto poster = media_helper::posterOf(video->body);
        QVERIFY(poster.has_value());
        QVERIFY(QString::fromStdString(poster->facts).contains(u"\"width\":64,\"height\":48"_s));
        QVERIFY(QString::fromStdString(video->facts).contains(u"\"width\":64,\"height\":48"_s));
    }
    void itLastsAsLongAsItsPicturesAreShown()
    {
        const auto video = animationOf(gif(5, 40));
        QVERIFY(video.has_value());
        QVERIFY2(QString::fromStdString(video->facts).startsWith(u"\"ms\":2000,"_s), video->facts.c_str());
    }
    void oneWithoutEndIsTooLong()
    {
        for (const Bytes &endless : {gif(10, 1'000), gif(4'000, 1)}) {
            const auto video = animationOf(endless);
            QVERIFY(!video);
            QCOMPARE(video.error(), End::Limit);
        }
    }
    void whatDoesNotMoveIsNoAnimation()
    {
        for (const QByteArray &file :
            {sample(u"shop.png"_s), sample(u"clip.mp4"_s), QByteArray("GIF89a"), QByteArray()}) {
            const auto video = animationOf(bytesOf(file));
            QVERIFY(!video);
            QCOMPARE(video.error(), End::Malformed);
        }
        QCOMPARE(animationOf(gif(1, 10)).error(), End::Malformed);
    }
    void damageAnywhereEndsInOrder()
    {
        const QByteArray whole = sample(u"two.gif"_s);
        for (qsizetype at = 0; at < whole.size(); at += 3) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(~damaged.at(at));
            static_cast<void>(animationOf(bytesOf(damaged)));
        }
    }
};

GESHER_TEST(tst_animation, TstAnimation)
#include "tst_animation.moc"
