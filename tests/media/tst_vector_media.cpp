// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every kind as another client sealed them, and what must be noticed when one was touched.
#include "engine/media/media_cipher.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QHash>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using media::Kind;
using support::fromHex;

namespace {

const QHash<QString, Kind> kKinds{{u"image"_s, Kind::Image}, {u"video"_s, Kind::Video},
    {u"audio"_s, Kind::Audio}, {u"ptt"_s, Kind::Voice}, {u"document"_s, Kind::Document},
    {u"sticker"_s, Kind::Sticker}, {u"gif"_s, Kind::Gif}, {u"ptv"_s, Kind::RoundVideo},
    {u"md-msg-hist"_s, Kind::History}, {u"md-app-state"_s, Kind::AppState},
    {u"thumbnail-link"_s, Kind::LinkThumbnail}, {u"thumbnail-image"_s, Kind::ImageThumbnail},
    {u"thumbnail-video"_s, Kind::VideoThumbnail}, {u"thumbnail-document"_s, Kind::DocumentThumbnail},
    {u"sticker-pack"_s, Kind::StickerPack}};

/// Long ones are told by how they are made.
QByteArray plainOf(const QJsonObject &one)
{
    if (one.contains(u"plaintext"))
        return fromHex(one[u"plaintext"]);
    QByteArray plain;
    const auto length = one[u"plaintext_len"].toInt();
    for (int i = 0; plain.size() < length; ++i)
        plain += crypto::view(crypto::sha256({"mediavideobig|", QByteArray::number(i)}));
    plain.truncate(length);
    return plain;
}

QByteArray fileOf(const media::Keys &keys, const QJsonObject &one, qsizetype step)
{
    const QByteArray plain = plainOf(one);
    media::Sealer sealer(keys);
    QByteArray file;
    for (qsizetype at = 0; at < plain.size(); at += step)
        sealer.add(QByteArrayView(plain).sliced(at, std::min(step, plain.size() - at)), file);
    (void)sealer.finish(file);
    return file;
}

media::Digests digests(const QJsonObject &one)
{
    return {fromHex(one[u"file_sha256"]), fromHex(one[u"file_enc_sha256"]),
        static_cast<qint64>(one[u"plaintext_len"].toDouble())};
}

Result<QByteArray> open(const media::Keys &keys, const media::Digests &expected, const QByteArray &file,
    qsizetype step, qint64 most = 1 << 20)
{
    media::Opener opener(keys, expected, most);
    QByteArray plain;
    for (qsizetype at = 0; at < file.size(); at += step)
        RETURN_IF_FAILED(
            opener.add(QByteArrayView(file).sliced(at, std::min(step, file.size() - at)), plain));
    RETURN_IF_FAILED(opener.finish(plain));
    return plain;
}

}

class TstVectorMedia : public QObject {
    Q_OBJECT
    const QJsonArray cases_ = support::loadVectors("media").value(u"cases").toArray();

    media::Keys keysOf(const QJsonObject &one)
    {
        return media::expand(fromHex(one[u"media_key"]), kKinds.value(one[u"type"].toString())).value();
    }

private Q_SLOTS:
    void keysAreThoseOfTheKind()
    {
        QVERIFY(cases_.size() > 8);
        for (const QJsonValue &value : cases_) {
            const QJsonObject one = value.toObject();
            const auto kind = kKinds.constFind(one[u"type"].toString());
            QVERIFY2(kind != kKinds.cend(), qPrintable(one[u"type"].toString()));
            QCOMPARE(QString::fromLatin1(media::keyInfo(*kind)), one[u"hkdf_info"].toString());
            if (!one.contains(u"media_key"))
                continue; // only its info is known
            const auto keys = keysOf(one);
            QCOMPARE(keys.ivView().toByteArray(), fromHex(one[u"iv"]));
            QCOMPARE(keys.cipher.toByteArray(), fromHex(one[u"cipher_key"]));
            QCOMPARE(keys.mac.toByteArray(), fromHex(one[u"mac_key"]));
        }
        QCOMPARE(media::expand("short", Kind::Image).error().fault, Fault::Malformed);
    }

    void sealsTheSameBytes()
    {
        for (const QJsonValue &value : cases_) {
            const QJsonObject one = value.toObject();
            if (!one.contains(u"media_key"))
                continue; // only its info is known
            const QByteArray plain = plainOf(one);
            for (const qsizetype step : {1, 7, 16, 1000}) {
                media::Sealer sealer(keysOf(one));
                QByteArray file;
                for (qsizetype at = 0; at < plain.size(); at += step)
                    sealer.add(QByteArrayView(plain).sliced(at, std::min(step, plain.size() - at)), file);
                QVERIFY(sealer.finish(file) == digests(one));
                if (one.contains(u"file"))
                    QCOMPARE(file, fromHex(one[u"file"]));
                else
                    QVERIFY(file.startsWith(fromHex(one[u"file_head"])));
                QVERIFY(file.endsWith(fromHex(one[u"mac"])));
                QCOMPARE(file.size(), media::sealedSize(plain.size()));
            }
        }
    }

    void opensInPiecesOfAnySize()
    {
        for (const QJsonValue &value : cases_) {
            const QJsonObject one = value.toObject();
            if (!one.contains(u"media_key"))
                continue; // only its info is known
            const QByteArray file = fileOf(keysOf(one), one, 16);
            for (const qsizetype step : {1, 9, 10, 11, 16, 1000}) {
                const auto plain = open(keysOf(one), digests(one), file, step);
                QVERIFY2(plain.has_value(), plain ? "" : qPrintable(plain.error().detail));
                QCOMPARE(*plain, plainOf(one));
            }
        }
    }

    void everyChangedByteIsNoticed()
    {
        const QJsonObject one = cases_.first().toObject();
        const QByteArray file = fromHex(one[u"file"]);
        for (qsizetype at = 0; at < file.size(); ++at) {
            QByteArray touched = file;
            touched[at] = static_cast<char>(touched[at] ^ 1);
            // also by the MAC alone: not every message says the digests
            for (const auto &expected : {digests(one), media::Digests{}}) {
                const auto plain = open(keysOf(one), expected, touched, 16);
                QVERIFY(!plain);
                QCOMPARE(plain.error().fault, Fault::Forged);
            }
        }
    }

    void whatIsCutOrLongerIsNoticed()
    {
        const QJsonObject one = cases_.first().toObject();
        const QByteArray file = fromHex(one[u"file"]);
        for (qsizetype size = 0; size < file.size(); ++size)
            QCOMPARE(open(keysOf(one), digests(one), file.left(size), 16).error().fault, Fault::Forged);
        QCOMPARE(open(keysOf(one), digests(one), file + 'x', 16).error().fault, Fault::Forged);
        QCOMPARE(open(keysOf(one), {}, file + QByteArray(16, 'x'), 16).error().fault, Fault::Forged);
    }

    void digestsAndLengthOfAnotherFileAreNoticed()
    {
        const QJsonObject one = cases_.first().toObject();
        const QByteArray file = fromHex(one[u"file"]);
        auto expected = digests(one);
        expected.fileSha256[0] = static_cast<char>(expected.fileSha256[0] ^ 1);
        QCOMPARE(open(keysOf(one), expected, file, 16).error().fault, Fault::Forged);
        expected = digests(one);
        expected.fileEncSha256[31] = static_cast<char>(expected.fileEncSha256[31] ^ 1);
        QCOMPARE(open(keysOf(one), expected, file, 16).error().fault, Fault::Forged);
        for (const int wrong : {-1, 1}) {
            expected = digests(one);
            expected.plainBytes += wrong;
            QCOMPARE(open(keysOf(one), expected, file, 16).error().fault, Fault::Forged);
        }
    }

    void noMoreThanAllowedIsTaken()
    {
        const QJsonObject one = cases_.first().toObject();
        media::Digests unsaid = digests(one);
        unsaid.plainBytes = -1;
        QCOMPARE(open(keysOf(one), unsaid, fromHex(one[u"file"]), 16, 32).error().fault, Fault::Limit);
        QVERIFY(open(keysOf(one), unsaid, fromHex(one[u"file"]), 16, 100));
        QCOMPARE(open(keysOf(one), digests(one), fromHex(one[u"file"]), 16, 32).error().fault, Fault::Limit);
    }
};

GESHER_TEST(tst_vector_media, TstVectorMedia)
#include "tst_vector_media.moc"
