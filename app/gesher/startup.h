// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gesher/key_finder.h"
#include "app/gesher/only_one.h"
#include "app/gesher/options.h"
#include "app/gesher/practice.h"
#include "app/parts/network_watch.h"
#include "engine/door/desk.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

class QApplication;

namespace gesher {

class PracticeWindow;

/// The exit codes of --help.
enum Exit { Clean = 0, Usage = 2, Locked = 3, Key = 4, Database = 5 };

/// From the command line to the window, step by step: network, key, engine, window. Owns all of it and takes
/// it down in the right order.
class Startup : public QObject {
    Q_OBJECT
public:
    Startup(Options options, ui::Theme &theme, ui::Language &language);
    ~Startup() override;
    void begin();

private:
    void openNetwork();
    void findKey();
    void onKey(base::Result<KeyFinder::Found> found);
    void offerFile();
    void openEngine(KeyFinder::Found found);
    void openWindow();
    void showPractice();
    /// Says it in a window and on stderr, then ends.
    void give(Exit code, const QString &sentence, const QString &details);

    Options options_;
    ui::Theme &theme_;
    ui::Language &language_;
    OnlyOne onlyOne_;
    base::SystemClock clock_;
    bool isNew_ = false;
    model::NetworkProfile network_;
    std::unique_ptr<KeyFinder> keys_;
    std::unique_ptr<PracticeHost> practice_;
    std::unique_ptr<door::Desk> desk_;
    std::unique_ptr<parts::NetworkWatch> networkWatch_;
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<PracticeWindow> practiceWindow_;
};

}
