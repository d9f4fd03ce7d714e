// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/add_dialog.h"

#include "ui/widgets/controls.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

AddDialog::AddDialog(Theme &theme, const QString &title, QWidget *parent)
    : QDialog(parent),
      theme_(theme),
      fields_(new QVBoxLayout),
      wrong_(label(theme, Role::Caption, Tone::Error, this)),
      send_(button(theme, ButtonKind::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    QLabel *head = label(theme, Role::Section, Tone::Main, this);
    head->setText(title);
    wrong_->setWordWrap(true);
    wrong_->hide();
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setAutoDefault(false);
    send_->setText(tr("Send"));
    send_->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send_);
    fields_->setSpacing(10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(head);
    column->addLayout(fields_);
    column->addWidget(wrong_);
    column->addLayout(buttons);
    setMinimumWidth(400);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(send_, &QPushButton::clicked, this, &AddDialog::accept);
}

void AddDialog::addField(const QString &title, QWidget *field)
{
    QLabel *words = label(theme_, Role::CaptionBold, Tone::Second, this);
    words->setText(title);
    words->setBuddy(field);
    field->setAccessibleName(title);
    auto *both = new QVBoxLayout;
    both->setSpacing(4);
    both->addWidget(words);
    both->addWidget(field);
    fields_->addLayout(both);
}

void AddDialog::setLtr(QLineEdit &field)
{
    field.setLayoutDirection(Qt::LeftToRight);
    field.setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter
        | (QGuiApplication::layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft));
}

void AddDialog::complain(const QString &sentence, QWidget *where)
{
    wrong_->setText(sentence);
    wrong_->setAccessibleName(sentence);
    wrong_->show();
    send_->setEnabled(true);
    if (where)
        where->setFocus(Qt::OtherFocusReason);
}

void AddDialog::accept()
{
    if (!send_->isEnabled())
        return;
    wrong_->hide();
    if (const auto message = read()) {
        send_->setEnabled(false); // until the answer
        Q_EMIT wanted(*message);
    }
}

void AddDialog::settle()
{
    done(Accepted);
}

}
