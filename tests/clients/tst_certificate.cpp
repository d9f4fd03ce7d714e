// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/certificate.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstCertificate : public QObject {
    Q_OBJECT

    static model::OffBoarded done(const QString &language)
    {
        model::OffBoarded done;
        done.client.name = u"Cohen & <Sons>"_s;
        done.client.language = language;
        done.client.timeZone = "Asia/Jerusalem";
        done.numbers = 2;
        done.messages = 1'234;
        done.atMs = 1'790'000'000'000; // 14:13:20 in UTC
        return done;
    }
    static QString page(const model::OffBoarded &done)
    {
        return QString::fromUtf8(clients::certificatePage(done, QByteArray(32, '\xab')));
    }

private Q_SLOTS:
    void itSpeaksTheClientsLanguageInItsDirection()
    {
        const QString hebrew = page(done(u"he"_s));
        QVERIFY(hebrew.contains(u"dir=\"rtl\""_s));
        QVERIFY(hebrew.contains(u"אישור מחיקה"_s));
        QVERIFY(!hebrew.contains(u"deleted"_s));
        for (const QString &other : {u"en"_s, u"fr"_s, QString()}) {
            QVERIFY(page(done(other)).contains(u"dir=\"ltr\""_s));
            QVERIFY(page(done(other)).contains(u"Certificate of deletion"_s));
        }
    }

    void itCountsByTheClientsClock()
    {
        QVERIFY(page(done(u"he"_s)).contains(u"2026-09-21 17:13:20 Asia/Jerusalem"_s));
        model::OffBoarded nowhere = done(u"en"_s);
        nowhere.client.timeZone = "Nowhere/Land";
        QVERIFY(page(nowhere).contains(u"2026-09-21 14:13:20 UTC"_s));
    }

    void aNameIsTextAndNothingElse()
    {
        const QString page = this->page(done(u"en"_s));
        QVERIFY(page.contains(u"Cohen &amp; &lt;Sons&gt;"_s));
        QVERIFY(!page.contains(u"<Sons>"_s));
    }

    void itNamesTheManifestByItsDigest()
    {
        QVERIFY(page(done(u"en"_s)).contains(QString(u"ab"_s).repeated(32)));
    }
};

GESHER_TEST(tst_certificate, TstCertificate)
#include "tst_certificate.moc"
