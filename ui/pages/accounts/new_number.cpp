// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/new_number.h"

#include "ui/models/our_clients.h"
#include "ui/pages/accounts/client_box.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int longestName = 100;
}

NewNumber::NewNumber(OurClients &clients, Theme &theme, QWidget *parent)
    : QWidget(parent),
      clients_(clients),
      question_(label(theme, Role::Body, Tone::Main, this)),
      name_(new QLineEdit(this)),
      clientTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      client_(new ClientBox(clients, this)),
      go_(button(theme, ButtonKind::Primary, this)),
      risk_(label(theme, Role::Caption, Tone::Second, this))
{
    question_->setWordWrap(true);
    question_->setBuddy(name_);
    clientTitle_->setBuddy(client_);
    name_->setMaxLength(longestName);
    risk_->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 20, 20);
    column->setSpacing(12);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{question_, name_, clientTitle_, client_, go_, risk_})
        column->addWidget(widget);
    column->addStretch(1);
    connect(name_, &QLineEdit::textChanged, this,
        [this](const QString &text) { go_->setEnabled(!plain(text).trimmed().isEmpty()); });
    connect(name_, &QLineEdit::returnPressed, this, &NewNumber::finish);
    connect(&clients_, &OurClients::changed, this, &NewNumber::showClients);
    connect(go_, &QPushButton::clicked, this, &NewNumber::finish);
    retranslate();
    showClients();
}

void NewNumber::showClients()
{
    clientTitle_->setVisible(!clients_.all().isEmpty());
}

void NewNumber::start()
{
    name_->clear();
    client_->setClient(clients_.chosen());
    go_->setEnabled(false);
    name_->setFocus();
}

void NewNumber::finish()
{
    const QString name = plain(name_->text()).trimmed();
    if (!name.isEmpty())
        Q_EMIT wanted(name, client_->client());
}

void NewNumber::retranslate()
{
    question_->setText(tr("What do you call this number? Your team sees this name, nobody outside does."));
    name_->setPlaceholderText(tr("For example: Front desk"));
    name_->setAccessibleName(tr("Name of the number"));
    clientTitle_->setText(tr("Client"));
    go_->setText(tr("Show the code to scan"));
    risk_->setText(
        tr("Programs like Gesher are not approved by WhatsApp, and a number can be blocked. Gesher sends "
           "slowly and only what you ask for."));
}

void NewNumber::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
