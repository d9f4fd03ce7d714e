// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/remove_dialog.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

RemoveDialog::RemoveDialog(Theme &theme, const model::AccountView &view, QWidget *parent)
    : QDialog(parent), keep_(new QCheckBox(tr("Keep the messages on this computer"), this))
{
    setWindowTitle(tr("Remove a number"));
    setModal(true);
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    title->setText(tr("Remove “%1”?").arg(isolate(view.label)));
    title->setWordWrap(true);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    what->setText(
        tr("Gesher logs out of this number and wipes its keys. The phone itself keeps working. To use the "
           "number here again, it must be linked anew."));
    what->setWordWrap(true);
    what->setMinimumWidth(360);
    keep_->setChecked(true);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *go = button(theme, ButtonKind::DangerFilled, this);
    go->setText(tr("Remove"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(keep_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

bool RemoveDialog::keepMessages() const
{
    return keep_->isChecked();
}

}
