// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and documents of a conversation, found beside it without scrolling through it.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/models/pictures.h"
#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/contact_side.h"
#include "ui/pages/inbox/shared_section.h"
#include "ui/shell/language.h"

#include <QDir>
#include <QLocale>
#include <QPushButton>

using namespace ui_tests;
using base::Result;

class TstSharedFiles : public InboxTest {
    Q_OBJECT

    ui::ContactPanel &panel() { return *page_->side()->panel(); }
    QList<ui::PictureTile *> tiles() { return panel().findChildren<ui::PictureTile *>(); }
    QPushButton *buttonWith(const QString &text)
    {
        for (auto *one : panel().findChildren<QPushButton *>()) {
            if (one->isVisible() && (one->text().contains(text) || one->accessibleName().contains(text)))
                return one;
        }
        return nullptr;
    }
    bool send(MessageKind kind, const QByteArray &bytes, const QString &mime, const QString &name = {})
    {
        model::Outgoing message;
        message.to = Jid::pn(kDana);
        message.kind = kind;
        if (kind == MessageKind::Image)
            message.thumbnail = ui::packPicture(QImage::fromData(bytes))->thumbnail;
        const auto question = [this, message, bytes, mime, name](door::Engine &engine) {
            return engine.media()
                .add(own_, bytes, mime)
                .then(&engine, [this, &engine, message, name](model::Media media) {
                    media.name = name;
                    model::Outgoing ready = message;
                    ready.content = media;
                    return engine.chats().send(own_, ready);
                });
        };
        return stage_->answerOf(stage_->desk().ask(question)).has_value();
    }
    /// So many different ones, the first of them the longest ago.
    bool sendPictures(int count)
    {
        for (int i = 0; i < count; ++i) {
            if (!send(MessageKind::Image, pictureBytes({200 + 10 * i, 160}), u"image/jpeg"_s))
                return false;
        }
        return true;
    }
    void openPanel()
    {
        show(1300, 900);
        open(kDana);
        page_->side()->setOpen(true);
    }

private Q_SLOTS:
    void aConversationWithoutFilesSaysNothingOfThem()
    {
        QVERIFY(receive(kDana, u"one"_s));
        openPanel();
        QTRY_VERIFY(panel().card().person());
        QVERIFY(!textsOf(panel()).contains(u"Files of this conversation"_s));
        QVERIFY(sendPictures(1)); // and the first one is seen as it comes
        QTRY_COMPARE(tiles().size(), 1);
        QVERIFY(textsOf(panel()).contains(u"Files of this conversation"_s));
    }
    void theLatestAreShownAndMoreWhenSomebodyAsks()
    {
        QVERIFY(sendPictures(8));
        openPanel();
        QTRY_COMPARE(tiles().size(), ui::SharedFiles::kFirstPictures);
        QTRY_VERIFY(buttonWith(u"More pictures"_s));
        buttonWith(u"More pictures"_s)->click();
        QTRY_COMPARE(tiles().size(), 8);
        QVERIFY(!buttonWith(u"More pictures"_s));
    }
    void aPictureLeadsToItsMessage()
    {
        QVERIFY(sendPictures(2));
        for (int i = 0; i < 3; ++i)
            QVERIFY(receive(kDana, u"text %1"_s.arg(i)));
        openPanel();
        QTRY_COMPARE(tiles().size(), 2);
        const auto isAtPicture = [&] {
            const int row = view().currentIndex().row();
            return row >= 0 && messages().at(row).kind == MessageKind::Image;
        };
        QVERIFY(!isAtPicture());
        QTest::keyClick(tiles().first(), Qt::Key_Space);
        QTRY_VERIFY(isAtPicture());
    }
    void aDocumentIsListedByItsName()
    {
        QVERIFY(send(MessageKind::Document, "%PDF-1.4", u"application/pdf"_s, u"invoice 2041.pdf"_s));
        openPanel();
        QTRY_VERIFY(buttonWith(u"invoice 2041.pdf"_s));
        QVERIFY(tiles().isEmpty());
    }
    void whatIsDeletedIsNotThereAnyMore()
    {
        // without a line they stay where they are
        QVERIFY(stage_->answerOf(stage_->desk().ask([own = own_](door::Engine &engine) -> Result<bool> {
            return engine.accounts().disconnect(own).has_value();
        })));
        QVERIFY(sendPictures(2));
        openPanel();
        QTRY_COMPARE(tiles().size(), 2);
        const QString id = stage_->messages(own_, kDana).first().id;
        const auto deletion = [id](door::Engine &engine) {
            return engine.chats().cancel(id).then(
                &engine, [&engine, id] { return engine.chats().deleteForMe(id); });
        };
        QVERIFY(stage_->answerOf(stage_->desk().ask(deletion)));
        QTRY_COMPARE(tiles().size(), 1);
    }
    void anotherConversationHasItsOwn()
    {
        QVERIFY(sendPictures(1));
        QVERIFY(receive(kTom, u"nothing but words"_s));
        openPanel();
        QTRY_COMPARE(tiles().size(), 1);
        open(kTom);
        QTRY_VERIFY(panel().card().person());
        QCOMPARE(tiles().size(), 0);
    }
    void inBothLanguagesAndThemes()
    {
        QVERIFY(sendPictures(7));
        QVERIFY(send(MessageKind::Document, "%PDF-1.4", u"application/pdf"_s,
            u"חשבונית 2041 - קפה נוגה (final version).pdf"_s));
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                openPanel();
                QTRY_COMPARE(tiles().size(), ui::SharedFiles::kFirstPictures);
                QTRY_VERIFY(panel().card().person());
                QTRY_VERIFY(buttonWith(u"2041"_s));
                QCoreApplication::sendPostedEvents();
                const QString kind = QString::fromLatin1(ui::Language::word(code)) + u'-'
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/shared-%1.png").arg(kind)));
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
        QLocale::setDefault(QLocale(QLocale::English));
    }
};

GESHER_TEST(tst_shared_files, TstSharedFiles)
#include "tst_shared_files.moc"
