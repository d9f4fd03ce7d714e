// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <functional>

namespace gesher {

/// Leaves a picture of every page, in both languages, light and dark, then ends the program.
class Pictures : public QObject {
    Q_OBJECT
public:
    Pictures(ui::MainWindow &window, ui::Theme &theme, ui::Language &language, QString directory);
    void begin();

private:
    void next();
    void take(const QString &name);

    ui::MainWindow &window_;
    ui::Theme &theme_;
    ui::Language &language_;
    QString directory_;
    QList<std::function<void()>> steps_;
    QTimer pause_;
};

}
