// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/question.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kLeastWidth = 380; ///< of what is said
}

Question::Question(
    Theme &theme, const QString &window, const QString &heading, const QString &go, QWidget *parent)
    : QDialog(parent), theme_(theme), lines_(new QVBoxLayout)
{
    setWindowTitle(window);
    setModal(true);
    QLabel *title = label(theme, Role::Section, Tone::Main, this);
    title->setText(heading);
    title->setWordWrap(true);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    cancel->setDefault(true);
    QPushButton *does = button(theme, ButtonKind::DangerFilled, this);
    does->setText(go);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(does);
    lines_->setSpacing(12);
    lines_->addWidget(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addLayout(lines_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(does, &QPushButton::clicked, this, &QDialog::accept);
}

void Question::say(const QString &text, Tone tone)
{
    QLabel *line = label(theme_, Role::Body, tone, this);
    line->setText(text);
    line->setWordWrap(true);
    line->setMinimumWidth(kLeastWidth);
    lines_->addWidget(line);
}

void Question::add(QWidget *widget)
{
    lines_->addWidget(widget);
}

}
