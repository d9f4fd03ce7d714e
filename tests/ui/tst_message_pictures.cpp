// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures whose file is here: unpacked when they are seen, and shown large.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/models/message_pictures.h"
#include "ui/pages/inbox/picture_canvas.h"
#include "ui/pages/inbox/picture_viewer.h"

using namespace ui_tests;
using base::Result;
using Reader = ui::MessagePictures::Reader;

namespace {

class InMemory final : public door::FileReader {
public:
    explicit InMemory(QByteArray bytes) : bytes_(std::move(bytes)) { }
    qint64 bytes() const override { return bytes_.size(); }
    QString mime() const override { return {}; }
    QString name() const override { return {}; }
    Result<QByteArray> read() override { return std::exchange(bytes_, {}); }

private:
    QByteArray bytes_;
};

}

class TstMessagePictures : public InboxTest {
    Q_OBJECT
    QHash<QString, QByteArray> files_;
    int opened_ = 0;

    ui::MessagePictures::Open opens()
    {
        return [this](const QString &id) {
            ++opened_;
            QPromise<Result<Reader>> promise;
            promise.start();
            if (files_.contains(id))
                promise.addResult(Result<Reader>(std::make_shared<InMemory>(files_.value(id))));
            else
                promise.addResult(Result<Reader>(base::fail(base::Fault::NotFound, u"not here"_s)));
            promise.finish();
            return promise.future();
        };
    }
    bool sendPicture(const QSize &size, const QString &caption)
    {
        const QByteArray bytes = pictureBytes(size);
        return stage_
            ->answerOf(stage_->desk().ask([this, bytes, caption](door::Engine &engine) {
                return engine.media()
                    .add(own_, bytes, u"image/jpeg"_s)
                    .then(&engine, [this, &engine, caption](const model::Media &media) {
                        model::Outgoing message;
                        message.to = Jid::pn(kDana);
                        message.kind = MessageKind::Image;
                        message.text = caption;
                        message.content = media;
                        return engine.chats().send(own_, message);
                    });
            }))
            .has_value();
    }
    ui::PictureViewer *viewer() { return page_->findChild<ui::PictureViewer *>(); }
    QString spoken(int row) { return messages().index(row).data(Qt::AccessibleTextRole).toString(); }

private Q_SLOTS:
    void onePictureIsUnpackedOnce()
    {
        files_ = {{u"a"_s, pictureBytes({90, 60})}, {u"no picture"_s, "plain words"}};
        opened_ = 0;
        ui::MessagePictures pictures(opens(), {45, 45}, 8);
        QVERIFY(pictures.look(u"a"_s).isNull());
        QVERIFY(pictures.look(u"a"_s).isNull());
        QTRY_COMPARE(pictures.look(u"a"_s).size(), QSize(45, 30));
        QCOMPARE(opened_, 1);
        pictures.look(u"no picture"_s);
        QTRY_VERIFY(pictures.isBad(u"no picture"_s));
        QVERIFY(pictures.look(u"no picture"_s).isNull());
        QCOMPARE(opened_, 2);
    }

    void whatIsNotHereIsAskedForAnotherTime()
    {
        files_.clear();
        opened_ = 0;
        ui::MessagePictures pictures(opens(), {45, 45}, 8);
        pictures.look(u"a"_s);
        files_.insert(u"a"_s, pictureBytes({90, 60}));
        QTRY_VERIFY(!pictures.look(u"a"_s).isNull());
        QCOMPARE(opened_, 2);
    }

    void noMoreIsKeptThanThereMayBe()
    {
        for (int i = 0; i < 6; ++i)
            files_.insert(QString::number(i), pictureBytes({300, 300}));
        ui::MessagePictures pictures(opens(), {300, 300}, 1); // three of them
        for (int i = 0; i < 6; ++i)
            QTRY_VERIFY(!pictures.look(QString::number(i)).isNull());
        opened_ = 0;
        QVERIFY(!pictures.look(u"5"_s).isNull());
        QCOMPARE(opened_, 0);
        QVERIFY(pictures.look(u"0"_s).isNull());
        QCOMPARE(opened_, 1);
        QTRY_VERIFY(!pictures.look(u"0"_s).isNull());
    }

    void picturesAreShownLargeAndSteppedThrough()
    {
        QVERIFY(sendPicture({600, 400}, u"first"_s) && receive(kDana, u"between"_s)
            && sendPicture({400, 600}, u"second"_s));
        show();
        open(kDana);
        QTRY_VERIFY(spoken(0).contains(u", downloaded"_s));
        view().setFocus();
        view().setCurrentIndex(messages().index(0));
        QTest::keyClick(&view(), Qt::Key_Return);
        QVERIFY(viewer());
        QCOMPARE(viewer()->current(), messages().at(0).id);
        QTRY_VERIFY(!viewer()->canvas().accessibleName().contains(u"Opening"_s));
        QVERIFY(viewer()->canvas().accessibleName().contains(u"first"_s));
        QTest::keyClick(viewer(), Qt::Key_Left); // there is none before it
        QCOMPARE(viewer()->current(), messages().at(0).id);
        QTest::keyClick(viewer(), Qt::Key_Right);
        QCOMPARE(viewer()->current(), messages().at(2).id);
        QTest::keyClick(viewer(), Qt::Key_Plus);
        QVERIFY(viewer()->canvas().scale() > 1);
        QTest::keyClick(viewer(), Qt::Key_0);
        QCOMPARE(viewer()->canvas().scale(), 1.0);
        viewer()->setLayoutDirection(Qt::RightToLeft); // the earlier one is seen at the right
        QTest::keyClick(viewer(), Qt::Key_Right);
        QCOMPARE(viewer()->current(), messages().at(0).id);
        QTest::keyClick(viewer(), Qt::Key_Escape);
        QTRY_VERIFY(!viewer());
    }

    void aClickOnThePictureShowsIt()
    {
        QVERIFY(sendPicture({600, 400}, u"only"_s));
        show();
        open(kDana);
        QTRY_VERIFY(spoken(0).contains(u", downloaded"_s));
        QSignalSpy asked(&view(), &ui::ConversationView::viewAsked);
        const auto picture = [this] {
            const QModelIndex index = messages().index(0);
            const QRect row = view().visualRect(index);
            const auto *delegate = view().findChild<ui::BubbleDelegate *>();
            for (int y = row.top(); y < row.bottom(); y += 10) {
                const QPoint at(row.right() - 24 - 100, y);
                if (delegate->hitAt(row, index, at).kind == ui::BubbleDelegate::Hit::Kind::View)
                    return at;
            }
            return QPoint(-1, -1);
        };
        QTRY_VERIFY(picture().y() >= 0);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, picture());
        QCOMPARE(asked.count(), 1);
        QVERIFY(viewer());
    }
};

GESHER_TEST(tst_message_pictures, TstMessagePictures)
#include "tst_message_pictures.moc"
