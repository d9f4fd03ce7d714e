// SPDX-License-Identifier: GPL-3.0-or-later
// What is behind a link that is being written.
#include "tests/support/runner.h"
#include "ui/models/link_looks.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using door::LinkLook;

namespace {

/// Pages that answer when the test says so.
struct Pages {
    QStringList asked;
    QHash<QString, std::shared_ptr<QPromise<Result<LinkLook>>>> open;

    ui::LinkLooks::Look look()
    {
        return [this](const QString &link) {
            asked.append(link);
            const auto promise = std::make_shared<QPromise<Result<LinkLook>>>();
            promise->start();
            open.insert(link, promise);
            return promise->future();
        };
    }
    void answer(const QString &link, const Result<LinkLook> &with)
    {
        const auto promise = open.take(link);
        promise->addResult(with);
        promise->finish();
    }
    void show(const QString &link) { answer(link, LinkLook{{link, u"Title of "_s + link, {}}, {}}); }
};

const QString kMenu = u"https://shop.example/menu"_s;
const QString kMap = u"www.map.example"_s;

}

class TstLinkLooks : public QObject {
    Q_OBJECT
    Pages pages_;

    static QString titleOf(const ui::LinkLooks &looks)
    {
        return looks.shown() ? looks.shown()->preview.title : QString();
    }

private Q_SLOTS:
    void init() { pages_ = {}; }

    void aLinkIsLookedAtOnceItIsWholeAndOnlyOnce()
    {
        ui::LinkLooks looks(pages_.look());
        const QString text = u"here: "_s + kMenu;
        for (qsizetype end = 1; end <= text.size(); ++end)
            looks.setText(text.first(end));
        QTRY_COMPARE(pages_.asked, QStringList{kMenu});
        QSignalSpy changed(&looks, &ui::LinkLooks::changed);
        pages_.show(kMenu);
        QTRY_COMPARE(titleOf(looks), u"Title of "_s + kMenu);
        looks.setText(text + u" and more"_s);
        looks.setText(u"nothing"_s);
        QVERIFY(!looks.shown());
        looks.setText(text);
        QCOMPARE(titleOf(looks), u"Title of "_s + kMenu); // at once, and not asked again
        QCOMPARE(pages_.asked.size(), 1);
        QCOMPARE(changed.count(), 3);
    }
    void whatComesForAnotherLinkIsNotShown()
    {
        ui::LinkLooks looks(pages_.look());
        looks.setText(kMenu);
        QTRY_COMPARE(pages_.asked.size(), 1);
        looks.setText(kMap);
        QTRY_COMPARE(pages_.asked.size(), 2);
        pages_.show(kMap);
        QTRY_COMPARE(titleOf(looks), u"Title of "_s + kMap);
        pages_.show(kMenu);
        QTRY_VERIFY(pages_.open.isEmpty());
        QCOMPARE(titleOf(looks), u"Title of "_s + kMap);
    }
    void aPageThatCannotBeHadShowsNothingAndIsNotAskedAgain()
    {
        ui::LinkLooks looks(pages_.look());
        QSignalSpy changed(&looks, &ui::LinkLooks::changed);
        looks.setText(kMenu);
        QTRY_COMPARE(pages_.asked.size(), 1);
        pages_.answer(kMenu, base::fail(Fault::NotFound, u"none"_s));
        looks.setText(kMap);
        QTRY_COMPARE(pages_.asked.size(), 2);
        looks.setText(kMenu);
        pages_.show(kMap);
        QTRY_VERIFY(pages_.open.isEmpty());
        QCOMPARE(pages_.asked.size(), 2);
        QVERIFY(!looks.shown());
        QCOMPARE(changed.count(), 0);
    }
    void whoTakesItAwaySendsTheLinkAloneUntilTheNextText()
    {
        ui::LinkLooks looks(pages_.look());
        looks.setText(kMenu);
        QTRY_COMPARE(pages_.asked.size(), 1);
        pages_.show(kMenu);
        QTRY_VERIFY(looks.shown());
        looks.refuse();
        QVERIFY(!looks.shown());
        looks.setText(kMenu + u" today"_s);
        QVERIFY(!looks.shown());
        looks.setText({});
        looks.setText(kMenu);
        QVERIFY(looks.shown());
    }
};

GESHER_TEST(tst_link_looks, TstLinkLooks)
#include "tst_link_looks.moc"
