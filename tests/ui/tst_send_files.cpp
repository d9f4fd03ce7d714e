// SPDX-License-Identifier: GPL-3.0-or-later
// Files that somebody sends from the window, down to what the engine has of them.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/models/pictures.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/drop_overlay.h"
#include "ui/pages/inbox/send_files.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QImageWriter>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace ui_tests;
using model::Media;

class TstSendFiles : public InboxTest {
    Q_OBJECT
    QTemporaryDir folder_;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = folder_.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    ui::Composer &composer() { return *page_->findChild<ui::Composer *>(); }
    ui::SendFiles *dialog() { return page_->findChild<ui::SendFiles *>(); }
    QPushButton &sendButton()
    {
        for (auto *button : dialog()->findChildren<QPushButton *>()) {
            if (button->isDefault())
                return *button;
        }
        qFatal("the dialog has no default button");
    }
    void begin()
    {
        show();
        page_->openChat(own_, Jid::pn(kDana));
        QTRY_VERIFY(composer().mayAttach());
    }
    QList<model::Message> all() { return stage_->messages(own_, kDana); }
    QByteArray bytesOf(const QString &message)
    {
        const auto bytes = stage_->answerOf(
            stage_->desk().ask([message](door::Engine &engine) -> base::Result<QByteArray> {
                ASSIGN_OR_RETURN(auto reader, engine.media().open(message));
                QByteArray all;
                for (;;) {
                    ASSIGN_OR_RETURN(const QByteArray piece, reader->read());
                    if (piece.isEmpty())
                        return all;
                    all += piece;
                }
            }));
        return bytes.value_or(QByteArray());
    }

private Q_SLOTS:
    void aPhotoIsQueuedSmallerWithItsPictureAndCaption()
    {
        begin();
        edit().setPlainText(u"begun before"_s);
        composer().bringFiles({write(u"menu.png"_s, pictureBytes({3000, 1500}, "PNG"))});
        QVERIFY(dialog());
        dialog()->findChild<ui::ComposerEdit *>()->setPlainText(u"The new menu"_s);
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        const model::Message message = all().first();
        QCOMPARE(message.kind, MessageKind::Image);
        QCOMPARE(message.text, u"The new menu"_s);
        const auto *media = model::contentAs<Media>(message.content);
        QVERIFY(media);
        QCOMPARE(media->mime, u"image/jpeg"_s);
        QCOMPARE(QSize(media->width, media->height), QSize(1600, 800));
        QVERIFY(message.thumbnail.size() > 100 && message.thumbnail.size() <= 10'000);
        QCOMPARE(ui::readPicture(message.thumbnail, {500, 500}).size(), QSize(100, 50));
        QCOMPARE(ui::readPicture(bytesOf(message.id), {9000, 9000}).size(), QSize(1600, 800));
        QTRY_VERIFY(!dialog());
        QTRY_COMPARE(messages().rowCount(), 1); // it stands in the conversation
        QCOMPARE(edit().text(), u"begun before"_s);
    }

    void asADocumentNothingOfItIsChanged()
    {
        begin();
        const QByteArray bytes = pictureBytes({300, 200});
        composer().bringFiles({write(u"הצעה.jpg"_s, bytes)});
        dialog()->findChild<QCheckBox *>()->setChecked(true);
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        QCOMPARE(all().first().kind, MessageKind::Document);
        QCOMPARE(model::contentAs<Media>(all().first().content)->name, u"הצעה.jpg"_s);
        QCOMPARE(bytesOf(all().first().id), bytes);
    }

    void severalGoInTheirOrderWithTheCaptionOnTheFirst()
    {
        begin();
        composer().bringFiles({write(u"one.txt"_s, "one"), write(u"two.txt"_s, "two"), folder_.path()});
        QVERIFY(textsOf(*dialog()).contains(u"is a folder"_s));
        composer().findChild<ui::SendFiles *>()->findChild<ui::ComposerEdit *>()->setPlainText(u"Both"_s);
        sendButton().click();
        QTRY_COMPARE(all().size(), 2);
        QCOMPARE(bytesOf(all().at(1).id), QByteArray("one"));
        QCOMPARE(all().at(1).text, u"Both"_s);
        QCOMPARE(bytesOf(all().at(0).id), QByteArray("two"));
        QVERIFY(all().at(0).text.isEmpty());
    }

    void aVideoIsQueuedWithWhatItShowsAndForHowLong()
    {
        begin();
        composer().bringFiles({QStringLiteral(GESHER_SAMPLES_DIR "/turned.mp4")});
        sendButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, 20'000);
        QCOMPARE(all().first().kind, MessageKind::Video);
        const model::Message sent = all().first();
        const auto *media = model::contentAs<Media>(sent.content);
        QCOMPARE(QSize(media->width, media->height), QSize(64, 96));
        QCOMPARE(media->seconds, 2);
        const QImage small = ui::readPicture(all().first().thumbnail, {500, 500});
        QCOMPARE(small.size(), QSize(64, 96)); // upright, as it was filmed
        QVERIFY(all().first().thumbnail.size() <= 10'000);
    }

    void aSoundIsQueuedWithItsLength()
    {
        begin();
        composer().bringFiles({QStringLiteral(GESHER_SAMPLES_DIR "/tone.mp3")});
        sendButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, 20'000);
        QCOMPARE(all().first().kind, MessageKind::Audio);
        QCOMPARE(model::contentAs<Media>(all().first().content)->seconds, 1);
    }

    void anAnimatedGifGoesAsTheVideoThatPhonesPlay()
    {
        begin();
        QFile gif(QStringLiteral(GESHER_SAMPLES_DIR "/two.gif"));
        QVERIFY(gif.open(QIODevice::ReadOnly));
        composer().bringFiles({write(u"jump.gif"_s, gif.readAll())});
        QTRY_VERIFY(dialog());
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        const model::Message sent = all().first();
        QCOMPARE(sent.kind, MessageKind::Gif);
        const auto *media = model::contentAs<Media>(sent.content);
        QVERIFY(media);
        QCOMPARE(media->mime, u"video/mp4"_s);
        QCOMPARE(QSize(media->width, media->height), QSize(64, 48));
        QVERIFY(!sent.thumbnail.isEmpty());
        QVERIFY(bytesOf(sent.id).mid(4).startsWith("ftyp"));
    }

    void aGifThatDoesNotMoveSaysWhatToDo()
    {
        begin();
        composer().bringFiles({write(u"still.gif"_s,
            QByteArray::fromHex(
                "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"))});
        QTRY_VERIFY(dialog());
        sendButton().click();
        QTRY_VERIFY(textsOf(*dialog()).contains(u"as a document instead"_s));
        QVERIFY(all().isEmpty());
    }

    void aPictureBecomesAStickerWithNothingAroundIt()
    {
        begin();
        composer().bringFiles({write(u"logo.png"_s, pictureBytes({800, 400}, "PNG"))}, ui::SendAs::Sticker);
        QVERIFY(dialog());
        QVERIFY(!dialog()->findChild<ui::ComposerEdit *>()->isVisible()); // it has no caption
        QVERIFY(!dialog()->findChild<QCheckBox *>()->isVisible());
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        const model::Message sent = all().first();
        QCOMPARE(sent.kind, MessageKind::Sticker);
        const auto *media = model::contentAs<Media>(sent.content);
        QCOMPARE(media->mime, u"image/webp"_s);
        QCOMPARE(QSize(media->width, media->height), QSize(512, 512));
        QVERIFY(!media->isAnimated);
        const QByteArray bytes = bytesOf(sent.id);
        QVERIFY(bytes.startsWith("RIFF") && bytes.size() <= 100 * 1024);
        const QImage sticker = ui::readPicture(bytes, {512, 512});
        QCOMPARE(sticker.pixelColor(256, 10).alpha(), 0); // it is twice as wide as high
        QCOMPARE(sticker.pixelColor(256, 256).alpha(), 255);
        QVERIFY(sent.thumbnail.startsWith("\x89PNG"));
    }

    void aStickerStaysAsItIs()
    {
        begin();
        const QByteArray bytes = pictureBytes({512, 512}, "WEBP");
        composer().bringFiles({write(u"done.webp"_s, bytes)}, ui::SendAs::Sticker);
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        QCOMPARE(bytesOf(all().first().id), bytes);
    }

    void whatIsNoPictureIsNoSticker()
    {
        begin();
        composer().bringFiles({write(u"one.txt"_s, "one")}, ui::SendAs::Sticker);
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        QCOMPARE(all().first().kind, MessageKind::Document);
    }

    void aVideoThatNobodyCanDecodeGoesAsItIs()
    {
        begin();
        // as an MP4 begins, and then nothing of one
        const QByteArray bytes = QByteArray::fromHex("000000186674797069736f6d0000020069736f6d6d703431")
            + QByteArray(3'000, 'x');
        composer().bringFiles({write(u"film.mp4"_s, bytes)});
        sendButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), 1, 20'000);
        QCOMPARE(all().first().kind, MessageKind::Video);
        QCOMPARE(model::contentAs<Media>(all().first().content)->seconds, 0);
        QVERIFY(all().first().thumbnail.isEmpty());
        QCOMPARE(bytesOf(all().first().id), bytes);
    }

    void escapeSendsNothingAndKeepsWhatWasBegun()
    {
        begin();
        edit().setPlainText(u"begun before"_s);
        composer().bringFiles({write(u"one.txt"_s, "one")});
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QCOMPARE(edit().text(), u"begun before"_s);
        QVERIFY(all().isEmpty());
    }

    void oneThatIsTooLargeIsSaidAndCanBeTakenAway()
    {
        begin();
        const QString film = write(u"film.mp4"_s, "x");
        QVERIFY(QFile(film).resize(100'000'001));
        composer().bringFiles({film, write(u"one.txt"_s, "one")});
        QVERIFY(textsOf(*dialog()).contains(u"too large"_s));
        QVERIFY(!sendButton().isEnabled());
        QVERIFY(dialog()->files().index(0).data(Qt::AccessibleTextRole).toString().contains(u"too large"_s));
        QTRY_VERIFY(dialog()->isActiveWindow());
        auto *list = dialog()->findChild<QListView *>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(sendButton().isEnabled());
        QCOMPARE(dialog()->files().rowCount(), 1);
    }

    void aFileThatIsGoneMeanwhileIsSaidAndTheRestWaits()
    {
        begin();
        const QString path = write(u"one.txt"_s, "one");
        composer().bringFiles({path});
        QVERIFY(QFile::remove(path));
        sendButton().click();
        QTRY_VERIFY(textsOf(*dialog()).contains(u"cannot be read"_s));
        QVERIFY(sendButton().isEnabled());
        QVERIFY(all().isEmpty());
    }

    void filesDraggedOverItSayWhereTheyWouldGo()
    {
        begin();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write(u"one.txt"_s, "one"))});
        auto *pane = page_->conversation();
        auto *overlay = pane->findChild<ui::DropOverlay *>();
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(pane, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(overlay->isVisible());
        QVERIFY(overlay->accessibleName().contains(u"Drop to send to"_s));
        QVERIFY(overlay->accessibleName().contains(u"Reception"_s));
        QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(pane, &drop);
        QVERIFY(!overlay->isVisible());
        QCOMPARE(dialog()->files().rowCount(), 1);
    }

    void aPictureIsPastedAndWordsStayWords()
    {
        begin();
        auto *words = new QMimeData;
        words->setText(u"only words"_s);
        words->setImageData(QImage(4, 4, QImage::Format_RGB32));
        QApplication::clipboard()->setMimeData(words);
        edit().paste();
        QVERIFY(!dialog());
        QCOMPARE(edit().text(), u"only words"_s);
        QApplication::clipboard()->setImage(QImage::fromData(pictureBytes({40, 30})));
        edit().paste();
        QVERIFY(dialog());
        sendButton().click();
        QTRY_COMPARE(all().size(), 1);
        QCOMPARE(all().first().kind, MessageKind::Image);
        QApplication::clipboard()->clear();
    }

    void picturesAreReadUprightAndOnlyWithinBounds()
    {
        QByteArray turned;
        QBuffer buffer(&turned);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QImageWriter writer(&buffer, "jpeg");
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
        QVERIFY(writer.write(QImage::fromData(pictureBytes({400, 200}))));
        QCOMPARE(ui::readPicture(turned, {1600, 1600}).size(), QSize(200, 400));
        QCOMPARE(ui::readPicture(turned, {50, 100}).size(), QSize(50, 100));
        QVERIFY(ui::readPicture("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", {9, 9})
                    .isNull());
        QVERIFY(ui::readPicture("\xff\xd8\xff no jpeg at all", {9, 9}).isNull());
        QByteArray bomb = pictureBytes({10, 10}, "PNG"); // says that it is 60,000 pixels wide and high
        bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
        QVERIFY(ui::readPicture(bomb, {9, 9}).isNull());
        const QByteArray cut = pictureBytes({300, 300}, "PNG").first(60);
        QVERIFY(ui::readPicture(cut, {9, 9}).isNull());
    }
};

GESHER_TEST(tst_send_files, TstSendFiles)
#include "tst_send_files.moc"
