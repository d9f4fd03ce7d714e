// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for inside the conversation that is open.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/bubble_layout.h"
#include "ui/pages/inbox/find_bar.h"
#include "ui/shell/language.h"

#include <QDir>

using namespace ui_tests;

class TstChatSearch : public InboxTest {
    Q_OBJECT

    ui::FindBar &bar() { return *page_->findChild<ui::FindBar *>(); }
    ui::SearchField &field() { return *bar().findChild<ui::SearchField *>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// The index trails the messages a little.
    bool isIndexed(const QString &text, int count)
    {
        return QTest::qWaitFor(
            [&] {
                const auto found = stage_->answerOf(stage_->desk().ask([text](door::Engine &engine) {
                    model::SearchFilter filter;
                    filter.text = text;
                    return engine.chats().search(filter);
                }));
                return found && found->items.size() == count;
            },
            10'000);
    }
    void look(const QString &text)
    {
        field().setText(text);
        QTest::keyClick(&field(), Qt::Key_Return);
    }
    QString shown()
    {
        return view().currentIndex().isValid() ? messages().at(view().currentIndex().row()).text : QString();
    }

private Q_SLOTS:
    void itOpensOverTheConversationAndGivesTheKeyboardBack()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        edit().setFocus();
        QVERIFY(!bar().isOpen());
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar().isVisible());
        QVERIFY(field().hasFocus());
        field().setText(u"one"_s);
        press(Qt::Key_Escape);
        QVERIFY(!bar().isOpen());
        QVERIFY(edit().hasFocus());
        view().setFocus();
        // the same key on the Hebrew layout
        QTest::sendKeyEvent(
            QTest::Click, &view(), static_cast<Qt::Key>(0x05DB), QChar(0x05DB), Qt::ControlModifier);
        QVERIFY(field().hasFocus());
        QVERIFY(field().text().isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(view().hasFocus());
    }
    void withoutAConversationTheChatsAreSearched()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        auto *chatsField = page_->list()->findChild<ui::SearchField *>();
        QTest::keyClick(page_.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(chatsField->hasFocus());
        open(kDana);
        QTest::keyClick(page_.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(chatsField->hasFocus());
        QVERIFY(!bar().isOpen());
    }
    void onlyThisChatIsSearchedAndTheKeysGoThroughWhatIsFound()
    {
        for (const QString &text :
            {u"invoice one"_s, u"something"_s, u"invoice two"_s, u"the invoice three"_s})
            QVERIFY(receive(kDana, text));
        QVERIFY(receive(kTom, u"another invoice"_s));
        QVERIFY(isIndexed(u"invoice"_s, 4));
        show();
        open(kDana);
        page_->conversation()->openSearch();
        look(u"invo"_s);
        QTRY_VERIFY(textsOf(bar()).contains(u"1 of 3"_s));
        QCOMPARE(shown(), u"the invoice three"_s);
        QVERIFY(field().hasFocus());
        press(Qt::Key_Return);
        QCOMPARE(shown(), u"invoice two"_s);
        QVERIFY(textsOf(bar()).contains(u"2 of 3"_s));
        QTest::keyClick(page_.get(), Qt::Key_F3);
        QCOMPARE(shown(), u"invoice one"_s);
        press(Qt::Key_Return); // round the end
        QCOMPARE(shown(), u"the invoice three"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown(), u"invoice one"_s);
        QTest::keyClick(page_.get(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(shown(), u"invoice two"_s);
        named<QToolButton>(bar(), u"Older match"_s)->click();
        QCOMPARE(shown(), u"invoice one"_s);
        look(u"nothing like it"_s);
        QTRY_VERIFY(textsOf(bar()).contains(u"Nothing found"_s));
        QVERIFY(!named<QToolButton>(bar(), u"Older match"_s)->isEnabled());
    }
    void whatStandsFarBackIsLoadedAndShown()
    {
        QVERIFY(receive(kDana, u"the invoice is here"_s));
        for (int i = 0; i < 130; ++i)
            stage_->write(kDana, kOwn, u"line %1"_s.arg(i));
        QVERIFY(stage_->hasMessages(own_, kDana, 131));
        QVERIFY(isIndexed(u"invoice"_s, 1));
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.chats().markRead(own_, Jid::pn(kDana)); })));
        show();
        open(kDana);
        QVERIFY(messages().at(0).text != u"the invoice is here"_s);
        page_->conversation()->openSearch();
        look(u"invoice"_s);
        QTRY_COMPARE(shown(), u"the invoice is here"_s);
        QVERIFY(messages().hasNewer());
        QVERIFY(field().hasFocus());
        QVERIFY(textsOf(bar()).contains(u"1 of 1"_s));
    }
    void theWordsThatWereFoundAreMarkedByTheSameRule()
    {
        ui::BubbleParts parts;
        parts.message.text = u"הגעתי לַבַּיִת שלכם, ובבית אין מפתח"_s;
        parts.wanted = u"בית"_s;
        const auto marked = ui::layOut(parts, theme_, 600);
        QCOMPARE(marked->found.size(), 2); // with prefix letters and points
        const auto &first = marked->found.first();
        QVERIFY(marked->text->text().mid(first.from, first.length).startsWith(u'ל'));
        parts.wanted.clear();
        QVERIFY(ui::layOut(parts, theme_, 600)->found.isEmpty());
    }
    void whatComesMeanwhileIsCounted()
    {
        QVERIFY(receive(kDana, u"invoice one"_s));
        QVERIFY(isIndexed(u"invoice"_s, 1));
        show();
        open(kDana);
        page_->conversation()->openSearch();
        look(u"invoice"_s);
        QTRY_VERIFY(textsOf(bar()).contains(u"1 of 1"_s));
        QVERIFY(receive(kDana, u"invoice two"_s));
        QTRY_VERIFY(textsOf(bar()).contains(u"2 of 2"_s)); // where it was
        QCOMPARE(shown(), u"invoice one"_s);
    }
    void anotherConversationClosesIt()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QVERIFY(receive(kTom, u"two"_s));
        show();
        open(kDana);
        page_->conversation()->openSearch();
        open(kTom);
        QVERIFY(!bar().isOpen());
        QVERIFY(edit().hasFocus());
    }
    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(receive(kDana, u"שלום, החשבונית של אפריל לא הגיעה אליי"_s));
        QVERIFY(receive(kDana, u"Please send the חשבונית again, I need it by Sunday"_s));
        QVERIFY(stage_->send(own_, kDana, u"שולחים את החשבונית עכשיו, ובחשבונית הבאה נוסיף גם את הפירוט"_s));
        QVERIFY(isIndexed(u"חשבונית"_s, 3));
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                show(1000, 640);
                open(kDana);
                page_->conversation()->openSearch();
                look(u"חשבונית"_s);
                QTRY_VERIFY(view().currentIndex().isValid());
                press(Qt::Key_Return);
                QCoreApplication::sendPostedEvents();
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/find-%1.png").arg(kind)));
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
    }
};

GESHER_TEST(tst_chat_search, TstChatSearch)
#include "tst_chat_search.moc"
