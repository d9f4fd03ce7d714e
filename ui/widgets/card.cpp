// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/controls.h"

#include <QVBoxLayout>

namespace ui {

Card::Card(Theme &theme, QWidget *parent)
    : QFrame(parent), title_(label(theme, Role::Section, Tone::Main, this)), body_(new QVBoxLayout)
{
    setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(title_);
    column->addLayout(body_, 1);
    body_->setContentsMargins(0, 0, 0, 0);
    body_->setSpacing(8);
    title_->hide();
}

void Card::setTitle(const QString &title)
{
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

}
