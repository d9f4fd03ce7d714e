// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/models/file_names.h"
#include "ui/models/files.h"

#include <QSignalSpy>

#include <vector>

using namespace Qt::StringLiterals;
using base::Result;
using door::FileState;
using ui::FileView;
using ui::MessageFiles;
using FileIs = ui::FileView::Is;

class TstMessageFiles : public QObject {
    Q_OBJECT
    FileState state_;
    int asked_ = 0;
    std::vector<QPromise<Result<void>>> fetches_;

    MessageFiles::Source source()
    {
        return {[this](const QString &) {
                    ++asked_;
                    QPromise<Result<FileState>> promise;
                    promise.start();
                    promise.addResult(Result<FileState>(state_));
                    promise.finish();
                    return promise.future();
                },
            [this](const QString &) {
                fetches_.emplace_back();
                fetches_.back().start();
                return fetches_.back().future();
            }};
    }
    void answer(const Result<void> &result)
    {
        fetches_.back().addResult(result);
        fetches_.back().finish();
    }

private Q_SLOTS:
    void init()
    {
        state_ = {};
        asked_ = 0;
        fetches_.clear();
    }

    void asksOnceForWhatIsLookedAt()
    {
        MessageFiles files(source());
        QCOMPARE(files.look(u"a"_s).is, FileIs::Unknown);
        QTRY_COMPARE(files.look(u"a"_s).is, FileIs::Absent);
        QCOMPARE(asked_, 1);
        QVERIFY(!files.isPolling());
    }

    void aFileThatCameByItselfIsSeen()
    {
        MessageFiles files(source());
        files.refresh(u"never seen"_s);
        QCOMPARE(asked_, 0);
        files.look(u"a"_s);
        QTRY_COMPARE(files.look(u"a"_s).is, FileIs::Absent);
        state_ = {FileState::Is::Here, 7, 7};
        files.refresh(u"a"_s);
        QTRY_COMPARE(files.look(u"a"_s).is, FileIs::Here);
    }

    void progressIsFollowedWhileItIsFetchedAndNoLonger()
    {
        MessageFiles files(source());
        QSignalSpy changed(&files, &MessageFiles::changed);
        files.fetch(u"a"_s);
        files.fetch(u"a"_s);
        QCOMPARE(fetches_.size(), size_t(1));
        QCOMPARE(files.look(u"a"_s), FileView({FileIs::Fetching}));
        QVERIFY(files.isPolling());
        state_ = {FileState::Is::Fetching, 40, 100};
        QTRY_COMPARE(files.look(u"a"_s), FileView({FileIs::Fetching, 40, 100}));
        answer({});
        QTRY_COMPARE(files.look(u"a"_s).is, FileIs::Here);
        QTRY_VERIFY(!files.isPolling());
        QCOMPARE(changed.count(), 3);
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        MessageFiles files(source());
        files.fetch(u"a"_s);
        answer(base::fail(base::Fault::Timeout, u"x"_s, u"phone_silent"_s));
        QTRY_COMPARE(files.look(u"a"_s).is, FileIs::Failed);
        QCOMPARE(files.look(u"a"_s).why, u"The phone did not answer. Open WhatsApp on it and try again."_s);
        files.refresh(u"a"_s); // not here: that is no news
        QTRY_COMPARE(files.look(u"asked later"_s).is, FileIs::Absent);
        QCOMPARE(files.look(u"a"_s).is, FileIs::Failed);
        files.fetch(u"a"_s);
        QCOMPARE(fetches_.size(), size_t(2));
        QCOMPARE(files.look(u"a"_s).is, FileIs::Fetching);
    }

    void faultsHaveTheirSentences()
    {
        using base::Fault;
        QCOMPARE(ui::whyNoFile({Fault::NotFound, {}, u"gone"_s}),
            u"Neither WhatsApp nor the phone has this file any more."_s);
        QCOMPARE(ui::whyNoFile({Fault::Forged, {}, {}}),
            u"What arrived is not the file that was sent; it was thrown away."_s);
        QVERIFY(!ui::whyNoFile({Fault::Offline, {}, {}}).isEmpty());
    }

    void onlyTheLatestAreRemembered()
    {
        MessageFiles files(source());
        for (int i = 0; i < 401; ++i)
            files.look(QString::number(i));
        QCOMPARE(asked_, 401);
        files.refresh(u"0"_s);
        QCOMPARE(asked_, 401);
        files.refresh(u"400"_s);
        QCOMPARE(asked_, 402);
    }

    void namesOfStrangersAreMadeHarmless_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"Offer 12.pdf"_s << u"Offer 12.pdf"_s;
        QTest::newRow("hebrew") << u"הצעה.pdf"_s << u"הצעה.pdf"_s;
        QTest::newRow("folders") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("other folders") << u"C:\\Windows\\a.exe"_s << u"a.exe"_s;
        QTest::newRow("hidden") << u"..bashrc"_s << u"bashrc"_s;
        QTest::newRow("turned round") << u"a\u202Efdp.exe"_s << u"afdp.exe"_s;
        QTest::newRow("control") << u"a\nb\0c.txt"_s << u"abc.txt"_s;
        QTest::newRow("hidden behind a mark") << u"\u200F.ssh"_s << u"ssh"_s;
        QTest::newRow("nothing") << u"/.."_s << QString();
        QTest::newRow("long") << QString(300, u'x') + u".pdf"_s << QString(116, u'x') + u".pdf"_s;
    }
    void namesOfStrangersAreMadeHarmless()
    {
        QFETCH(const QString, name);
        QTEST(ui::harmlessName(name), "expected");
    }

    void aPhotoIsNamedAfterItsTime()
    {
        model::Message message;
        message.kind = model::MessageKind::Image;
        message.timestampMs = QDateTime({2026, 11, 26}, {9, 30}).toMSecsSinceEpoch();
        model::Media media;
        media.mime = u"image/jpeg"_s;
        message.content = media;
        QCOMPARE(ui::suggestedName(message), u"photo-2026-11-26-0930.jpg"_s);
    }
};

GESHER_TEST(tst_message_files, TstMessageFiles)
#include "tst_message_files.moc"
