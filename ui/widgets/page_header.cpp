// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

PageHeader::PageHeader(Theme &theme, QWidget *parent)
    : QWidget(parent),
      row_(new QHBoxLayout(this)),
      title_(label(theme, Role::PageTitle, Tone::Main, this)),
      line_(label(theme, Role::Body, Tone::Second, this))
{
    row_->setContentsMargins(24, 16, 24, 12);
    row_->setSpacing(12);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(title_);
    texts->addWidget(line_);
    // a long line yields to the buttons
    line_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row_->addLayout(texts, 1);
}

void PageHeader::setTexts(const QString &title, const QString &line)
{
    title_->setText(title);
    line_->setText(line);
    line_->setVisible(!line.isEmpty());
    setAccessibleName(title);
}

void PageHeader::addAction(QWidget *widget)
{
    row_->addWidget(widget, 0, Qt::AlignVCenter);
}

}
