// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a text mentions, and what they are called where it is shown.
#include "tests/support/runner.h"
#include "tests/ui/kinds.h"
#include "ui/models/chat_list_model.h"
#include "ui/models/group_members.h"
#include "ui/models/message_words.h"
#include "ui/models/news.h"
#include "ui/models/people.h"
#include "ui/theme/bidi.h"

#include <QSignalSpy>
#include <QTest>

using namespace ui_tests;
using model::Jid;
using ui::Member;
using ui::MentionWords;
using ui::People;
using ui::Who;

namespace {

const Who kDanaLevi{u"Dana Levi"_s, u"+972555550142"_s, false};

/// Answers at once with what it was given, and counts.
struct Known {
    QHash<QByteArray, Who> people;
    int questions = 0;
    int keys = 0;
    People::Ask ask()
    {
        return [this](const QList<People::Key> &asked) {
            ++questions;
            keys += static_cast<int>(asked.size());
            QList<People::Known> answer;
            for (const People::Key &key : asked) {
                const auto found = people.constFind(key.jid.user);
                answer.append(found == people.cend() ? People::Known{{{}, {}, true}, false}
                                                     : People::Known{*found, true});
            }
            QPromise<base::Result<QList<People::Known>>> promise;
            promise.start();
            promise.addResult(base::Result<QList<People::Known>>(answer));
            promise.finish();
            return promise.future();
        };
    }
};

model::Message mentioning(const QString &text, const QList<Jid> &mentions)
{
    model::Message message = messageOf(MessageKind::Text, {}, text);
    message.account = {u"a"_s};
    message.mentions = mentions;
    return message;
}

}

class TstMentions : public QObject {
    Q_OBJECT
    base::SystemClock clock_;

private Q_SLOTS:
    void namesStandInsteadOfDigitsEachTime()
    {
        const MentionWords words{{"972555550142", ui::shownMention(kDanaLevi)}, {"97255555", u"@other"_s}};
        const auto shown = ui::named(u"@972555550142, ask @972555550142"_s, words);
        QCOMPARE(ui::plain(shown.text), u"@Dana Levi, ask @Dana Levi"_s);
        QCOMPARE(shown.marks.size(), 2);
        for (const model::TextMark &mark : shown.marks)
            QCOMPARE(ui::plain(shown.text.mid(mark.from, mark.length)), u"@Dana Levi"_s);
    }
    void whatOnlyBeginsLikeOneOrIsNobodyStaysAsItIs()
    {
        const MentionWords words{{"97255555", u"@x"_s}};
        for (const QString &text : {u"@972555550142"_s, u"@123 is here"_s, u"97255555"_s, u"a@b.example"_s})
            QCOMPARE(ui::named(text, words).text, text);
    }
    void aHiddenNumberAndANumberWithoutANameAreNamedSo()
    {
        QCOMPARE(ui::plain(ui::shownMention({u"noa"_s, {}, true})), u"@~noa"_s);
        QCOMPARE(ui::plain(ui::shownMention({{}, {}, true})), u"@number hidden"_s);
        const QString phone = ui::shownMention({{}, u"+972555550142"_s, false});
        QCOMPARE(phone, ui::ltr(u'@' + ui::phone(u"+972555550142"_s))); // the sign stays at its left end
        QCOMPARE(
            ui::namedPlain(u"שלום @972555550142"_s, {{"972555550142", phone}}), u"שלום @+972 55-555-0142"_s);
    }
    void aNameOfAStrangerBreaksNothing()
    {
        const Who who{u"a\u202e\nb"_s + QString(500, u'x'), u"+972555550142"_s, false};
        const QString shown = ui::shownMention(who);
        QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202e)));
        QVERIFY(shown.size() < 80);
    }
    void aSentenceRunsAsItsOwnWordsDoWhoeverItNames()
    {
        const MentionWords words{{"972555550142", ui::shownMention(kDanaLevi)}};
        const auto runs = [&](const QString &text) {
            return ui::directionOf(ui::named(text, words).text, Qt::RightToLeft);
        };
        QCOMPARE(runs(u"@972555550142 יכולה?"_s), Qt::RightToLeft);
        QCOMPARE(runs(u"@972555550142 can?"_s), Qt::LeftToRight);
        QCOMPARE(runs(u"@972555550142"_s), Qt::LeftToRight); // there is nothing else
        QCOMPARE(runs(u"123"_s), Qt::RightToLeft);
    }
    void everyoneIsAMentionOnlyWhereAllAreMeant()
    {
        const auto meant = ui::named(u"@all tomorrow at nine, @Everyone! no@all.example"_s, {}, true);
        QCOMPARE(meant.marks.size(), 2);
        QCOMPARE(meant.marks.first(), (model::TextMark{0, 4}));
        QVERIFY(ui::named(u"@all tomorrow"_s, {}).marks.isEmpty());
    }
    void allWhoAreLookedForAreOneQuestionAndAreKept()
    {
        Known known;
        known.people.insert("972555550142", kDanaLevi);
        People people(known.ask(), clock_);
        QSignalSpy changed(&people, &People::changed);
        const auto message
            = mentioning(u"@972555550142 @77700011"_s, {Jid::pn("972555550142"), Jid::lid("77700011")});
        QCOMPARE(ui::plain(ui::named(message.text, people.calledIn(message)).text),
            u"@+972 55‑555‑0142 @number hidden"_s.replace(u"+972 "_s, u"+972\u00a0"_s));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(ui::namedPlain(message.text, people.calledIn(message)), u"@Dana Levi @number hidden"_s);
        QCOMPARE(known.questions, 1);
        QCOMPARE(known.keys, 2);
    }
    void aTextWithoutAListNamesThoseAloneWhomTheNumberKnows()
    {
        Known known;
        known.people.insert("972555550142", kDanaLevi);
        People people(known.ask(), clock_);
        QSignalSpy changed(&people, &People::changed);
        const QString text = u"@972555550142 and @55512345"_s;
        QVERIFY(people.calledIn({u"a"_s}, text).isEmpty());
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(ui::namedPlain(text, people.calledIn({u"a"_s}, text)), u"@Dana Levi and @55512345"_s);
    }
    void theLineOfAChatAndItsSentenceCallThemByName()
    {
        Known known;
        known.people.insert("972555550142", kDanaLevi);
        People people(known.ask(), clock_);
        QSignalSpy changed(&people, &People::changed);
        model::Chat chat;
        chat.account = {u"a"_s};
        chat.jid = *Jid::parse("12036300@g.us");
        chat.name = u"Evening"_s;
        chat.last = mentioning(u"ask @972555550142"_s, {Jid::pn("972555550142")});
        static_cast<void>(ui::spokenRow(chat, 0, &people));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(ui::spokenRow(chat, 0, &people).contains(u"ask @Dana Levi"));
        chat.draft = u"thanks @972555550142"_s;
        static_cast<void>(ui::spokenRow(chat, 0, &people));
        QTRY_VERIFY(ui::spokenRow(chat, 0, &people).contains(u"draft: thanks @Dana Levi"));
    }
    void aNoticeCallsThemByName()
    {
        ui::ChatNews news;
        news.chat.account = {u"a"_s};
        news.chat.jid = *Jid::parse("12036300@g.us");
        news.chat.kind = u"group"_s;
        news.chat.name = u"Evening"_s;
        news.number = u"Reception"_s;
        auto message = mentioning(u"ask @972555550142"_s, {Jid::pn("972555550142")});
        message.fromName = u"Tom"_s;
        message.timestampMs = 1'000;
        news.messages = {message};
        news.called = {{"972555550142", ui::shownMention(kDanaLevi)}};
        const auto notices = ui::noticesOf({news}, 1'000);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(ui::plain(notices.first().body), u"Tom: ask @Dana Levi"_s);
    }
    void membersAreFoundByWhatIsTypedInBothLanguages()
    {
        const QList<Member> all{{Jid::pn("1"), {}, {u"Anna Dean"_s, u"+972555550111"_s, false}},
            {Jid::pn("2"), {}, {u"Dana Levi"_s, u"+972555550142"_s, false}},
            {Jid::pn("3"), {}, {u"דָּנָה כהן"_s, u"+972555550188"_s, false}},
            {Jid::lid("4"), {}, {u"Iddo"_s, {}, true}}, {Jid::pn("5"), {}, {{}, u"+442079460000"_s, false}}};
        const auto found = [&](const QString &typed) {
            QByteArray users;
            for (const Member &one : ui::matching(all, typed))
                users += one.jid.user;
            return users;
        };
        QCOMPARE(found({}), "12345");
        QCOMPARE(found(u"d"_s), "124"); // words that begin with it, then names that have it
        QCOMPARE(found(u"LEV"_s), "2");
        QCOMPARE(found(u"דנ"_s), "3");
        QCOMPARE(found(u"dana l"_s), "2");
        QCOMPARE(found(u"0142"_s), "2");
        QCOMPARE(found(u"44 20"_s), "5");
        QCOMPARE(found(u"nobody"_s), "");
    }
};

GESHER_TEST(tst_mentions, TstMentions)
#include "tst_mentions.moc"
