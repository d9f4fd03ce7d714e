// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may be.
#include "engine/model/client.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using model::ClientDraft;

class TstClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMarkComesFromTheName_data();
    void aMarkComesFromTheName();
    void whatCannotBeIsNamed_data();
    void whatCannotBeIsNamed();
    void aMarkFollowsTheNameUntilSomebodyChoseOne();
    void timesOfDayAreReadAndWritten();
};

void TstClient::aMarkComesFromTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mark");
    QTest::newRow("two words") << u"Cohen & Sons"_s << u"CS"_s;
    QTest::newRow("one word") << u"Dana"_s << u"DA"_s;
    QTest::newRow("Hebrew") << u"מוסך כהן"_s << u"מכ"_s;
    QTest::newRow("one letter") << u"x"_s << u"X"_s;
    QTest::newRow("no letters") << u"🙂 !"_s << u"?"_s;
}

void TstClient::aMarkComesFromTheName()
{
    QFETCH(QString, name);
    QTEST(model::markOf(name), "mark");
}

void TstClient::whatCannotBeIsNamed_data()
{
    QTest::addColumn<ClientDraft>("draft");
    QTest::addColumn<QString>("field");
    const auto row
        = [](const char *name, const QString &field, const std::function<void(ClientDraft &)> &change) {
              ClientDraft draft;
              draft.name = u"Cohen"_s;
              change(draft);
              QTest::newRow(name) << draft << field;
          };
    row("nothing wrong", {}, [](ClientDraft &) {});
    row("blank name", u"name"_s, [](ClientDraft &draft) { draft.name = u"  "_s; });
    row("long name", u"name"_s, [](ClientDraft &draft) { draft.name = QString(101, u'x'); });
    row("no zone", u"time_zone"_s, [](ClientDraft &draft) { draft.timeZone = "Asia/Atlantis"; });
    row("a zone", {}, [](ClientDraft &draft) { draft.timeZone = "Asia/Jerusalem"; });
    row("no country", u"country"_s, [](ClientDraft &draft) { draft.country = u"ZQ"_s; });
    row("small letters", u"country"_s, [](ClientDraft &draft) { draft.country = u"il"_s; });
    row("a country", {}, [](ClientDraft &draft) { draft.country = u"IL"_s; });
    row("no language", u"language"_s, [](ClientDraft &draft) { draft.language = u"qq"_s; });
    row("a language", {}, [](ClientDraft &draft) { draft.language = u"he"_s; });
    row("illegible colour", u"colour"_s, [](ClientDraft &draft) { draft.colour = u"#FFFFFF"_s; });
    row("mark of three", u"mark"_s, [](ClientDraft &draft) { draft.mark = u"ABC"_s; });
    row("no time of day", u"quiet_hours"_s, [](ClientDraft &draft) {
        draft.quietHours = model::QuietHours{0, 1440};
    });
    row("all day", u"quiet_hours"_s, [](ClientDraft &draft) {
        draft.quietHours = model::QuietHours{60, 60};
    });
    row("over midnight", {}, [](ClientDraft &draft) { draft.quietHours = model::QuietHours{1320, 420}; });
    row("kept too long", u"retention"_s, [](ClientDraft &draft) { draft.keepMessagesDays = 3661; });
}

void TstClient::whatCannotBeIsNamed()
{
    QFETCH(ClientDraft, draft);
    QFETCH(QString, field);
    const auto wrong = model::wrongFields(draft, true);
    QCOMPARE(wrong.isEmpty() ? QString() : wrong.first().field, field);
    QVERIFY(wrong.size() <= 1);
    QVERIFY(!model::wrongFields({}, true).isEmpty()); // a new one needs a name
    QVERIFY(model::wrongFields({}, false).isEmpty());
}

void TstClient::aMarkFollowsTheNameUntilSomebodyChoseOne()
{
    ClientDraft draft;
    draft.name = u"Cohen & Sons"_s;
    auto client = model::changed({}, draft);
    QCOMPARE(client.mark, u"CS"_s);
    draft.name = u"Levi Motors"_s;
    client = model::changed(client, draft);
    QCOMPARE(client.mark, u"LM"_s);
    draft.mark = u"LV"_s;
    client = model::changed(client, draft);
    draft = {};
    draft.name = u"Levi"_s;
    QCOMPARE(model::changed(client, draft).mark, u"LV"_s);
}

void TstClient::timesOfDayAreReadAndWritten()
{
    QCOMPARE(model::minutesOf(u"22:30"), 1350);
    QCOMPARE(model::clockTime(1350), u"22:30"_s);
    QCOMPARE(model::clockTime(5), u"00:05"_s);
    for (const char16_t *text : {u"24:00", u"7:00", u"07:60", u"", u"07:00 "})
        QVERIFY(!model::minutesOf(text));
}

GESHER_TEST(tst_client, TstClient)
#include "tst_client.moc"
