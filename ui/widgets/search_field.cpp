// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/theme/bidi.h"

#include <QAction>
#include <QKeyEvent>

namespace ui {

SearchField::SearchField(Theme &theme, QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(theme.icon(Icon::Search, Token::Text3), QLineEdit::LeadingPosition);
}

void SearchField::setHint(const QString &hint)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
}

QString SearchField::query() const
{
    return plain(text()).trimmed();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    // an empty field leaves Esc to the page: it closes the panel next
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}
