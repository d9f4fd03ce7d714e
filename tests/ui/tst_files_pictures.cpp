// SPDX-License-Identifier: GPL-3.0-or-later
// What has to do with files, in both languages, light and dark: written to the build folder, to be looked at.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/models/pictures.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/drop_overlay.h"
#include "ui/pages/inbox/picture_canvas.h"
#include "ui/pages/inbox/picture_viewer.h"
#include "ui/pages/inbox/send_files.h"
#include "ui/shell/language.h"

#include <QDir>
#include <QDropEvent>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

using namespace ui_tests;

class TstFilesPictures : public InboxTest {
    Q_OBJECT
    QTemporaryDir folder_;

    QString write(const QString &name, const QByteArray &bytes, qint64 size = -1)
    {
        const QString path = folder_.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        if (size >= 0)
            file.resize(size);
        return path;
    }
    void save(QWidget &widget, const QString &name)
    {
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        QCoreApplication::sendPostedEvents();
        QVERIFY(widget.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/%1.png").arg(name)));
    }
    /// With a good small picture, without one, and one that is no picture.
    bool sendPictures()
    {
        for (const auto &[size, hasSmall] : {std::pair(QSize(900, 600), true), {QSize(400, 900), false}}) {
            model::Outgoing message;
            message.to = Jid::pn(kDana);
            message.kind = MessageKind::Image;
            message.text = hasSmall ? u"התפריט החדש, מה דעתכם?"_s : QString();
            const QByteArray bytes = pictureBytes(size);
            if (hasSmall)
                message.thumbnail = ui::packPicture(QImage::fromData(bytes))->thumbnail;
            const auto sent = stage_->answerOf(
                stage_->desk().ask([this, message, bytes, size = size](door::Engine &engine) {
                    return engine.media()
                        .add(own_, bytes, u"image/jpeg"_s)
                        .then(&engine, [this, &engine, message, size](model::Media media) {
                            media.width = size.width();
                            media.height = size.height();
                            model::Outgoing ready = message;
                            ready.content = media;
                            return engine.chats().send(own_, ready);
                        });
                }));
            if (!sent)
                return false;
        }
        return true;
    }
    void bubbles(const QString &kind)
    {
        const auto isThere = [this] {
            const QString spoken = messages().index(2).data(Qt::AccessibleTextRole).toString();
            return spoken.contains(ui::spokenFile({ui::FileView::Is::Here}));
        };
        QTRY_VERIFY(isThere());
        ui::MessagePictures &pictures = page_->conversation()->pictures();
        for (const int row : {1, 2})
            QTRY_VERIFY(!pictures.look(messages().at(row).id).isNull());
        save(*page_, u"files-bubbles-"_s + kind);
        Q_EMIT view().viewAsked(messages().at(1).id);
        auto *viewer = page_->findChild<ui::PictureViewer *>();
        QTRY_VERIFY(!viewer->canvas().accessibleName().contains(ui::PictureViewer::tr("Opening …")));
        save(*viewer, u"files-viewer-"_s + kind);
        viewer->reject();
        QTRY_VERIFY(!page_->findChild<ui::PictureViewer *>());
    }
    void dialogs(const QString &kind)
    {
        auto *composer = page_->findChild<ui::Composer *>();
        QTRY_VERIFY(composer->mayAttach());
        composer->bringFiles({write(u"menu.jpg"_s, pictureBytes({1200, 800}))});
        auto *one = page_->findChild<ui::SendFiles *>();
        QTRY_VERIFY(
            !one->files().index(0).data(ui::OutgoingFilesModel::PreviewRole).value<QImage>().isNull());
        one->findChild<ui::ComposerEdit *>()->setPlainText(u"התפריט החדש, מה דעתכם?"_s);
        save(*one, u"files-one-"_s + kind);
        one->reject();
        QTRY_VERIFY(!page_->findChild<ui::SendFiles *>());
        composer->bringFiles({write(u"חשבונית 2041 - קפה נוגה (final).pdf"_s, "x", 482'000),
            write(u"photo.png"_s, pictureBytes({300, 500}, "PNG")), write(u"film.mp4"_s, "x", 120'000'000),
            write(u"song.mp3"_s, "x", 3'000'000)});
        auto *many = page_->findChild<ui::SendFiles *>();
        QTRY_VERIFY(
            !many->files().index(1).data(ui::OutgoingFilesModel::PreviewRole).value<QImage>().isNull());
        save(*many, u"files-many-"_s + kind);
        many->reject();
        QTRY_VERIFY(!page_->findChild<ui::SendFiles *>());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write(u"one.txt"_s, "one"))});
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page_->conversation(), &enter);
        save(*page_, u"files-drop-"_s + kind);
        QDragLeaveEvent leave;
        QApplication::sendEvent(page_->conversation(), &leave);
    }

private Q_SLOTS:
    void everythingInBothLanguagesAndThemes()
    {
        QVERIFY(receive(kDana, u"שלום"_s));
        QVERIFY(sendPictures());
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                const QString kind = QString::fromLatin1(ui::Language::word(code)) + u'-'
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                show(1000, 700);
                open(kDana);
                bubbles(kind);
                dialogs(kind);
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
        QLocale::setDefault(QLocale(QLocale::English));
    }
};

GESHER_TEST(tst_files_pictures, TstFilesPictures)
#include "tst_files_pictures.moc"
