// SPDX-License-Identifier: GPL-3.0-or-later
// Reading far back in a long conversation.
#include "tests/ui/inbox_test.h"

#include <QScrollBar>

using ui::ConversationModel;
using ui_tests::Jid;
using ui_tests::kDana;
using ui_tests::kOwn;
using namespace Qt::StringLiterals;

class TstLongChat : public ui_tests::InboxTest {
    Q_OBJECT
private:
    static constexpr int kAll = 450;
    static constexpr int kPage = 60;
    static constexpr int kOlderAt = 600; ///< pixels from the top

    void writeAll()
    {
        for (int i = 0; i < kAll; ++i) {
            stage_->networkClock().setOffset((i - 1'000) * 10'000);
            QVERIFY(!stage_->write(kDana, kOwn, u"line %1"_s.arg(i)).isEmpty());
        }
        stage_->networkClock().setOffset(0);
        QVERIFY(stage_->hasMessages(own_, kDana, kAll));
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.chats().markRead(own_, Jid::pn(kDana)); })));
    }
    QString middle() { return messages().at(view().indexAt(view().viewport()->rect().center()).row()).id; }
    int topOf(const QString &id) { return view().visualRect(messages().index(messages().rowOf(id))).top(); }

private Q_SLOTS:
    void whoReadsFarBackHoldsLittleAndKeepsHisPlace()
    {
        writeAll();
        show();
        open(kDana);
        QTRY_VERIFY(view().isAtEnd());
        view().setFocus(Qt::ShortcutFocusReason); // the focus is at the last message
        QCOMPARE(view().currentIndex().row(), messages().rowCount() - 1);
        QScrollBar *bar = view().verticalScrollBar();
        int mostRows = 0;
        for (int turn = 0; turn < 1'000 && messages().hasOlder(); ++turn) {
            const QString read = middle();
            const int top = topOf(read);
            const int before = bar->value();
            bar->setValue(before - 200);
            const int moved = before - bar->value();
            QCOMPARE(topOf(read), top + moved);
            if (bar->value() < kOlderAt) // a page comes, and what is far goes
                QTRY_VERIFY(bar->value() >= kOlderAt || !messages().hasOlder());
            if (!messages().hasOlder())
                break;
            QVERIFY(messages().rowOf(read) >= 0);
            QCOMPARE(topOf(read), top + moved);
            mostRows = std::max(mostRows, messages().rowCount());
        }
        QVERIFY(!messages().hasOlder());
        QCOMPARE(messages().at(0).text, u"line 0"_s);
        QVERIFY(messages().hasNewer());
        QVERIFY2(mostRows <= 2 * ConversationModel::kKept + 2 * kPage, qPrintable(QString::number(mostRows)));
        QVERIFY(view().currentIndex().isValid());

        view().scrollToEnd();
        QTRY_VERIFY(view().isAtEnd() && messages().isLoaded());
        QCOMPARE(messages().at(messages().rowCount() - 1).text, u"line %1"_s.arg(kAll - 1));
    }
};

GESHER_TEST(tst_long_chat, TstLongChat)
#include "tst_long_chat.moc"
