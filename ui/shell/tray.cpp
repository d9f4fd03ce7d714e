// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include "ui/models/answers.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QShortcut>

namespace ui {

namespace {

const QString kOnClose = QStringLiteral("on_close");
const QString kTold = QStringLiteral("told_of_tray");

/// The program's picture, with a dot when something waits.
QIcon pictureFor(int unread, const Theme &theme)
{
    QPixmap picture = QIcon(QStringLiteral(":/gesher.svg")).pixmap(64, 64);
    if (unread == 0)
        return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Accent));
    painter.drawEllipse(QRect(38, 38, 26, 26));
    return picture;
}

}

Tray::Tray(door::Desk &desk, AccountsModel &accounts, Theme &theme, QWidget &window)
    : QObject(&window),
      desk_(desk),
      accounts_(accounts),
      theme_(theme),
      window_(window),
      open_(menu_.addAction(QString())),
      quit_(menu_.addAction(QString()))
{
    icon_.setContextMenu(&menu_);
    connect(open_, &QAction::triggered, this, &Tray::wanted);
    connect(quit_, &QAction::triggered, this, &Tray::quit);
    connect(
        new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), &window), &QShortcut::activated, this, &Tray::quit);
    connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT wanted();
    });
    connect(&icon_, &QSystemTrayIcon::messageClicked, this, &Tray::wanted);
    connect(&accounts, &AccountsModel::refreshed, this, &Tray::show);
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { ending_ = true; });
    window.installEventFilter(this);
    qApp->installEventFilter(this);
    retranslate();
    icon_.setVisible(isPossible());
    whenAnswered(this, desk_.ask([](door::Engine &engine) {
        return std::pair(engine.settings().preference(kOnClose).value_or(QByteArray()),
            engine.settings().preference(kTold).value_or(QByteArray()));
    }),
        [this](const base::Result<std::pair<QByteArray, QByteArray>> &kept) {
            if (!kept)
                return;
            stays_ = kept->first != "quit";
            told_ = !kept->second.isEmpty();
            Q_EMIT loaded();
        });
}

bool Tray::isPossible() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setStaysOnClose(bool stays)
{
    stays_ = stays;
    whenAnswered(this, desk_.ask([stays](door::Engine &engine) {
        return engine.settings().setPreference(kOnClose, stays ? "stay" : "quit");
    }),
        [](const base::Result<void> &) {});
}

void Tray::setUnread(int chats)
{
    if (unread_ == chats)
        return;
    unread_ = chats;
    show();
}

void Tray::show()
{
    icon_.setIcon(pictureFor(unread_, theme_));
    QStringList lines{QStringLiteral("Gesher")};
    const auto all = static_cast<int>(accounts_.views().size());
    if (all > 0)
        lines.append(tr("%1 of %n numbers connected", nullptr, all).arg(accounts_.connected()));
    if (unread_ > 0)
        lines.append(tr("%n unread conversations", nullptr, unread_));
    icon_.setToolTip(lines.join(u'\n'));
}

void Tray::retranslate()
{
    open_->setText(tr("Open Gesher"));
    quit_->setText(tr("Quit: all numbers go offline"));
    show();
}

void Tray::quit()
{
    ending_ = true;
    window_.close();
    QApplication::quit();
}

bool Tray::eventFilter(QObject *watched, QEvent *event)
{
    // the system or a signal wants it to end: closing the window must not stand in the way
    if (watched == qApp && event->type() == QEvent::Quit)
        ending_ = true;
    if (watched == &window_ && event->type() == QEvent::Close && !ending_ && stays_ && isPossible()) {
        window_.hide();
        event->ignore();
        tellOnce();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void Tray::tellOnce()
{
    if (std::exchange(told_, true))
        return;
    icon_.showMessage(tr("Gesher is still running"),
        tr("The numbers stay connected while the window is closed. Quit from the sign in the tray."),
        QSystemTrayIcon::Information);
    whenAnswered(this,
        desk_.ask([](door::Engine &engine) { return engine.settings().setPreference(kTold, "1"); }),
        [](const base::Result<void> &) {});
}

}
