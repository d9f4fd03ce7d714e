// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/models/answers.h"
#include "ui/pages/accounts/accounts_page.h"
#include "ui/pages/clients/client_dialog.h"
#include "ui/pages/clients/off_board_dialog.h"
#include "ui/pages/ghl/ghl_page.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/inbox_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/welcome/welcome_page.h"
#include "ui/shell/attention.h"
#include "ui/shell/client_switcher.h"
#include "ui/shell/rail.h"
#include "ui/shell/section_keys.h"
#include "ui/shell/status_line.h"
#include "ui/shell/tray.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/toast_stack.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int narrowBelow = 1100;
constexpr QSize startSize{1280, 800};
constexpr QSize leastSize{760, 560};
constexpr int statusHeight = 26;

/// What was kept of the window when it was last closed.
struct Kept {
    QByteArray language;
    QByteArray theme;
    QByteArray geometry;
    QByteArray news;
    QByteArray links;
    QByteArray enter;
    model::ClientId client;
    bool welcomed = false;
};

Kept readKept(door::Engine &engine)
{
    const auto value = [&](const char *name) {
        return engine.settings().preference(QString::fromLatin1(name)).value_or(QByteArray());
    };
    return {value("language"), value("theme"), value("geometry"), value("news"), value("links"),
        value("enter"), {QString::fromUtf8(value("client"))}, value("welcomed") == "1"};
}

Theme::Mode modeFromWord(const QByteArray &word)
{
    return word == "dark" ? Theme::Mode::Dark : word == "light" ? Theme::Mode::Light : Theme::Mode::System;
}

QByteArray wordOf(Theme::Mode mode)
{
    return mode == Theme::Mode::Dark ? "dark" : mode == Theme::Mode::Light ? "light" : "system";
}

}

MainWindow::MainWindow(const Given &given)
    : given_(given),
      changes_(new Changes(given.desk, this)),
      accounts_(new AccountsModel(given.desk, *changes_, given.clock, this)),
      clients_(new OurClients(given.desk, this))
{
    setMinimumSize(leastSize);
    resize(startSize);
    build();
    connectPages();
    connectClients();
    connectAttention();
    connectTray();
    addKeys();
    retranslate();
    open(Section::Inbox);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    Theme &theme = given_.theme;
    rail_ = new Rail(theme, this);
    switcher_ = new ClientSwitcher(*clients_, theme, rail_);
    rail_->setTop(switcher_, [this](bool narrow) { switcher_->setNarrow(narrow); });
    items_ = {rail_->add(Icon::Inbox), rail_->add(Icon::Ghl), rail_->add(Icon::Numbers, true),
        rail_->add(Icon::Settings, true)};
    pages_ = new QStackedWidget(this);
    inbox_ = new InboxPage(given_.desk, *changes_, theme, pages_);
    ghl_ = new GhlPage(given_.desk, *accounts_, given_.clock, theme, pages_);
    numbers_ = new AccountsPage(given_.desk, *accounts_, *clients_, given_.clock, theme, pages_);
    settings_ = new SettingsPage(given_.desk, theme, pages_);
    for (QWidget *page : std::initializer_list<QWidget *>{inbox_, ghl_, numbers_, settings_})
        pages_->addWidget(page);
    status_ = new StatusLine(theme, this);
    status_->setNetwork(given_.network);

    auto *work = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(rail_);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(pages_, 1);
    column->addWidget(status_);
    row->addLayout(column, 1);
    row->setContentsMargins(0, 0, 0, 0);
    work->setLayout(row);

    welcome_ = new WelcomePage(theme, given_.language.code() == Language::Code::Hebrew, this);
    whole_ = new QStackedWidget(this);
    whole_->addWidget(work);
    whole_->addWidget(welcome_);
    setCentralWidget(whole_);
    toasts_ = new ToastStack(theme, *whole_);
    toasts_->setBottomMargin(statusHeight + 16);
}

void MainWindow::connectPages()
{
    connect(rail_, &Rail::chosen, this, [this](int index) { open(static_cast<Section>(index)); });
    connect(accounts_, &AccountsModel::refreshed, this, &MainWindow::count);
    connect(changes_, &Changes::chatChanged, this, &MainWindow::count);
    connect(numbers_, &AccountsPage::said, this,
        [this](const QString &sentence) { toasts_->add(StateShape::Ok, sentence); });
    connect(inbox_, &InboxPage::said, this,
        [this](StateShape shape, const QString &sentence) { toasts_->add(shape, sentence); });
    connect(inbox_, &InboxPage::openNumbers, this, [this] { open(Section::Numbers); });
    const auto setLanguage = [this](bool hebrew) {
        const auto code = hebrew ? Language::Code::Hebrew : Language::Code::English;
        if (code == given_.language.code())
            return;
        given_.language.set(code);
        keep(QStringLiteral("language"), Language::word(code));
    };
    const auto setMode = [this](Theme::Mode mode) {
        if (mode == given_.theme.mode())
            return;
        given_.theme.setMode(mode);
        keep(QStringLiteral("theme"), wordOf(mode));
    };
    connect(settings_, &SettingsPage::languageChosen, this, setLanguage);
    connect(welcome_, &WelcomePage::languageChosen, this, setLanguage);
    connect(settings_, &SettingsPage::themeChosen, this, setMode);
    connect(settings_, &SettingsPage::linksChosen, this, [this](bool looks) {
        inbox_->conversation()->composer().setLooksAtLinks(looks);
        keep(QStringLiteral("links"), looks ? "look" : "alone");
    });
    connect(settings_, &SettingsPage::enterChosen, this, [this](bool sends) {
        inbox_->conversation()->composer().setEnterSends(sends);
        keep(QStringLiteral("enter"), sends ? "send" : "line");
    });
    connect(welcome_, &WelcomePage::themeChosen, this, setMode);
    connect(&given_.language, &Language::changed, this, &MainWindow::showChoices);
    connect(&given_.theme, &Theme::changed, this, &MainWindow::showChoices);
    connect(welcome_, &WelcomePage::accepted, this, [this] {
        keep(QStringLiteral("welcomed"), "1");
        whole_->setCurrentIndex(0);
        open(accounts_->views().isEmpty() ? Section::Numbers : Section::Inbox);
    });
}

void MainWindow::rejectCall(const QString &message)
{
    const auto ask = [message](door::Engine &engine) { return engine.chats().rejectCall(message); };
    whenAnswered(this, given_.desk.ask(ask), [this](const base::Result<void> &done) {
        toasts_->add(done ? StateShape::Ok : StateShape::Quiet,
            done ? tr("The call was declined.") : tr("The call is over already."));
    });
}

void MainWindow::connectClients()
{
    connect(clients_, &OurClients::chosenChanged, this, [this] {
        inbox_->setClient(clients_->chosen());
        keep(QStringLiteral("client"), clients_->chosen().value.toUtf8());
    });
    connect(switcher_, &ClientSwitcher::newWanted, this, [this] { editClient({}); });
    connect(switcher_, &ClientSwitcher::editWanted, this, &MainWindow::editClient);
}

void MainWindow::connectAttention()
{
    attention_ = new Attention({given_.desk, *changes_, *accounts_, given_.clock,
                                   [this](const model::AccountId &account, const model::Jid &chat) {
                                       return inbox_->isShowing(account, chat);
                                   }},
        desktopNotices(), this);
    connect(settings_, &SettingsPage::newsChosen, this, [this](NewsLevel level) {
        news_ = level;
        attention_->setLevel(level);
        keep(QStringLiteral("news"), wordOf(level));
        showChoices();
    });
    connect(attention_, &Attention::callRang, this, [this](const QString &message, const QString &sentence) {
        toasts_->add(StateShape::Busy, sentence, tr("Decline"), [this, message] { rejectCall(message); });
    });
    connect(attention_, &Attention::chatWanted, this,
        [this](const model::AccountId &account, const model::Jid &chat) {
            comeForward();
            open(Section::Inbox);
            inbox_->openChat(account, chat);
        });
    connect(attention_, &Attention::inboxWanted, this, [this] {
        comeForward();
        open(Section::Inbox);
    });
    connect(attention_, &Attention::numbersWanted, this, [this] {
        comeForward();
        open(Section::Numbers);
    });
}

void MainWindow::connectTray()
{
    tray_ = new Tray(given_.desk, *accounts_, given_.theme, *this);
    connect(tray_, &Tray::wanted, this, &MainWindow::comeForward);
    connect(tray_, &Tray::loaded, this, &MainWindow::showChoices);
    connect(settings_, &SettingsPage::closingChosen, tray_, &Tray::setStaysOnClose);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::editClient(const std::optional<model::Client> &client)
{
    auto *dialog = new ClientDialog(given_.desk, client, given_.theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ClientDialog::saved, this, [this, isNew = !client](const model::Client &saved) {
        toasts_->add(StateShape::Ok,
            isNew ? tr("%1 is a client now. Open a number to say that it is theirs.").arg(isolate(saved.name))
                  : tr("%1 was changed.").arg(isolate(saved.name)));
    });
    connect(dialog, &ClientDialog::offBoardWanted, this, [this](const model::Client &leaving) {
        auto *asking = new OffBoardDialog(given_.desk, leaving, given_.theme, this);
        asking->setAttribute(Qt::WA_DeleteOnClose);
        connect(asking, &OffBoardDialog::left, accounts_, &AccountsModel::reload);
        asking->open();
    });
    connect(dialog, &ClientDialog::removed, this, [this](const QString &name) {
        toasts_->add(StateShape::Ok, tr("%1 was removed.").arg(isolate(name)));
    });
    dialog->open();
}

void MainWindow::addKeys()
{
    auto *keys = new SectionKeys(*this);
    connect(keys, &SectionKeys::section, this, [this](int index) {
        if (!isWelcoming() && index < items_.size())
            open(static_cast<Section>(index));
    });
    connect(keys, &SectionKeys::settings, this, [this] {
        if (!isWelcoming())
            open(Section::Settings);
    });
    connect(keys, &SectionKeys::practice, this, &MainWindow::practiceWanted);
}

void MainWindow::open(Section section)
{
    const int index = static_cast<int>(section);
    rail_->choose(items_[index]);
    pages_->setCurrentIndex(index);
    if (auto *page = pages_->currentWidget(); !page->isAncestorOf(focusWidget()))
        page->setFocus();
}

bool MainWindow::isWelcoming() const
{
    return whole_->currentWidget() == welcome_;
}

/// Both pages show what is so, whoever chose it.
void MainWindow::showChoices()
{
    const bool hebrew = given_.language.code() == Language::Code::Hebrew;
    settings_->setLanguage(hebrew);
    settings_->setMode(given_.theme.mode());
    settings_->setNews(news_, attention_->isPossible());
    settings_->setClosing(tray_->staysOnClose(), tray_->isPossible());
    welcome_->setLanguage(hebrew);
    welcome_->setMode(given_.theme.mode());
}

void MainWindow::showWelcome(bool welcome)
{
    whole_->setCurrentIndex(welcome ? 1 : 0);
}

void MainWindow::showSomething()
{
    inbox_->openFirst();
    if (!accounts_->views().isEmpty())
        numbers_->select(accounts_->views().constFirst().id);
}

void MainWindow::restore()
{
    whenAnswered(this, given_.desk.ask([](door::Engine &engine) { return readKept(engine); }),
        [this](const base::Result<Kept> &answer) {
            const Kept kept = answer.value_or(Kept());
            given_.theme.setMode(modeFromWord(kept.theme));
            news_ = newsLevelFromWord(kept.news);
            attention_->setLevel(news_);
            const bool looks = kept.links != "alone";
            inbox_->conversation()->composer().setLooksAtLinks(looks);
            settings_->setLinks(looks);
            inbox_->conversation()->composer().setEnterSends(kept.enter != "line");
            settings_->setEnterSends(kept.enter != "line");
            const auto code = given_.languageIsFixed
                ? given_.language.code()
                : Language::fromWord(kept.language, given_.language.code());
            if (code != given_.language.code())
                given_.language.set(code);
            showChoices();
            clients_->choose(kept.client);
            if (!kept.geometry.isEmpty())
                restoreGeometry(kept.geometry);
            if (!kept.welcomed)
                whole_->setCurrentWidget(welcome_);
            Q_EMIT ready();
        });
}

void MainWindow::keep(const QString &name, const QByteArray &value)
{
    whenAnswered(this, given_.desk.ask([name, value](door::Engine &engine) {
        return engine.settings().setPreference(name, value);
    }),
        [](const base::Result<void> &) {});
}

void MainWindow::count()
{
    const auto &views = accounts_->views();
    status_->show(accounts_->connected(), static_cast<int>(views.size()), accounts_->queued());
    items_[static_cast<int>(Section::Numbers)]->setTrouble(StateShape::Error, accounts_->needing());
    whenAnswered(this, given_.desk.ask([](door::Engine &engine) { return engine.chats().countUnread(); }),
        [this](const base::Result<int> &unread) {
            if (!unread)
                return;
            items_[static_cast<int>(Section::Inbox)]->setCount(*unread);
            tray_->setUnread(*unread);
        });
}

void MainWindow::retranslate()
{
    const QStringList names{tr("Inbox"), QStringLiteral("GHL"), tr("Numbers"), tr("Settings")};
    for (int i = 0; i < items_.size(); ++i) {
        items_[i]->setText(names[i]);
        items_[i]->setAccessibleName(names[i]);
    }
    setWindowTitle(given_.network.isEmpty() ? QStringLiteral("Gesher")
                                            : tr("Gesher – practice network, no real messages"));
    tray_->retranslate();
    count();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keep(QStringLiteral("geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    rail_->setNarrow(width() < narrowBelow);
    QMainWindow::resizeEvent(event);
}

}
