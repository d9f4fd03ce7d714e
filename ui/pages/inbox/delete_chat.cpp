// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/delete_chat.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

DeleteChat::DeleteChat(Theme &theme, const QString &with, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete a chat"));
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    title->setText(tr("Delete the chat with %1?").arg(isolate(with)));
    title->setWordWrap(true);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    what->setText(
        tr("All its messages disappear here and on the number's other devices, its phone among them, "
           "and cannot be brought back. The other side keeps what it has."));
    what->setWordWrap(true);
    what->setMinimumWidth(380);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *go = button(theme, ButtonKind::DangerFilled, this);
    go->setText(tr("Delete the chat"));
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
