// SPDX-License-Identifier: GPL-3.0-or-later
// What is saved is all of the file, or nothing.
#include "tests/support/runner.h"
#include "ui/models/file_save.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

class Pieces final : public door::FileReader {
public:
    Pieces(QList<QByteArray> pieces, bool breaks) : pieces_(std::move(pieces)), breaks_(breaks) { }
    qint64 bytes() const override { return 0; }
    QString mime() const override { return {}; }
    QString name() const override { return {}; }
    base::Result<QByteArray> read() override
    {
        if (!pieces_.isEmpty())
            return pieces_.takeFirst();
        if (breaks_)
            return base::fail(base::Fault::Storage, u"damaged"_s, u"damaged"_s);
        return QByteArray();
    }

private:
    QList<QByteArray> pieces_;
    bool breaks_;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

}

class TstFileSave : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPieceIsWritten()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"photo.jpg"_s);
        Pieces pieces({"one", "two"}, false);
        QVERIFY(ui::copyFile(pieces, path));
        QCOMPARE(contents(path), "onetwo");
    }
    void aFileThatBreaksOffLeavesWhatWasThere()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"photo.jpg"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        Pieces pieces({"one"}, true);
        QCOMPARE(ui::copyFile(pieces, path).error().fault, base::Fault::Storage);
        QCOMPARE(contents(path), "before");
    }
    void aPlaceThatCannotBeWrittenIsAFault()
    {
        Pieces pieces({"one"}, false);
        const auto done = ui::copyFile(pieces, u"/nowhere/at/all.jpg"_s);
        QVERIFY(!done);
        QVERIFY(!done.error().detail.isEmpty());
    }
};

GESHER_TEST(tst_file_save, TstFileSave)
#include "tst_file_save.moc"
