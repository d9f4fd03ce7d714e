// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

namespace ui {

/// A field to filter what is below it; Esc empties it. Its text is free of direction marks.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(Theme &theme, QWidget *parent);
    /// What can be looked for; it is the accessible name, too.
    void setHint(const QString &hint);
    /// What was typed, without direction marks and spaces around it.
    QString query() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

}
