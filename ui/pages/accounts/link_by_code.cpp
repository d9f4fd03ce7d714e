// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/link_by_code.h"

#include "ui/models/typed_phone.h"
#include "ui/pages/accounts/steps.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

LinkByCode::LinkByCode(Theme &theme, QWidget *parent)
    : QWidget(parent),
      question_(label(theme, Role::Body, Tone::Main, this)),
      phone_(new QLineEdit(this)),
      wrong_(label(theme, Role::Caption, Tone::Error, this)),
      go_(button(theme, ButtonKind::Primary, this)),
      code_(label(theme, Role::Code, Tone::Main, this)),
      copy_(button(theme, ButtonKind::Quiet, Icon::Copy, this)),
      steps_(new Steps(theme, this)),
      back_(button(theme, ButtonKind::Plain, this))
{
    question_->setWordWrap(true);
    question_->setBuddy(phone_);
    wrong_->setWordWrap(true);
    wrong_->hide();
    // digits run from left to right in every language
    phone_->setLayoutDirection(Qt::LeftToRight);
    code_->setLayoutDirection(Qt::LeftToRight);
    code_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 20, 20);
    column->setSpacing(12);
    for (QWidget *widget : std::initializer_list<QWidget *>{question_, phone_, wrong_, go_})
        column->addWidget(widget);
    column->addWidget(code_, 0, Qt::AlignHCenter);
    column->addWidget(copy_, 0, Qt::AlignHCenter);
    column->addWidget(steps_);
    column->addWidget(back_, 0, Qt::AlignLeading);
    column->addStretch(1);
    connect(phone_, &QLineEdit::returnPressed, this, &LinkByCode::ask);
    connect(phone_, &QLineEdit::textEdited, wrong_, &QWidget::hide);
    connect(go_, &QPushButton::clicked, this, &LinkByCode::ask);
    connect(copy_, &QPushButton::clicked, this,
        [this] { QApplication::clipboard()->setText(plain(code_->text())); });
    connect(back_, &QPushButton::clicked, this, &LinkByCode::qrWanted);
    showCode({});
    retranslate();
}

void LinkByCode::clear()
{
    phone_->clear();
    wrong_->hide();
    showCode({});
}

void LinkByCode::start()
{
    phone_->setFocus();
}

void LinkByCode::ask()
{
    const auto phone = typedPhone(phone_->text(), countryOfThisComputer());
    wrong_->setVisible(!phone);
    if (!phone) {
        wrong_->setText(tr("Type the number with its country code, for example %1.")
                            .arg(ltr(QStringLiteral("+972 55 555 0142"))));
        return;
    }
    go_->setEnabled(false);
    go_->setText(tr("Asking WhatsApp …"));
    Q_EMIT wanted(*phone);
}

void LinkByCode::showCode(const QString &code)
{
    code_->setText(code);
    QStringList letters;
    for (const QChar c : code) {
        if (c.isLetterOrNumber())
            letters.append(c);
    }
    code_->setAccessibleName(letters.join(u' '));
    const bool has = !code.isEmpty();
    for (QWidget *widget : std::initializer_list<QWidget *>{code_, copy_, steps_})
        widget->setVisible(has);
    go_->setEnabled(true);
    go_->setText(has ? tr("Get another code") : tr("Get a code"));
}

void LinkByCode::retranslate()
{
    question_->setText(tr("The phone number to link, with its country code:"));
    phone_->setPlaceholderText(QStringLiteral("+972 55 555 0142"));
    phone_->setAccessibleName(tr("Phone number to link"));
    copy_->setText(tr("Copy"));
    copy_->setAccessibleName(tr("Copy the code"));
    steps_->setSteps({tr("On the phone, open WhatsApp and go to Settings, Linked devices"),
        tr("Tap Link a device, then Link with phone number instead"), tr("Type this code")});
    back_->setText(tr("Use the QR code instead"));
    go_->setText(code_->text().isEmpty() ? tr("Get a code") : tr("Get another code"));
    wrong_->hide();
}

void LinkByCode::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
