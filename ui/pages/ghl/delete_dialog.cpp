// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/delete_dialog.h"

#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

DeleteDialog::DeleteDialog(Theme &theme, const model::WebhookTarget &target, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Delete a target"));
    setModal(true);
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    //: %1 is a kind of target, such as "GHL workflow"
    title->setText(tr("Delete this %1?").arg(kindName(target.kind)));
    title->setWordWrap(true);
    QLabel *address = label(theme, Role::Body, Tone::Main, this);
    address->setText(ltr(target.urlMasked));
    address->setWordWrap(true);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    QString text
        = tr("Its address, its key and its delivery log are deleted, and nothing is sent there any more.");
    if (target.backlog > 0)
        text += u' ' + tr("%n deliveries that still wait are not sent.", nullptr, target.backlog);
    what->setText(text);
    what->setWordWrap(true);
    what->setMinimumWidth(360);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *go = button(theme, ButtonKind::DangerFilled, this);
    go->setText(tr("Delete"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    for (QLabel *line : {title, address, what})
        column->addWidget(line);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

}
