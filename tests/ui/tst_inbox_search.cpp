// SPDX-License-Identifier: GPL-3.0-or-later
// Messages are found from the field above the chats, and shown where they stand.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/found_list.h"
#include "ui/shell/language.h"
#include "ui/theme/bidi.h"

#include <QDir>
#include <QScrollBar>

using namespace ui_tests;

class TstInboxSearch : public InboxTest {
    Q_OBJECT

    ui::SearchField &field() { return *page_->list()->findChild<ui::SearchField *>(); }
    ui::FoundList &found() { return *page_->list()->found(); }
    QAbstractItemModel &rows() { return *found().view()->model(); }
    /// The index trails the messages a little.
    bool isIndexed(const QString &text, int count)
    {
        return QTest::qWaitFor(
            [&] {
                const auto found = stage_->desk().ask([text](door::Engine &engine) {
                    model::SearchFilter filter;
                    filter.text = text;
                    return engine.chats().search(filter);
                });
                const auto answer = found.result();
                return answer && answer->items.size() == count;
            },
            5'000);
    }
    void look(const QString &text, int count)
    {
        QVERIFY(isIndexed(text, count));
        field().setText(text);
        QTRY_COMPARE(rows().rowCount(), count);
    }

    /// The first of 131 messages, found from the end of a chat that is read.
    void openFarBack()
    {
        QVERIFY(receive(kDana, u"the invoice is here"_s));
        for (int i = 0; i < 130; ++i)
            stage_->write(kDana, kOwn, u"line %1"_s.arg(i));
        QVERIFY(stage_->hasMessages(own_, kDana, 131));
        show();
        open(kDana);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
        look(u"invoice"_s, 1);
        page_->conversation()->close();
        QTest::keyClick(&field(), Qt::Key_Return);
        QTRY_VERIFY(view().currentIndex().isValid());
        QCOMPARE(messages().at(view().currentIndex().row()).text, u"the invoice is here"_s);
    }

private Q_SLOTS:
    void messagesOfAllChatsAreFoundBelowTheChats()
    {
        QVERIFY(receive(kDana, u"the invoice is here"_s));
        QVERIFY(receive(kTom, u"which invoice?"_s));
        QVERIFY(receive(kTom, u"never mind"_s));
        show();
        QVERIFY(!found().isVisible());
        look(u"invo"_s, 2);
        QVERIFY(found().isVisible());
        QVERIFY(!page_->list()->view()->isVisible()); // no chat is called so
        look(u"Dana"_s, 0);
        QVERIFY(page_->list()->view()->isVisible());
        QTRY_VERIFY(textsOf(found()).contains(u"No message holds this."_s));
        field().clear();
        QTRY_VERIFY(!found().isVisible());
    }

    void whomAFoundMessageMentionsIsCalledByName()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        QVERIFY(receive(kTom, u"who has it?"_s));
        model::Outgoing message;
        message.to = Jid::pn(kTom);
        message.text = u"the order, @972555550142 has the invoice"_s;
        message.mentions = {Jid::pn(kDana)};
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [message, own = own_](door::Engine &engine) { return engine.chats().send(own, message); })));
        show();
        look(u"order invoice"_s, 1);
        const auto row = rows().index(0, 0).data(ui::FoundModel::FoundRole).value<ui::Found>();
        const model::Snippet &snippet = row.found.snippet;
        QCOMPARE(ui::plain(snippet.text), u"the order, @Dana has the invoice"_s);
        QCOMPARE(snippet.marks.size(), 2);
        QCOMPARE(snippet.text.mid(snippet.marks[0].from, snippet.marks[0].length), u"order"_s);
        QCOMPARE(snippet.text.mid(snippet.marks[1].from, snippet.marks[1].length), u"invoice"_s);
    }

    void hebrewIsFoundWithAndWithoutItsPrefixes()
    {
        QVERIFY(receive(kDana, u"הגעתי לבית שלכם"_s));
        show();
        look(u"בית"_s, 1);
        look(u"לבית"_s, 1);
        look(u"שלכ"_s, 1);
        look(u"מכתב"_s, 0);
    }

    void enterOpensTheFirstAndShowsItWhereItStands()
    {
        QVERIFY(receive(kDana, u"the invoice is here"_s));
        QVERIFY(receive(kDana, u"something else"_s));
        QVERIFY(receive(kTom, u"hello"_s));
        show();
        look(u"invoice"_s, 1);
        QTest::keyClick(&field(), Qt::Key_Return);
        QTRY_VERIFY(page_->conversation()->isOpen());
        QTRY_COMPARE(view().currentIndex().row(), 0);
        QCOMPARE(messages().at(0).text, u"the invoice is here"_s);
        QCOMPARE(page_->conversation()->chat().jid, Jid::pn(kDana));
    }

    void whatStandsFarBackIsShownWithWhatStandsAroundItAlone()
    {
        openFarBack();
        QVERIFY(messages().hasNewer());
        QVERIFY(messages().rowCount() < 131);

        // what comes meanwhile stands at the end, which is not here, and nobody has seen it
        QVERIFY(receive(kDana, u"at the end"_s));
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 1);
        QVERIFY(messages().at(messages().rowCount() - 1).text != u"at the end"_s);
        view().scrollToEnd();
        QTRY_VERIFY(!messages().hasNewer() && messages().rowCount() > 0);
        QCOMPARE(messages().at(messages().rowCount() - 1).text, u"at the end"_s);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
    }

    void readingOnFromThereComesToTheEndWithoutAGap()
    {
        openFarBack();
        QTRY_VERIFY([this] {
            view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
            return !messages().hasNewer();
        }());
        QCOMPARE(messages().rowCount(), 131);
        for (int i = 0; i < 130; ++i)
            QCOMPARE(messages().at(i + 1).text, u"line %1"_s.arg(i));
        QTRY_VERIFY([this] {
            view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
            return view().isAtEnd();
        }());
    }

    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(receive(kDana, u"שלום, החשבונית של אפריל לא הגיעה אליי"_s));
        QVERIFY(receive(
            kTom, u"Please send the חשבונית again, I need it by Sunday because my accountant asks"_s));
        QVERIFY(receive(kTom, u"Thank you!"_s));
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                show(1000, 640);
                look(u"חשבונית"_s, 2);
                QTest::keyClick(&field(), Qt::Key_Return);
                QTRY_VERIFY(page_->conversation()->isOpen());
                QTRY_VERIFY(view().currentIndex().isValid());
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/search-%1.png").arg(kind)));
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
    }

    void aRowIsReadAloudWithItsChat()
    {
        QVERIFY(receive(kDana, u"the invoice is here"_s));
        show();
        look(u"invoice"_s, 1);
        QVERIFY(rows().index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"the invoice is here"));
        QVERIFY(rows().index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Dana"));
    }
};

GESHER_TEST(tst_inbox_search, TstInboxSearch)
#include "tst_inbox_search.moc"
