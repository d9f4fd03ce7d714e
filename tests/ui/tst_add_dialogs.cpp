// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/add_contact.h"
#include "ui/pages/inbox/add_place.h"
#include "ui/pages/inbox/add_poll.h"
#include "ui/pages/inbox/reaction_picker.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

using namespace ui_tests;

class TstAddDialogs : public QObject {
    Q_OBJECT
    ui::Theme theme_;

    static void type(ui::AddDialog &dialog, const QString &field, const QString &text)
    {
        auto *line = named<QLineEdit>(dialog, field);
        QVERIFY2(line, qPrintable(field));
        line->setText(text);
    }
    /// What is asked to be sent by Enter; nothing when the dialog complains.
    static std::optional<model::Outgoing> enter(ui::AddDialog &dialog)
    {
        QList<model::Outgoing> asked;
        QObject::connect(&dialog, &ui::AddDialog::wanted, &dialog,
            [&asked](const model::Outgoing &message) { asked.append(message); });
        QTest::keyClick(&dialog, Qt::Key_Return);
        QObject::disconnect(&dialog, &ui::AddDialog::wanted, nullptr, nullptr);
        return asked.isEmpty() ? std::nullopt : std::optional(asked.first());
    }
    template <class T>
    static T *made(T *dialog)
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog;
    }

private Q_SLOTS:
    void initTestCase() { theme_.apply(*qApp); }

    void aPlaceNeedsDegrees_data()
    {
        QTest::addColumn<QString>("latitude");
        QTest::addColumn<QString>("longitude");
        QTest::addColumn<bool>("good");
        QTest::newRow("whole") << u"32.0853"_s << u"34.7818"_s << true;
        QTest::newRow("south and west") << u"-90"_s << u"-180"_s << true;
        QTest::newRow("both copied at once") << u"32.0853, 34.7818"_s << QString() << true;
        QTest::newRow("with direction marks") << u"\u206632.0853\u2069"_s << u"34.7818"_s << true;
        QTest::newRow("too far north") << u"90.5"_s << u"34"_s << false;
        QTest::newRow("too far east") << u"32"_s << u"181"_s << false;
        QTest::newRow("no number") << u"nan"_s << u"34"_s << false;
        QTest::newRow("nothing") << QString() << QString() << false;
    }

    void aPlaceNeedsDegrees()
    {
        QFETCH(QString, latitude);
        QFETCH(QString, longitude);
        QFETCH(bool, good);
        const std::unique_ptr<ui::AddPlace> dialog(made(new ui::AddPlace(theme_, nullptr)));
        type(*dialog, u"Longitude"_s, longitude);
        type(*dialog, u"Latitude"_s, latitude);
        type(*dialog, u"Name of the place (optional)"_s, u" Noga "_s);
        const auto message = enter(*dialog);
        QCOMPARE(message.has_value(), good);
        QVERIFY(dialog->isVisible()); // until it is in the queue
        if (!message)
            return;
        QCOMPARE(message->kind, model::MessageKind::Location);
        const auto *place = model::contentAs<model::Location>(message->content);
        QVERIFY(place);
        QCOMPARE(place->name, u"Noga"_s);
    }

    void aContactNeedsANameAndAWholeNumber()
    {
        const std::unique_ptr<ui::AddContact> dialog(made(new ui::AddContact(u"IL"_s, theme_, nullptr)));
        QVERIFY(!enter(*dialog));
        type(*dialog, u"Name"_s, u"Tom"_s);
        type(*dialog, u"Phone number"_s, u"055-555"_s);
        QVERIFY(!enter(*dialog));
        QVERIFY(textsOf(*dialog).contains(u"country code"_s));
        QCOMPARE(named<QLineEdit>(*dialog, u"Phone number"_s)->layoutDirection(), Qt::LeftToRight);
        type(*dialog, u"Phone number"_s, u"\u2066+972 55-555-0188\u2069"_s);
        const auto message = enter(*dialog);
        QVERIFY(message);
        const auto *cards = model::contentAs<QList<model::ContactCard>>(message->content);
        QCOMPARE(*cards, (QList<model::ContactCard>{{u"Tom"_s, {u"+972555550188"_s}}}));
    }

    void whatCouldNotBeTakenStaysToBeTriedAgain()
    {
        const std::unique_ptr<ui::AddContact> dialog(made(new ui::AddContact(u"IL"_s, theme_, nullptr)));
        type(*dialog, u"Name"_s, u"Tom"_s);
        type(*dialog, u"Phone number"_s, u"+972555550188"_s);
        QVERIFY(enter(*dialog));
        QVERIFY(!enter(*dialog)); // not twice while it is on its way
        dialog->complain(u"It did not work"_s);
        QVERIFY(textsOf(*dialog).contains(u"It did not work"_s));
        QVERIFY(enter(*dialog));
        dialog->settle();
        QVERIFY(!dialog->isVisible());
    }

    void aPollHasTwoToTwelveOptions()
    {
        const std::unique_ptr<ui::AddPoll> dialog(made(new ui::AddPoll(theme_, nullptr)));
        QVERIFY(!enter(*dialog));
        type(*dialog, u"Question"_s, u"When?"_s);
        type(*dialog, u"Option 2"_s, u"Monday"_s);
        QVERIFY(!enter(*dialog));
        type(*dialog, u"Option 3"_s, u"Monday"_s);
        QVERIFY(!enter(*dialog)); // twice the same
        type(*dialog, u"Option 3"_s, u"Sunday"_s);
        dialog->findChild<QCheckBox *>()->setChecked(false);
        const auto message = enter(*dialog);
        QVERIFY(message);
        QCOMPARE(*model::contentAs<model::Poll>(message->content),
            (model::Poll{u"When?"_s, {u"Monday"_s, u"Sunday"_s}, 1}));
        QAbstractButton *more = nullptr;
        for (QPushButton *one : dialog->findChildren<QPushButton *>())
            more = one->text() == u"One more option"_s ? one : more;
        QVERIFY(more);
        for (int i = 3; i < 12; ++i)
            more->click();
        QVERIFY(named<QLineEdit>(*dialog, u"Option 12"_s));
        QVERIFY(!more->isVisible());
    }

    void oneEmojiIsAReactionAndWordsAreNot()
    {
        QVERIFY(ui::isOneEmoji(u"👍"_s));
        QVERIFY(ui::isOneEmoji(u"❤️"_s));
        QVERIFY(!ui::isOneEmoji(u"ok"_s));
        QVERIFY(!ui::isOneEmoji(u"👍👍"_s));
        QVERIFY(!ui::isOneEmoji({}));
        QVERIFY(!ui::isOneEmoji(u"א"_s));
    }
};

GESHER_TEST(tst_add_dialogs, TstAddDialogs)
#include "tst_add_dialogs.moc"
