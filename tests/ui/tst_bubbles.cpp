// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "tests/ui/kinds.h"
#include "ui/pages/inbox/bubble_layout.h"
#include "ui/pages/inbox/thumbnail.h"
#include "ui/theme/bidi.h"

#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace ui_tests;
using model::Message;

class TstBubbles : public QObject {
    Q_OBJECT
    ui::Theme theme_;

    std::shared_ptr<const ui::BubbleLayout> lay(const Message &message, const QImage &picture = {})
    {
        ui::BubbleParts parts;
        parts.message = message;
        parts.picture = picture;
        return ui::layOut(parts, theme_, 700);
    }
    static QString wordsOf(const ui::BubbleLayout &layout)
    {
        QStringList all;
        for (const ui::BubblePiece &piece : layout.pieces)
            all.append(ui::plain(piece.text));
        return all.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { theme_.apply(*qApp); }

    void onlySmallJpegAndPngAreDecoded()
    {
        QCOMPARE(ui::decodeThumbnail(pictureBytes({64, 48})).size(), QSize(64, 48));
        QCOMPARE(ui::decodeThumbnail(pictureBytes({64, 48}, "PNG")).size(), QSize(64, 48));
        QVERIFY(ui::decodeThumbnail(pictureBytes({64, 48}, "BMP")).isNull());
        QVERIFY(ui::decodeThumbnail(pictureBytes({700, 10})).isNull());
        QVERIFY(ui::decodeThumbnail(pictureBytes({64, 48}).left(40)).isNull());
        QVERIFY(ui::decodeThumbnail("<svg xmlns='http://www.w3.org/2000/svg'/>").isNull());
        QByteArray claims = pictureBytes({8, 8}, "PNG");
        claims.replace(16, 8, QByteArray::fromHex("0000ffff0000ffff")); // what the header says
        QVERIFY(ui::decodeThumbnail(claims).isNull());
        QVERIFY(ui::decodeThumbnail(QByteArray("\xff\xd8\xff") + QByteArray(200'000, 'x')).isNull());
    }

    void aFileSaysWhereItIs()
    {
        using Is = ui::FileView::Is;
        Message photo = messageOf(MessageKind::Image, mediaOf({}, 1'200'000), u"The menu"_s);
        auto media = *model::contentAs<model::Media>(photo.content);
        media.sha256 = QByteArray(32, 'x');
        photo.content = media;
        const auto with = [this, &photo](const ui::FileView &file) {
            ui::BubbleParts parts;
            parts.message = photo;
            parts.file = file;
            return ui::layOut(parts, theme_, 700);
        };
        const auto fetches = [](const ui::BubbleLayout &layout) {
            return std::any_of(layout.pieces.cbegin(), layout.pieces.cend(),
                [](const ui::BubblePiece &piece) { return piece.fetches && piece.isClickable(); });
        };
        const auto bars = [](const ui::BubbleLayout &layout) {
            return std::count_if(layout.pieces.cbegin(), layout.pieces.cend(),
                [](const ui::BubblePiece &piece) { return piece.kind == ui::BubblePiece::Kind::Bar; });
        };
        QVERIFY(!fetches(*with({Is::Unknown})));
        QVERIFY(fetches(*with({Is::Here}))); // to be saved
        QVERIFY(fetches(*with({Is::Absent})));
        QVERIFY(wordsOf(*with({Is::Absent})).contains(u"Download"_s));
        QCOMPARE(bars(*with({Is::Fetching})), 0); // its end is not known
        const auto half = with({Is::Fetching, 600'000, 1'200'000});
        QCOMPARE(bars(*half), 1);
        QVERIFY(!fetches(*half));
        QVERIFY(wordsOf(*half).contains(u"Fetching: 600"_s));
        const auto failed = with({Is::Failed, 0, -1, u"The phone is away."_s});
        QVERIFY(fetches(*failed));
        QVERIFY(wordsOf(*failed).contains(u"The phone is away.\nTry again"_s));
        photo.deletedMs = 1;
        QVERIFY(!fetches(*with({Is::Absent})));
    }

    void aPictureWithoutOneShowsWhatItIs()
    {
        const Message photo = messageOf(MessageKind::Image, mediaOf({}, 1'200'000), u"The menu"_s);
        const auto bad = lay(photo);
        QVERIFY(wordsOf(*bad).contains(u"Photo · 1.2 MB"_s));
        QCOMPARE(bad->text->text(), u"The menu"_s);
        const auto good = lay(photo, QImage(40, 400, QImage::Format_RGB32));
        QVERIFY(good->bubble.height() > bad->bubble.height());
        QVERIFY(good->bubble.height() < 450); // however tall it is
    }

    void aPlaceOpensAMapAndNothingElse()
    {
        const auto layout = lay(messageOf(MessageKind::Location, placeOf(u"Café"_s, u"Pines 4"_s)));
        QVERIFY(wordsOf(*layout).contains(u"32.08530, -34.78180"_s));
        QList<QUrl> urls;
        for (const auto &piece : layout->pieces) {
            if (piece.isClickable())
                urls.append(piece.url);
        }
        QCOMPARE(urls, QList<QUrl>{QUrl(u"https://www.openstreetmap.org/?mlat=32.085300&mlon=-34.781800"_s)});
    }

    void onlyWholeNumbersOfACardCanBeWrittenTo()
    {
        const auto layout = lay(messageOf(MessageKind::Contacts,
            QList<model::ContactCard>{{u"Tom"_s, {u"+972555550188"_s, u"03-555 0100"_s}}}));
        QStringList phones;
        for (const auto &piece : layout->pieces) {
            if (!piece.phone.isEmpty())
                phones.append(piece.phone);
        }
        QCOMPARE(phones, QStringList{u"+972555550188"_s});
        QVERIFY(wordsOf(*layout).contains(u"03-555 0100"_s));
    }

    void aPreviewOpensWebAddressesOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("links");
        QTest::newRow("web") << u"https://cafenoga.example/menu"_s << 1;
        QTest::newRow("file") << u"file:///etc/passwd"_s << 0;
        QTest::newRow("script") << u"javascript:alert(1)"_s << 0;
        QTest::newRow("nothing") << QString() << 0;
    }

    void aPreviewOpensWebAddressesOnly()
    {
        QFETCH(QString, url);
        QFETCH(int, links);
        const auto layout = lay(
            messageOf(MessageKind::Text, model::LinkPreview{url, u"Menu"_s, u"All dishes"_s}, u"see"_s));
        int found = 0;
        for (const auto &piece : layout->pieces)
            found += piece.url.isEmpty() ? 0 : 1;
        QCOMPARE(found, links);
    }

    void aPollCountsAndMarksOnesOwnChoice()
    {
        const auto layout = lay(pollOf());
        QList<double> shares;
        QList<bool> chosen;
        QList<int> options;
        for (const auto &piece : layout->pieces) {
            if (piece.kind == ui::BubblePiece::Kind::Bar)
                shares.append(piece.share);
            if (piece.kind == ui::BubblePiece::Kind::Choice)
                chosen.append(piece.isOn);
            if (piece.option >= 0)
                options.append(piece.option);
        }
        QCOMPARE(shares, (QList<double>{1.0 / 3, 2.0 / 3, 0}));
        QCOMPARE(chosen, (QList<bool>{false, true, false}));
        QCOMPARE(options, (QList<int>{0, 1, 2}));
        QVERIFY(wordsOf(*layout).contains(u"3"_s));
    }

    void labelsMarksAndReactionsStandAroundIt()
    {
        Message message = messageOf(MessageKind::Text, {}, u"Hello"_s);
        const int bare = lay(message)->height();
        message.forwarded = 1;
        QVERIFY(wordsOf(*lay(message)).contains(u"Forwarded"_s));
        message.forwarded = 4;
        QVERIFY(wordsOf(*lay(message)).contains(u"Forwarded many times"_s));
        message.editedMs = 1;
        QVERIFY(lay(message)->time.startsWith(u"Edited"_s));
        message.reactions = {
            {model::Jid::pn("1"), u"Dana"_s, u"👍"_s, 0, false}, {model::Jid::pn("2"), {}, u"👍"_s, 0, true}};
        const auto layout = lay(message);
        QCOMPARE(layout->chips.size(), 1);
        QVERIFY(layout->chips.first().text.contains(u"2"_s));
        QVERIFY(layout->height() > bare);
    }

    void nothingOfADeletedMessageIsShown()
    {
        Message message = messageOf(MessageKind::Image, mediaOf(u"secret.jpg"_s, 5), u"secret"_s);
        message.reactions = {{model::Jid::pn("1"), u"Dana"_s, u"👍"_s, 0, false}};
        message.forwarded = 2;
        message.deletedMs = 1;
        const auto layout = lay(message);
        QVERIFY(layout->isPlaceholder);
        QVERIFY(layout->pieces.isEmpty());
        QVERIFY(layout->chips.isEmpty());
        QCOMPARE(layout->text->text(), u"This message was deleted"_s);
    }

    void longNamesOfStrangersStayInside()
    {
        const QString long1 = u"a very long name "_s.repeated(200);
        const QList<Message> all{messageOf(MessageKind::Document, mediaOf(long1 + u".pdf"_s, 10)),
            messageOf(MessageKind::Location, placeOf(long1, long1)),
            messageOf(MessageKind::Contacts, QList<model::ContactCard>(200, {long1, {long1, long1}})),
            messageOf(MessageKind::Poll, model::Poll{long1, {long1, long1}, 1}),
            messageOf(MessageKind::Event, model::Event{long1, long1, long1, 1, 2, true}),
            messageOf(MessageKind::Text, model::LinkPreview{u"https://a.example"_s, long1, long1}, u"x"_s)};
        for (const Message &message : all) {
            const auto layout = lay(message);
            QVERIFY(layout->bubble.width() <= 430);
            QVERIFY2(layout->bubble.height() < 900, qPrintable(model::kindWord(message.kind)));
            for (const auto &piece : layout->pieces)
                QVERIFY(QRect(QPoint(), layout->bubble).contains(piece.rect));
        }
    }
};

GESHER_TEST(tst_bubbles, TstBubbles)
#include "tst_bubbles.moc"
