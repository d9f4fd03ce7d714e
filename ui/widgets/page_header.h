// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace ui {

/// The head of a page: title, a line under it, and what can be done at the trailing end.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    PageHeader(Theme &theme, QWidget *parent);
    void setTexts(const QString &title, const QString &line = {});
    /// Each new one stands after those before it.
    void addAction(QWidget *widget);

private:
    QHBoxLayout *row_;
    QLabel *title_;
    QLabel *line_;
};

}
