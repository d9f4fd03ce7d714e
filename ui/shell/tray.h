// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace ui {

/// The sign in the desktop's tray. A window that is closed goes there, because with the program the numbers
/// would go offline; it says so the first time. On a desktop without a tray closing ends the program. What is
/// given outlives it.
class Tray : public QObject {
    Q_OBJECT
public:
    Tray(door::Desk &desk, AccountsModel &accounts, Theme &theme, QWidget &window);

    bool isPossible() const;
    /// Whether the program goes on when its window is closed.
    bool staysOnClose() const { return stays_; }
    void setStaysOnClose(bool stays); ///< kept
    void setUnread(int chats);
    void retranslate();

Q_SIGNALS:
    void loaded(); ///< what was kept is known
    void wanted(); ///< somebody wants to see the window

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show();
    void quit();
    void tellOnce();

    door::Desk &desk_;
    AccountsModel &accounts_;
    Theme &theme_;
    QWidget &window_;
    QSystemTrayIcon icon_;
    QMenu menu_;
    QAction *open_;
    QAction *quit_;
    int unread_ = 0;
    bool stays_ = true;
    bool told_ = false; ///< that the program goes on
    bool ending_ = false; ///< the program, and not the window alone
};

}
