// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/copy_row.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace ui {

CopyRow::CopyRow(Theme &theme, QWidget *parent)
    : QWidget(parent),
      name_(label(theme, Role::Caption, Tone::Second, this)),
      text_(new ElidedLabel(theme, Role::Caption, Token::Text, this)),
      copy_(new IconButton(theme, Icon::Copy, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(name_);
    row->addWidget(text_, 1);
    row->addWidget(copy_);
    connect(copy_, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(id_); // without direction marks
        Q_EMIT copied();
    });
    hide();
}

void CopyRow::setTexts(const QString &name, const QString &copy)
{
    name_->setText(name);
    copy_->setName(copy);
}

void CopyRow::setId(const QString &id)
{
    id_ = id;
    text_->setText(ltr(id));
    setVisible(!id.isEmpty());
}

}
