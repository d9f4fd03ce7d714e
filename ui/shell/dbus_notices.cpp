// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dbus_notices.h"

#include "ui/theme/bidi.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNotices = 256;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, method);
}

}

DbusNotices::DbusNotices(QDBusConnection bus) : bus_(std::move(bus))
{
    const QString service = u"org.freedesktop.Notifications"_s;
    const QString path = u"/org/freedesktop/Notifications"_s;
    bus_.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(onAction(quint32, QString)));
    bus_.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(onClosed(quint32, quint32)));
}

void DbusNotices::show(const Notice &notice)
{
    if (shown_.size() >= kMostNotices)
        shown_.clear();
    Shown &shown = shown_[notice.key];
    const bool isUnderWay = shown.id == 0 && !shown.notice.key.isEmpty();
    shown.notice = notice;
    shown.isGone = false;
    if (!isUnderWay) // else it is sent anew when the place of the first is known
        send(notice);
}

void DbusNotices::send(const Notice &notice)
{
    QStringList actions{u"default"_s, tr("Open")};
    if (!notice.chat.isEmpty())
        actions << u"read"_s << tr("Mark read");
    const QVariantMap hints{{u"desktop-entry"_s, u"gesher"_s},
        {u"category"_s,
            notice.account.value.isEmpty() || notice.chat.isEmpty() ? u"im"_s : u"im.received"_s}};
    QDBusMessage message = call(u"Notify"_s);
    // what a stranger wrote must not become markup of the desktop's
    message << u"Gesher"_s << shown_.value(notice.key).id << u"gesher"_s << plain(notice.title)
            << plain(notice.body).toHtmlEscaped() << actions << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(bus_.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, sent = notice](QDBusPendingCallWatcher *done) {
            done->deleteLater();
            const QDBusPendingReply<quint32> reply = *done;
            const auto shown = shown_.find(sent.key);
            if (shown == shown_.end())
                return;
            if (reply.isError()) {
                shown_.erase(shown);
                return;
            }
            shown->id = reply.value();
            if (shown->isGone)
                takeBack(sent.key);
            else if (!(shown->notice == sent))
                send(shown->notice);
        });
}

void DbusNotices::takeBack(const QString &key)
{
    const auto shown = shown_.find(key);
    if (shown == shown_.end())
        return;
    if (shown->id == 0) {
        shown->isGone = true;
        return;
    }
    QDBusMessage message = call(u"CloseNotification"_s);
    message << shown->id;
    bus_.asyncCall(message);
    shown_.erase(shown);
}

const DbusNotices::Shown *DbusNotices::byId(quint32 id) const
{
    const auto found
        = std::find_if(shown_.cbegin(), shown_.cend(), [id](const Shown &shown) { return shown.id == id; });
    return id == 0 || found == shown_.cend() ? nullptr : &*found;
}

void DbusNotices::onAction(quint32 id, const QString &action)
{
    const Shown *shown = byId(id);
    if (!shown)
        return; // another program's
    const Notice notice = shown->notice;
    if (action == u"default")
        Q_EMIT chosen(notice);
    else if (action == u"read" && !notice.chat.isEmpty())
        Q_EMIT readWanted(notice);
}

void DbusNotices::onClosed(quint32 id, quint32)
{
    if (const Shown *shown = byId(id))
        shown_.remove(QString(shown->notice.key));
}

std::unique_ptr<Notices> desktopNotices()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() ? std::make_unique<DbusNotices>(bus) : nullptr;
}

}
