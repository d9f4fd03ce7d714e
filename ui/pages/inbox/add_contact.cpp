// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/add_contact.h"

#include "ui/models/typed_phone.h"
#include "ui/theme/bidi.h"

#include <QLineEdit>

namespace ui {

AddContact::AddContact(const QString &country, Theme &theme, QWidget *parent)
    : AddDialog(theme, tr("Send a contact"), parent),
      country_(country),
      name_(new QLineEdit(this)),
      phone_(new QLineEdit(this))
{
    name_->setMaxLength(200);
    phone_->setMaxLength(40);
    phone_->setPlaceholderText(QStringLiteral("+972 55-555-0142"));
    setLtr(*phone_);
    addField(tr("Name"), name_);
    addField(tr("Phone number"), phone_);
    name_->setFocus();
}

std::optional<model::Outgoing> AddContact::read()
{
    model::ContactCard card;
    card.name = plain(name_->text()).trimmed();
    if (card.name.isEmpty()) {
        complain(tr("Enter the name of the contact."), name_);
        return std::nullopt;
    }
    const auto number = typedPhone(phone_->text(), country_);
    if (!number) {
        complain(tr("This is no phone number. Enter one as people dial it, or with its country code, for "
                    "example %1.")
                     .arg(ui::phone(QStringLiteral("+972555550142"))),
            phone_);
        return std::nullopt;
    }
    card.phones = {number->e164()};
    model::Outgoing message;
    message.kind = model::MessageKind::Contacts;
    message.content = QList<model::ContactCard>{card};
    return message;
}

}
