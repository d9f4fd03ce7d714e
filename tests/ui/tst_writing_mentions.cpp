// SPDX-License-Identifier: GPL-3.0-or-later
// Mentions in a group: chosen while a text is written, sent, kept in drafts, changed, and shown by name.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/mention_picker.h"
#include "ui/pages/inbox/send_files.h"
#include "ui/shell/language.h"
#include "ui/theme/bidi.h"

#include <QClipboard>
#include <QDir>
#include <QListWidget>

using namespace ui_tests;

class TstWritingMentions : public InboxTest {
    Q_OBJECT

    const Jid group_{"120363000000000001", model::Server::Group, 0, 0, 0, {}};
    static constexpr const char *kDanaLid = "100000000000042";
    static constexpr const char *kHiddenLid = "100000000000077";

    QWidget &picker() { return *page_->findChild<ui::MentionPicker *>(); }
    QListWidget &list() { return *picker().findChild<QListWidget *>(); }
    void makeGroup(bool isHidden = false)
    {
        QVERIFY(stage_->addGroup(own_, group_, u"צוות ערב"_s,
            {{kDana, kDanaLid, u"Dana Levi"_s}, {kTom, {}, u"תום כהן"_s}, {"972555550199", {}, {}},
                {{}, kHiddenLid, {}, u"Noa"_s}},
            isHidden));
    }
    model::Chat groupChat()
    {
        const auto found = stage_->answerOf(
            stage_->desk().ask([this](door::Engine &engine) { return engine.chats().find(own_, group_); }));
        model::Chat chat = found && *found ? **found : model::Chat();
        chat.account = own_;
        chat.jid = group_;
        chat.kind = u"group"_s;
        if (chat.name.isEmpty())
            chat.name = u"צוות ערב"_s;
        return chat;
    }
    void openGroup()
    {
        QSignalSpy opened(&messages(), &ui::ConversationModel::opened);
        page_->open(groupChat());
        QTRY_COMPARE(opened.count(), 1);
        edit().setFocus();
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, &edit(), static_cast<Qt::Key>(c.toUpper().unicode()), c, {});
    }
    void choose(const QString &typed)
    {
        type(typed);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Return);
    }
    QList<model::Message> written()
    {
        const auto page = stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.chats().messages(own_, group_, 50, QString()); }));
        return page ? page->items : QList<model::Message>();
    }
    /// As if it had come.
    model::Message feed(const QString &text, const QList<Jid> &mentions, bool isOwn = false)
    {
        model::Message message = messageOf(MessageKind::Text, {}, text);
        message.id = u"z"_s + message.id;
        message.account = own_;
        message.chat = group_;
        message.mentions = mentions;
        message.timestampMs = stage_->networkClock().wallMs();
        message.direction = isOwn ? model::Direction::Out : model::Direction::In;
        message.state = isOwn ? model::MessageState::Sent : model::MessageState::Received;
        message.from = Jid::pn(isOwn ? kOwn : kTom);
        if (!isOwn) {
            message.fromName = u"תום כהן"_s;
            message.fromPhone = u"+972555550188"_s;
        }
        Q_EMIT stage_->changes().messageChanged(message);
        return message;
    }
    QString spoken(int row) { return messages().index(row).data(Qt::AccessibleTextRole).toString(); }

private Q_SLOTS:
    void aCaptionMentionsAMember()
    {
        makeGroup();
        show();
        openGroup();
        page_->findChild<ui::Composer *>()->bringPicture(QImage(40, 30, QImage::Format_RGB32));
        auto *dialog = page_->findChild<ui::SendFiles *>();
        auto *caption = dialog->findChild<ui::ComposerEdit *>();
        auto *members = dialog->findChild<ui::MentionPicker *>();
        const auto typeThere = [&](const QString &text) {
            for (const QChar c : text)
                QTest::sendKeyEvent(
                    QTest::Click, caption, static_cast<Qt::Key>(c.toUpper().unicode()), c, {});
        };
        caption->setFocus();
        typeThere(u"for @da"_s);
        QTRY_VERIFY(members->isVisible());
        QVERIFY(dialog->rect().contains(members->geometry())); // nothing of it is cut
        QTest::keyClick(caption, Qt::Key_Return);
        QCOMPARE(caption->text(), u"for @Dana Levi "_s);
        QVERIFY(written().isEmpty()); // chosen, not sent
        QTest::keyClick(caption, Qt::Key_Return);
        QTRY_COMPARE(written().size(), 1);
        QCOMPARE(written().first().kind, MessageKind::Image);
        QCOMPARE(written().first().text, u"for @972555550142"_s);
        QCOMPARE(written().first().mentions, QList<Jid>{Jid::pn(kDana)});
    }

    void anAtAndAFewLettersMentionAMember()
    {
        makeGroup();
        show();
        openGroup();
        type(u"hello @"_s);
        QTRY_VERIFY(picker().isVisible());
        QCOMPARE(list().count(), 4); // not ourselves
        QCOMPARE(picker().accessibleName(), u"People in this group"_s);
        type(u"da"_s);
        QCOMPARE(list().count(), 1);
        QCOMPARE(list().item(0)->data(Qt::AccessibleTextRole).toString(), u"Dana Levi, +972555550142"_s);
        QCOMPARE(edit().accessibleDescription(), u"Dana Levi, +972555550142, 1 of 1"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QVERIFY(!picker().isVisible());
        QCOMPARE(edit().text(), u"hello @Dana Levi "_s);
        QVERIFY(edit().accessibleDescription().isEmpty());
        QCOMPARE(edit().written(), (ui::WrittenText{u"hello @972555550142 "_s, {Jid::pn(kDana)}}));
        QVERIFY(written().isEmpty()); // chosen, not sent
        type(u"see you"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(written().size(), 1);
        QCOMPARE(written().first().text, u"hello @972555550142 see you"_s);
        QCOMPARE(written().first().mentions, QList<Jid>{Jid::pn(kDana)});
        QVERIFY(edit().text().isEmpty());
    }
    void whereNumbersAreHiddenTheHiddenIdIsSent()
    {
        makeGroup(true);
        show();
        openGroup();
        choose(u"@da"_s);
        choose(u"@no"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(written().size(), 1);
        QCOMPARE(
            written().first().text, u"@%1 @%2 "_s.arg(QLatin1String(kDanaLid), QLatin1String(kHiddenLid)));
        QCOMPARE(written().first().mentions, (QList<Jid>{Jid::lid(kDanaLid), Jid::lid(kHiddenLid)}));
    }
    void arrowsMouseAndTabChooseAndEscLeavesWhatWasTyped()
    {
        makeGroup();
        show();
        openGroup();
        type(u"@"_s);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!picker().isVisible());
        type(u"d"_s);
        QVERIFY(!picker().isVisible()); // left is left
        QCOMPARE(edit().text(), u"@d"_s);
        edit().setText({});
        type(u"@ת"_s);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Tab);
        QCOMPARE(edit().text(), u"@תום כהן "_s);
        type(u"@"_s);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Up); // round to the end: the number without a name
        QTest::keyClick(&edit(), Qt::Key_Return);
        QVERIFY(edit().written().mentions.contains(Jid::pn("972555550199")));
        type(u"@"_s);
        QTRY_VERIFY(picker().isVisible());
        const QPoint second = list().visualItemRect(list().item(1)).center();
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(edit().written().mentions.size(), 3);
    }
    void amidAWordInAnAddressAndWithAPersonAnAtIsAnAt()
    {
        makeGroup();
        show();
        openGroup();
        type(u"mail me@d"_s);
        QVERIFY(!picker().isVisible());
        edit().setText({});
        type(u"@nobody"_s);
        QVERIFY(!picker().isVisible());
        QVERIFY(receive(kDana, u"one"_s));
        open(kDana);
        edit().setFocus();
        type(u"@d"_s);
        QVERIFY(!picker().isVisible());
    }
    void aMentionIsDeletedAsOneAndComesBackAsOne()
    {
        makeGroup();
        show();
        openGroup();
        choose(u"ab @da"_s);
        QTest::keyClick(&edit(), Qt::Key_Backspace); // the blank
        QTest::keyClick(&edit(), Qt::Key_Backspace);
        QCOMPARE(edit().text(), u"ab "_s);
        QVERIFY(edit().written().mentions.isEmpty());
        edit().undo();
        if (edit().written().mentions.isEmpty()) // the blank alone came back
            edit().undo();
        QCOMPARE(edit().text().trimmed(), u"ab @Dana Levi"_s);
        QCOMPARE(edit().written().mentions, QList<Jid>{Jid::pn(kDana)});
        // from its beginning, and half of it with the mouse
        QTextCursor cursor = edit().textCursor();
        cursor.setPosition(3);
        edit().setTextCursor(cursor);
        QTest::keyClick(&edit(), Qt::Key_Delete);
        QCOMPARE(edit().text().trimmed(), u"ab"_s);
    }
    void theCaretPassesItInOneStepAndNothingIsWrittenInIt()
    {
        makeGroup();
        show();
        openGroup();
        choose(u"@da"_s);
        const int end = edit().textCursor().position();
        QTest::keyClick(&edit(), Qt::Key_Left);
        QTest::keyClick(&edit(), Qt::Key_Left);
        QCOMPARE(edit().textCursor().position(), 0);
        type(u"x"_s);
        QCOMPARE(edit().text(), u"x@Dana Levi "_s);
        QTest::keyClick(&edit(), Qt::Key_Right);
        QCOMPARE(edit().textCursor().position(), end);
        type(u"!"_s);
        QCOMPARE(edit().text(), u"x@Dana Levi! "_s);
        QCOMPARE(edit().written().text, u"x@972555550142! "_s);
        edit().selectAll();
        edit().copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"x@Dana Levi! "_s);
    }
    void aDraftKeepsWhomItMentions()
    {
        makeGroup();
        show();
        openGroup();
        choose(u"ask @da"_s);
        page_.reset(); // the window is closed
        QTRY_COMPARE(groupChat().draft, u"ask @972555550142 "_s);
        show();
        openGroup();
        QTRY_COMPARE(edit().text(), u"ask @Dana Levi "_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(written().size(), 1);
        QCOMPARE(written().first().mentions, QList<Jid>{Jid::pn(kDana)});
        QTRY_VERIFY(groupChat().draft.isEmpty());
    }
    void aTextThatIsChangedKeepsThem()
    {
        makeGroup();
        show();
        openGroup();
        const auto own = feed(u"see @972555550142 at nine"_s, {Jid::pn(kDana)}, true);
        QTRY_VERIFY(spoken(messages().rowOf(own.id)).contains(u"@Dana Levi"));
        QSignalSpy asked(page_->findChild<ui::Composer *>(), &ui::Composer::editAsked);
        QTest::keyClick(&edit(), Qt::Key_Up);
        QCOMPARE(edit().text(), u"see @Dana Levi at nine"_s);
        type(u"!"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(1).toString(), u"see @972555550142 at nine!"_s);
        QCOMPARE(asked.first().at(2).value<QList<Jid>>(), QList<Jid>{Jid::pn(kDana)});
    }
    void messagesQuotesAndCopiesCallThemByName()
    {
        makeGroup();
        show();
        openGroup();
        const auto first
            = feed(u"מי בא? @972555550142 @100000000000077"_s, {Jid::pn(kDana), Jid::lid(kHiddenLid)});
        QTRY_VERIFY(spoken(0).contains(u"@Dana Levi @~Noa"));
        model::Message answer = feed(u"me"_s, {});
        answer.quoted = model::Quote{u"elsewhere"_s, {}, Jid::pn(kTom), u"thanks @972555550142"_s};
        Q_EMIT stage_->changes().messageChanged(answer);
        QTRY_VERIFY(spoken(1).contains(u"answering: thanks @Dana Levi"));
        view().setCurrentIndex(messages().index(0));
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"מי בא? @Dana Levi @~Noa"_s);
    }
    void aNameThatIsLearntLaterIsShownThen()
    {
        makeGroup();
        show();
        openGroup();
        feed(u"welcome @972555550199"_s, {Jid::pn("972555550199")});
        QTRY_VERIFY(spoken(0).contains(u"welcome @+972 55-555-0199"));
        model::Message hello = feed(u"hello"_s, {});
        hello.id += u'b';
        hello.from = Jid::pn("972555550199");
        hello.fromName = u"Yael"_s;
        hello.fromPhone = u"+972555550199"_s;
        Q_EMIT stage_->changes().messageChanged(hello);
        QVERIFY(spoken(0).contains(u"welcome @Yael"));
    }
    void picturesInBothLanguagesAndThemes()
    {
        makeGroup();
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                show(1000, 640);
                openGroup();
                const auto first
                    = feed(u"@972555550142 יכולה לפתוח מחר? גם @972555550199 ו-@100000000000077 באים"_s,
                        {Jid::pn(kDana), Jid::pn("972555550199"), Jid::lid(kHiddenLid)});
                feed(u"Ask @972555550188 or @972555550199 about the keys"_s,
                    {Jid::pn(kTom), Jid::pn("972555550199")}, true);
                model::Message answer = feed(u"כן, אין בעיה"_s, {});
                answer.quoted = model::Quote{first.id, {}, Jid::pn(kTom), first.text};
                Q_EMIT stage_->changes().messageChanged(answer);
                model::Message all = feed(u"@all tomorrow we open at nine"_s, {});
                all.mentionsEveryone = true;
                Q_EMIT stage_->changes().messageChanged(all);
                model::Chat chat = groupChat();
                chat.last = first;
                chat.lastMs = first.timestampMs;
                Q_EMIT stage_->changes().chatChanged(chat);
                QTRY_VERIFY(spoken(0).contains(u"@Dana Levi"));
                choose(u"שלום @da"_s);
                type(u"ו-"_s);
                edit().insertPlainText(u" "_s);
                type(u"@"_s);
                QTRY_VERIFY(picker().isVisible());
                QTest::keyClick(&edit(), Qt::Key_Down);
                QCoreApplication::sendPostedEvents();
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/mentions-%1.png").arg(kind)));
                QTest::keyClick(&edit(), Qt::Key_Up);
                QTest::keyClick(&edit(), Qt::Key_Up);
                QTest::keyClick(&edit(), Qt::Key_Return);
                QVERIFY(page_->grab().save(
                    QStringLiteral(GESHER_PICTURES_DIR "/mentions-%1-written.png").arg(kind)));
                edit().setText({});
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
    }
};

GESHER_TEST(tst_writing_mentions, TstWritingMentions)
#include "tst_writing_mentions.moc"
