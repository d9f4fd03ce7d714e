// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/models/news.h"
#include "ui/models/our_clients.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QStackedWidget;

namespace ui {

class AccountsPage;
class Attention;
class ClientSwitcher;
class GhlPage;
class InboxPage;
class Rail;
class RailItem;
class SettingsPage;
class StatusLine;
class ToastStack;
class Tray;
class WelcomePage;

/// The window: rail, pages, status line. It joins the pages, which do not know each other. What is given
/// outlives it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Given {
        door::Desk &desk;
        const base::Clock &clock;
        Theme &theme;
        Language &language;
        QString network; ///< named in the title when it is not WhatsApp's own; empty: it is
        bool languageIsFixed = false; ///< by the command line: what was kept does not count
    };
    explicit MainWindow(const Given &given);
    ~MainWindow() override;

    enum class Section { Inbox, Ghl, Numbers, Settings };
    void open(Section section);
    /// Language, theme and place as they were kept; then `ready`. Shows the welcome to somebody new.
    void restore();
    AccountsModel &accounts() { return *accounts_; }
    bool isWelcoming() const;
    void showWelcome(bool welcome);
    /// Chooses the first of what the page lists, so that there is something to see.
    void showSomething();

Q_SIGNALS:
    void ready();
    void practiceWanted(); ///< the practice phone is to be shown

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectPages();
    void rejectCall(const QString &message);
    void connectClients();
    void connectAttention();
    void connectTray();
    void comeForward();
    void editClient(const std::optional<model::Client> &client);
    void addKeys();
    void retranslate();
    void count();
    void showChoices();
    void keep(const QString &name, const QByteArray &value);

    Given given_;
    Changes *changes_;
    AccountsModel *accounts_;
    OurClients *clients_;
    Attention *attention_ = nullptr;
    NewsLevel news_ = NewsLevel::Full;
    Rail *rail_ = nullptr;
    ClientSwitcher *switcher_ = nullptr;
    QList<RailItem *> items_;
    QStackedWidget *pages_ = nullptr;
    QStackedWidget *whole_ = nullptr;
    WelcomePage *welcome_ = nullptr;
    InboxPage *inbox_ = nullptr;
    GhlPage *ghl_ = nullptr;
    AccountsPage *numbers_ = nullptr;
    SettingsPage *settings_ = nullptr;
    StatusLine *status_ = nullptr;
    ToastStack *toasts_ = nullptr;
    Tray *tray_ = nullptr;
};

}
