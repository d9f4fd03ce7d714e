// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/delete_message.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

DeleteMessage::DeleteMessage(
    Theme &theme, const QString &text, const QString &with, QWidget *parent, For whom)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete a message"));
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    const bool everyone = whom == For::Everyone;
    title->setText(
        everyone ? tr("Delete this message for everyone?") : tr("Delete this message on our side?"));
    title->setWordWrap(true);
    QLabel *which = label(theme, Role::Body, Tone::Main, this);
    which->setText(tr("“%1”").arg(isolate(text.left(160).simplified())));
    which->setWordWrap(true);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    what->setText((everyone
            ? tr("It disappears from the chat with %1, here and on all phones. In its place stands that "
                 "a message was deleted. Who has read it already has read it, and it cannot be brought "
                 "back.")
            : tr("It disappears here and on the number's own devices, its phone among them, and cannot "
                 "be brought back. %1 keeps it."))
                      .arg(with));
    what->setWordWrap(true);
    what->setMinimumWidth(380);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *go = button(theme, ButtonKind::DangerFilled, this);
    go->setText(everyone ? tr("Delete for everyone") : tr("Delete on our side"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(which);
    column->addWidget(what);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

}
