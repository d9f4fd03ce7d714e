// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/startup.h"

#include "app/gesher/pictures.h"
#include "app/gesher/practice_window.h"
#include "app/parts/helpers.h"
#include "app/parts/network_file.h"
#include "engine/words/explain.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>

#include <algorithm>
#include <cstdio>

namespace gesher {

using namespace Qt::StringLiterals;
using base::Result;

Startup::Startup(Options options, ui::Theme &theme, ui::Language &language)
    : options_(std::move(options)), theme_(theme), language_(language), onlyOne_(options_.dataDirectory)
{
}

Startup::~Startup()
{
    // the window first, the network last: nothing may ask what is gone
    networkWatch_.reset();
    practiceWindow_.reset();
    window_.reset();
    desk_.reset();
    practice_.reset();
}

void Startup::begin()
{
    if (onlyOne_.raiseFirst()) {
        QCoreApplication::exit(Clean);
        return;
    }
    openNetwork();
}

void Startup::openNetwork()
{
    network_ = model::realNetwork();
    if (options_.practice) {
        auto practice = PracticeHost::open(options_.dataDirectory + u"/practice/network"_s);
        if (!practice) {
            give(Database,
                tr("The practice network in %1 cannot be used. Use another folder.")
                    .arg(options_.dataDirectory),
                practice.error().detail);
            return;
        }
        practice_ = std::move(*practice);
        network_ = practice_->network();
    } else if (!options_.networkFile.isEmpty()) {
        auto network = parts::readNetworkFile(options_.networkFile);
        if (!network) {
            give(Usage, network.error().detail, {});
            return;
        }
        network_ = std::move(*network);
    }
    findKey();
}

void Startup::findKey()
{
    isNew_ = !door::Engine::isThere(options_.dataDirectory);
    keys_ = std::make_unique<KeyFinder>(options_.dataDirectory, options_.keyFile, isNew_, nullptr);
    if (options_.practice && options_.keyFile.isEmpty())
        onKey(keys_->besideData()); // nothing of it is worth a keychain's question
    else
        keys_->find([this](Result<KeyFinder::Found> found) { onKey(std::move(found)); });
}

void Startup::onKey(Result<KeyFinder::Found> found)
{
    if (found)
        openEngine(std::move(*found));
    else if (found.error().code == u"no_keychain"_s)
        offerFile();
    else
        give(Key, found.error().detail, {});
}

void Startup::offerFile()
{
    auto *box = new QMessageBox(QMessageBox::Warning, u"Gesher"_s,
        tr("This computer has no keychain that Gesher could use. It can keep its key in a file beside the "
           "data, "
           "readable by you alone. Whoever copies the whole folder could then use your sessions."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *file = box->addButton(tr("Keep it in a file"), QMessageBox::AcceptRole);
    box->addButton(tr("Quit"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::finished, this, [this, box, file] {
        if (box->clickedButton() == file)
            onKey(keys_->besideData());
        else
            QCoreApplication::exit(Clean);
    });
    box->open();
}

void Startup::openEngine(KeyFinder::Found found)
{
    door::Opening opening;
    opening.directory = options_.dataDirectory;
    opening.masterKey = std::move(found.key);
    opening.keySource = found.source;
    opening.mayCreate = isNew_;
    opening.network = network_;
    opening.program = u"gesher"_s;
    opening.mediaHelper = parts::mediaHelper();
    auto desk = door::Desk::open(std::move(opening), [ca = network_.extraCaFile](base::Clock &clock) {
        return door::Desk::Ways{std::make_unique<net::QtSocketFactory>(ca),
            std::make_unique<net::QtHttp>(clock), std::make_unique<net::QtTransfers>(clock, ca)};
    });
    if (!desk) {
        const base::Error &error = desk.error();
        const Exit code = error.code == u"locked"_s ? Locked
            : error.code == u"wrong_key"_s          ? Key
            : error.code == u"other_network"_s      ? Usage
                                                    : Database;
        give(code, words::joined(words::opening(error, options_.dataDirectory)), error.detail);
        return;
    }
    desk_ = std::move(*desk);
    onlyOne_.listen();
    openWindow();
}

void Startup::openWindow()
{
    const QString network = network_.real ? QString() : network_.name;
    window_ = std::make_unique<ui::MainWindow>(
        ui::MainWindow::Given{*desk_, clock_, theme_, language_, network, !options_.language.isEmpty()});
    connect(&onlyOne_, &OnlyOne::raised, window_.get(), [this] {
        window_->setWindowState(window_->windowState() & ~Qt::WindowMinimized);
        window_->raise();
        window_->activateWindow();
    });
    connect(window_.get(), &ui::MainWindow::practiceWanted, this, &Startup::showPractice);
    connect(window_.get(), &ui::MainWindow::ready, this, [this] {
        desk_->start();
        networkWatch_ = std::make_unique<parts::NetworkWatch>(clock_, [this] {
            desk_->ask([](door::Engine &engine) { engine.networkReturned(); });
        });
        if (!options_.picturesDirectory.isEmpty()) {
            auto *pictures = new Pictures(*window_, theme_, language_, options_.picturesDirectory);
            pictures->setParent(this);
            pictures->begin();
            return;
        }
        window_->show();
        if (practice_)
            showPractice();
    });
    window_->restore();
}

void Startup::showPractice()
{
    if (!practice_)
        return;
    if (!practiceWindow_) {
        practiceWindow_ = std::make_unique<PracticeWindow>(*practice_, theme_);
        practiceWindow_->setAttribute(Qt::WA_QuitOnClose, false);
        // beside the window as far as the screen has room: the two are used together
        QPoint beside = window_->frameGeometry().topRight() + QPoint(1, 0);
        const QRect room = window_->screen()->availableGeometry();
        beside.setX(std::max(
            room.left(), std::min(beside.x(), room.right() + 1 - practiceWindow_->sizeHint().width())));
        practiceWindow_->move(beside);
    }
    practiceWindow_->show();
    practiceWindow_->raise();
}

void Startup::give(Exit code, const QString &sentence, const QString &details)
{
    std::fprintf(stderr, "gesher: %s%s\n", qUtf8Printable(sentence),
        details.isEmpty() ? "" : qUtf8Printable(u" ("_s + details + u')'));
    if (!options_.picturesDirectory.isEmpty()) {
        QCoreApplication::exit(code);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Critical, u"Gesher"_s, sentence);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDetailedText(details);
    connect(box, &QMessageBox::finished, this, [code] { QCoreApplication::exit(code); });
    box->open();
}

}
