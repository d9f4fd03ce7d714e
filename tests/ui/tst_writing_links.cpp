// SPDX-License-Identifier: GPL-3.0-or-later
// A link in the composer, to a page that a web server on this machine has.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/chat_filters.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/link_strip.h"
#include "ui/shell/language.h"

#include <QAbstractButton>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>

using namespace ui_tests;

class TstWritingLinks : public InboxTest {
    Q_OBJECT
    QTcpServer web_;
    int asked_ = 0;

    QString link() const { return u"http://127.0.0.1:%1/menu"_s.arg(web_.serverPort()); }
    ui::LinkStrip &strip() const { return *page_->findChild<ui::LinkStrip *>(); }

public:
    TstWritingLinks()
    {
        if (!web_.listen(QHostAddress::LocalHost))
            qFatal("no port is free");
        connect(&web_, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = web_.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                socket->readAll();
                ++asked_;
                const QByteArray page("<title>תפריט היום</title><meta name=description content=Soup>");
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                    + QByteArray::number(page.size()) + "\r\nConnection: close\r\n\r\n" + page);
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

private Q_SLOTS:
    void whatIsBehindALinkIsShownAndGoesAlong()
    {
        QVERIFY(receive(kDana, u"What is there to eat?"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QVERIFY(!strip().isVisible());
        QTest::keyClicks(&edit(), u"Look: "_s + link());
        QTRY_VERIFY(strip().isVisible());
        QVERIFY(strip().accessibleName().contains(u"תפריט היום"_s));
        QCOMPARE(asked_, 1); // not with each letter
        QTest::keyClick(&edit(), Qt::Key_Return);
        QVERIFY(!strip().isVisible());
        QTRY_COMPARE(messages().rowCount(), 2);
        const auto *preview = model::contentAs<model::LinkPreview>(messages().at(1).content);
        QVERIFY(preview);
        QCOMPARE(preview->url, link());
        QCOMPARE(preview->title, u"תפריט היום"_s);
        QCOMPARE(preview->description, u"Soup"_s);
        QTRY_COMPARE(messages().at(1).state, model::MessageState::Delivered);
    }
    void whoTakesItAwaySendsTheLinkAlone()
    {
        QVERIFY(receive(kDana, u"What is there to eat?"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QTest::keyClicks(&edit(), link());
        QTRY_VERIFY(strip().isVisible());
        QTest::mouseClick(strip().findChild<QAbstractButton *>(), Qt::LeftButton);
        QVERIFY(!strip().isVisible());
        QVERIFY(edit().hasFocus());
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(messages().rowCount(), 2);
        QVERIFY(!model::contentAs<model::LinkPreview>(messages().at(1).content));
        QCOMPARE(messages().at(1).text, link());
    }
    void anotherChatShowsNothingOfIt()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QVERIFY(receive(kTom, u"two"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QTest::keyClicks(&edit(), link());
        QTRY_VERIFY(strip().isVisible());
        open(kTom);
        QVERIFY(!strip().isVisible());
        open(kDana);
        QTRY_VERIFY(strip().isVisible());
    }

    void whoWantsNoneAsksNobody()
    {
        QVERIFY(receive(kDana, u"What is there to eat?"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QTest::keyClicks(&edit(), link());
        QTRY_VERIFY(strip().isVisible());
        page_->conversation()->composer().setLooksAtLinks(false);
        QVERIFY(!strip().isVisible());
        const int asked = asked_;
        edit().setText({});
        QTest::keyClicks(&edit(), link() + u"/other"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(messages().rowCount(), 2);
        QVERIFY(!model::contentAs<model::LinkPreview>(messages().at(1).content));
        QCOMPARE(asked_, asked);
    }

    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
        QVERIFY(receive(kDana, u"מה יש היום?"_s));
        ui::Language language(*qApp);
        for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
            for (const auto code : {ui::Language::Code::Hebrew, ui::Language::Code::English}) {
                theme_.setMode(mode);
                language.set(code);
                show();
                open(kDana);
                QTRY_VERIFY(edit().isVisible());
                edit().setText({});
                edit().insertPlainText(u"הנה התפריט: "_s + link() + u' ');
                QTRY_VERIFY(strip().isVisible());
                page_->list()->filters()->button()->click();
                QTRY_VERIFY(page_->findChild<QMenu *>());
                auto *menu = page_->findChild<QMenu *>();
                menu->actions().first()->trigger();
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(menu->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/filters-%1.png").arg(kind)));
                menu->close();
                // the list is asked anew: its answer changes the text of the button, and so its width
                const QString wanted
                    = code == ui::Language::Code::Hebrew ? u"הצגת כל השיחות"_s : u"Show all conversations"_s;
                QTRY_VERIFY([&] {
                    const auto *all = named<QPushButton>(*page_->list(), wanted);
                    return all && all->isVisible() && all->width() >= all->sizeHint().width();
                }());
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/link-%1.png").arg(kind)));
                edit().setText({});
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
    }
};

GESHER_TEST(tst_writing_links, TstWritingLinks)
#include "tst_writing_links.moc"
