// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/block_person.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

BlockPerson::BlockPerson(Theme &theme, const QString &name, const QString &number, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Block somebody"));
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    title->setText(tr("Block %1?").arg(isolate(name)));
    title->setWordWrap(true);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    //: %1 is one of our numbers
    what->setText(tr("Nothing they write reaches %1 any more, on none of its devices, and what they write "
                     "meanwhile never comes. They are not told. Your other numbers still hear from them.")
                      .arg(isolate(number)));
    what->setWordWrap(true);
    what->setMinimumWidth(380);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *go = button(theme, ButtonKind::DangerFilled, this);
    go->setText(tr("Block"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(what);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

}
