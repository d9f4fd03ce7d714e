// SPDX-License-Identifier: GPL-3.0-or-later
// Notices on a session bus of their own, with a notification service that writes down what it is told.
#include "tests/support/runner.h"
#include "ui/shell/dbus_notices.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using ui::Notice;

namespace {

const model::AccountId kNumber{u"number"_s};
const model::Jid kDana = model::Jid::pn("972555550142");

/// The desktop.
class Service : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Told {
        quint32 replaces;
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Told> told;
    QList<quint32> closed;

public Q_SLOTS:
    quint32 Notify(const QString &, quint32 replaces, const QString &, const QString &title,
        const QString &body, const QStringList &actions, const QVariantMap &, int)
    {
        told.append({replaces, title, body, actions});
        return replaces != 0 ? replaces : ++last_;
    }
    void CloseNotification(quint32 id) { closed.append(id); }
    QString GetServerInformation() { return u"desktop"_s; }

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void NotificationClosed(quint32 id, quint32 reason);

private:
    quint32 last_ = 100;
};

Notice notice(const QString &body)
{
    return {ui::noticeKey(kNumber, kDana), u"Dana"_s, body, kNumber, kDana};
}

}

class TstDbusNotices : public QObject {
    Q_OBJECT
    QDBusConnection desktop_{QString()};
    std::unique_ptr<Service> service_;
    std::unique_ptr<ui::DbusNotices> notices_;

private Q_SLOTS:
    void initTestCase()
    {
        desktop_ = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
        QVERIFY2(desktop_.isConnected(), "there is no session bus; run this under dbus-run-session");
        QVERIFY(desktop_.registerService(u"org.freedesktop.Notifications"_s));
    }
    void init()
    {
        service_ = std::make_unique<Service>();
        QVERIFY(desktop_.registerObject(u"/org/freedesktop/Notifications"_s, service_.get(),
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        notices_ = std::make_unique<ui::DbusNotices>(QDBusConnection::sessionBus());
    }
    void cleanup()
    {
        notices_.reset();
        // What this test sent last would otherwise reach the service of the next one: an answer comes after
        // it.
        const auto told = QDBusConnection::sessionBus().asyncCall(QDBusMessage::createMethodCall(
            u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
            u"org.freedesktop.Notifications"_s, u"GetServerInformation"_s));
        QTRY_VERIFY(told.isFinished());
        desktop_.unregisterObject(u"/org/freedesktop/Notifications"_s);
        service_.reset();
    }

    void aSecondNoticeOfAChatTakesThePlaceOfTheFirst()
    {
        notices_->show(notice(u"one"_s));
        QTRY_COMPARE(service_->told.size(), 1);
        QTRY_VERIFY([this] { // until the desktop's number is known, the next waits for it
            notices_->show(notice(u"two"_s));
            return service_->told.size() > 1;
        }());
        QCOMPARE(service_->told.last().replaces, 101U);
        QCOMPARE(service_->told.last().body, u"two"_s);
    }

    void whatFollowsAtOnceIsShownWhenThePlaceIsKnown()
    {
        notices_->show(notice(u"one"_s));
        notices_->show(notice(u"two"_s));
        notices_->show(notice(u"three"_s));
        QTRY_COMPARE(service_->told.size(), 2);
        QCOMPARE(service_->told[1].replaces, 101U);
        QCOMPARE(service_->told[1].body, u"three"_s);
    }

    void markupOfAStrangerStaysText()
    {
        notices_->show(notice(u"<img src=\"http://x/\"> & more"_s));
        QTRY_COMPARE(service_->told.size(), 1);
        QCOMPARE(service_->told[0].body, u"&lt;img src=&quot;http://x/&quot;&gt; &amp; more"_s);
    }

    void whatIsReadIsTakenBackEvenBeforeTheDesktopAnswered()
    {
        notices_->show(notice(u"one"_s));
        notices_->takeBack(notice({}).key);
        QTRY_COMPARE(service_->closed, QList<quint32>{101});
    }

    void itsActionsNameTheChat()
    {
        QSignalSpy chosen(notices_.get(), &ui::Notices::chosen);
        QSignalSpy read(notices_.get(), &ui::Notices::readWanted);
        notices_->show(notice(u"one"_s));
        QTRY_COMPARE(service_->told.size(), 1);
        QCOMPARE(service_->told[0].actions.size(), 4);
        Q_EMIT service_->ActionInvoked(7, u"default"_s); // another program's
        QTRY_VERIFY([&] {
            Q_EMIT service_->ActionInvoked(101, u"default"_s);
            return chosen.count() > 0;
        }());
        QCOMPARE(chosen[0][0].value<Notice>().chat, kDana);
        QCOMPARE(read.count(), 0);
        Q_EMIT service_->ActionInvoked(101, u"read"_s);
        QTRY_COMPARE(read.count(), 1);
    }

    void aNoticeThatIsNoChatsOffersNoReading()
    {
        notices_->show({u"number/1"_s, u"Reception"_s, u"Logged out"_s, kNumber, {}});
        QTRY_COMPARE(service_->told.size(), 1);
        QCOMPARE(service_->told[0].actions.size(), 2);
    }
};

GESHER_TEST(tst_dbus_notices, TstDbusNotices)
#include "tst_dbus_notices.moc"
