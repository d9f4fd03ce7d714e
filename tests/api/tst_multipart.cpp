// SPDX-License-Identifier: GPL-3.0-or-later
// Forms as browsers, curl and strangers send them, in pieces of any size.
#include "engine/api/multipart.h"
#include "tests/support/runner.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using base::Fault;

namespace {

struct Read {
    std::optional<base::Error> error;
    QByteArray file;
    QByteArray type;
    QString name;
    bool hasPart = false;
};

Read read(const QByteArray &form, qsizetype step, const QByteArray &boundary = "b0")
{
    Read result;
    api::Multipart multipart(boundary, "file", [&](QByteArrayView piece) -> base::Result<void> {
        result.file.append(piece.data(), piece.size());
        return {};
    });
    for (qsizetype at = 0; at < form.size() && !result.error; at += step) {
        if (const auto fed = multipart.feed(form.mid(at, step)); !fed)
            result.error = fed.error();
    }
    if (!result.error) {
        if (const auto whole = multipart.finish(); !whole)
            result.error = whole.error();
    }
    result.type = multipart.contentType();
    result.name = multipart.fileName();
    result.hasPart = multipart.hasPart();
    return result;
}

QByteArray part(const QByteArray &headers, const QByteArray &body)
{
    return "--b0\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}
const QByteArray kEnd = "--b0--\r\n";
const QByteArray kFileHeader
    = "Content-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg";

}

class TstMultipart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileIsTakenOutWhateverThePiecesAre()
    {
        // bytes that look like the begin of a boundary, and like an end of lines
        const QByteArray bytes
            = QByteArray("\r\n--b\r\n--b1\r\n\0--b0x\r\n\r\n-", 26) + QByteArray(300, '\r');
        const QByteArray form = "a word before\r\n"
            + part("Content-Disposition: form-data; name=\"note\"", "none") + part(kFileHeader, bytes)
            + part("Content-Disposition: form-data; name=\"more\"", "x") + kEnd;
        for (const qsizetype step : {1, 2, 3, 7, 64, 10'000}) {
            const Read got = read(form, step);
            QVERIFY2(!got.error, qPrintable(got.error ? got.error->detail : QString()));
            QCOMPARE(got.file, bytes);
            QCOMPARE(got.type, QByteArray("image/jpeg"));
            QCOMPARE(got.name, u"a.jpg"_s);
        }
    }
    void anEmptyFileAndAFormWithoutItAreTold()
    {
        const Read empty = read(part(kFileHeader, ""), 5);
        QVERIFY(empty.error); // no end
        const Read whole = read(part(kFileHeader, "") + kEnd, 5);
        QVERIFY(!whole.error && whole.hasPart && whole.file.isEmpty());
        const Read none = read(part("Content-Disposition: form-data; name=\"note\"", "x") + kEnd, 5);
        QVERIFY(!none.error && !none.hasPart && none.file.isEmpty());
    }
    void aNameInAnyWritingComesWithoutFolders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("name");
        QTest::newRow("hebrew") << QByteArray("filename=\"הצעה.pdf\"") << u"הצעה.pdf"_s;
        QTest::newRow("encoded") << QByteArray("filename=\"x\"; filename*=UTF-8''%D7%90.pdf") << u"א.pdf"_s;
        QTest::newRow("bare") << QByteArray("filename=a.pdf") << u"a.pdf"_s;
        QTest::newRow("quotes") << QByteArray("filename=\"a\\\"b.pdf\"") << u"a\"b.pdf"_s;
        QTest::newRow("folders") << QByteArray("filename=\"../../etc/passwd\"") << u"passwd"_s;
        QTest::newRow("windows") << QByteArray("filename=\"C:\\temp\\a.pdf\"") << u"a.pdf"_s;
        QTest::newRow("control") << QByteArray("filename=\"a\x1b[31m.pdf\"") << u"a[31m.pdf"_s;
        QTest::newRow("none") << QByteArray("x=y") << QString();
    }
    void aNameInAnyWritingComesWithoutFolders()
    {
        QFETCH(QByteArray, header);
        const QByteArray form = part("content-disposition: form-data; name=file; " + header, "bytes") + kEnd;
        const Read got = read(form, 9);
        QVERIFY(!got.error);
        QTEST(got.name, "name");
        QCOMPARE(got.file, QByteArray("bytes"));
    }
    void whatIsNoFormIsRefused_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("json") << QByteArray("{\"a\": 1}");
        QTest::newRow("cut off") << part(kFileHeader, "bytes");
        QTest::newRow("headers without end") << "--b0\r\n" + QByteArray(20'000, 'x');
        QTest::newRow("blanks without end") << "--b0" + QByteArray(20'000, ' ');
        QTest::newRow("two files") << part(kFileHeader, "a") + part(kFileHeader, "b") + kEnd;
        QTest::newRow("boundary of more") << QByteArray("--b0x\r\n\r\n\r\n--b0--");
        QTest::newRow("very many parts") << part("A: b", "").repeated(40) + kEnd;
    }
    void whatIsNoFormIsRefused()
    {
        QFETCH(QByteArray, form);
        for (const qsizetype step : {1, 1000, 100'000}) {
            const Read got = read(form, step);
            QVERIFY(got.error);
            QCOMPARE(got.error->fault, Fault::Malformed);
        }
    }
    void aFaultOfTheTakerEndsTheReading()
    {
        api::Multipart multipart("b0", "file", [](QByteArrayView) -> base::Result<void> {
            return base::fail(Fault::Storage, u"full"_s, u"full"_s);
        });
        const auto fed = multipart.feed(part(kFileHeader, QByteArray(1000, 'x')));
        QVERIFY(!fed);
        QCOMPARE(fed.error().fault, Fault::Storage);
    }
    void aBoundaryIsReadFromTheContentType()
    {
        QCOMPARE(api::multipartBoundary("multipart/form-data; boundary=abc").value_or(""), QByteArray("abc"));
        QCOMPARE(api::multipartBoundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"").value_or(""),
            QByteArray("a b"));
        for (const QByteArray &type : {QByteArray("application/json"), QByteArray("multipart/form-data"),
                 QByteArray("multipart/mixed; boundary=a"),
                 "multipart/form-data; boundary=" + QByteArray(71, 'a'),
                 QByteArray("multipart/form-data; boundary=\"\"")})
            QVERIFY(!api::multipartBoundary(type));
    }
};

GESHER_TEST(tst_multipart, TstMultipart)
#include "tst_multipart.moc"
