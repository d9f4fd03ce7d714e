// SPDX-License-Identifier: GPL-3.0-or-later
// What has to do with files, in both languages, light and dark: written to the build folder, to be looked at.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/drop_overlay.h"
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
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                const QString kind = QString::fromLatin1(ui::Language::word(code)) + u'-'
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                show(1000, 700);
                open(kDana);
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
