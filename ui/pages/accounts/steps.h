// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// Numbered steps, each a sentence.
class Steps : public QWidget {
    Q_OBJECT
public:
    Steps(Theme &theme, QWidget *parent);
    void setSteps(const QStringList &sentences);

private:
    Theme &theme_;
    QVBoxLayout *column_;
};

}
