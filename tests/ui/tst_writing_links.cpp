// SPDX-License-Identifier: GPL-3.0-or-later
// A link in the composer, to a page that a web server on this machine has.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/link_strip.h"

#include <QAbstractButton>
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
};

GESHER_TEST(tst_writing_links, TstWritingLinks)
#include "tst_writing_links.moc"
