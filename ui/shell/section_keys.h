// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// The keys of the window as a whole: Ctrl+1 to Ctrl+4 for the sections, Ctrl+comma for the settings, Ctrl+P
/// for the practice phone. They hold on every keyboard layout: where a letter differs, its place decides.
class SectionKeys : public QObject {
    Q_OBJECT
public:
    explicit SectionKeys(QWidget &window);

Q_SIGNALS:
    void section(int index);
    void settings();
    void practice();
};

}
