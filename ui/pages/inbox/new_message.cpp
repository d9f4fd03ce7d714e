// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/new_message.h"

#include "ui/models/answers.h"
#include "ui/models/own_numbers.h"
#include "ui/models/typed_phone.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

NewMessage::NewMessage(Theme &theme, const OwnNumbers &numbers, QWidget *parent)
    : QFrame(parent),
      theme_(theme),
      numbers_(numbers),
      phoneLabel_(label(theme, Role::Caption, Tone::Second, this)),
      phone_(new QLineEdit(this)),
      fromLabel_(label(theme, Role::Caption, Tone::Second, this)),
      from_(new QComboBox(this)),
      wrong_(label(theme, Role::Caption, Tone::Error, this)),
      write_(new QPushButton(this)),
      cancel_(new QPushButton(this))
{
    setProperty("role", QStringLiteral("surface"));
    phone_->setLayoutDirection(Qt::LeftToRight);
    phone_->setMaxLength(40);
    phone_->setPlaceholderText(QStringLiteral("+972 55-555-0142"));
    phoneLabel_->setBuddy(phone_);
    fromLabel_->setBuddy(from_);
    wrong_->setWordWrap(true);
    setKind(*write_, ButtonKind::Primary);
    setKind(*cancel_, ButtonKind::Quiet);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 4, 14, 12);
    layout->setSpacing(4);
    layout->addWidget(phoneLabel_);
    layout->addWidget(phone_);
    layout->addWidget(wrong_);
    layout->addSpacing(4);
    layout->addWidget(fromLabel_);
    layout->addWidget(from_);
    layout->addSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(write_);
    buttons->addWidget(cancel_);
    buttons->addStretch();
    layout->addLayout(buttons);

    connect(write_, &QPushButton::clicked, this, &NewMessage::accept);
    connect(cancel_, &QPushButton::clicked, this, &NewMessage::end);
    connect(phone_, &QLineEdit::returnPressed, this, &NewMessage::accept);
    connect(phone_, &QLineEdit::textChanged, this, [this] {
        forget();
        wrong_->hide();
        phone_->setProperty("state", QVariant());
        phone_->style()->polish(phone_);
    });
    connect(from_, &QComboBox::activated, this, &NewMessage::forget);
    connect(&numbers, &OwnNumbers::changed, this, [this] {
        if (isVisible() && !from_->view()->isVisible())
            fill();
    });
    retranslate();
}

void NewMessage::begin(const model::AccountId &account)
{
    offered_ = account;
    fill();
    phone_->clear();
    forget();
    wrong_->hide();
    show();
    phone_->setFocus(Qt::OtherFocusReason);
}

void NewMessage::fill()
{
    const QString chosen
        = from_->count() > 0 && isVisible() ? from_->currentData().toString() : offered_.value;
    from_->clear();
    for (const model::AccountView &view : numbers_.all()) {
        if (!OwnNumbers::mayWrite(view))
            continue;
        const QString number = phone(u'+' + QString::fromLatin1(view.pn.user));
        from_->addItem(isolate(view.label) + QStringLiteral("  ") + number, view.id.value);
        if (view.id.value == chosen)
            from_->setCurrentIndex(from_->count() - 1);
    }
    fromLabel_->setVisible(from_->count() > 1);
    from_->setVisible(from_->count() > 1);
    write_->setEnabled(from_->count() > 0);
}

QString NewMessage::country() const
{
    const auto number = numbers_.find({from_->currentData().toString()});
    return number ? countryOf(*number, numbers_.clientOf(*number)) : countryOfThisComputer();
}

void NewMessage::accept()
{
    const auto phone = typedPhone(phone_->text(), country());
    if (!phone || from_->count() == 0) {
        complain(phone ? tr("None of your numbers is linked now.")
                       : tr("This is no phone number. Enter one as people dial it, or with its country code, "
                            "for example %1.")
                             .arg(ui::phone(QStringLiteral("+972555550142"))),
            !phone);
        return;
    }
    if (!check_ || anyway_) {
        choose(*phone);
        return;
    }
    write_->setEnabled(false);
    wrong_->hide();
    write_->setText(tr("Checking…"));
    const model::AccountId account{from_->currentData().toString()};
    whenAnswered(this, check_(account, *phone),
        [this, question = ++question_, phone = *phone](const base::Result<model::PhoneChecks> &checks) {
            if (question == question_ && isVisible())
                take(phone, checks);
        });
}

void NewMessage::take(const base::Phone &phone, const base::Result<model::PhoneChecks> &checks)
{
    const auto exists
        = checks && !checks->checked.isEmpty() ? checks->checked.first().exists : std::optional<bool>();
    forget();
    if (exists == true) {
        choose(phone);
    } else if (exists == false) {
        complain(tr("This number is not on WhatsApp. Are all its digits right?"), true);
    } else {
        anyway_ = true;
        complain(
            tr("It could not be checked just now whether this number is on WhatsApp. Press Write again to "
               "write to it anyway."),
            false);
    }
}

void NewMessage::choose(const base::Phone &phone)
{
    forget();
    hide();
    Q_EMIT chosen({from_->currentData().toString()}, phone);
}

/// @param isWrong  the number itself, not the circumstances
void NewMessage::complain(const QString &sentence, bool isWrong)
{
    wrong_->setText(sentence);
    wrong_->show();
    phone_->setProperty("state", isWrong ? QVariant(QStringLiteral("wrong")) : QVariant());
    phone_->style()->polish(phone_);
    phone_->setFocus(Qt::OtherFocusReason);
}

/// Whatever was asked was about another number.
void NewMessage::forget()
{
    ++question_;
    anyway_ = false;
    write_->setEnabled(from_->count() > 0);
    write_->setText(tr("Write"));
}

void NewMessage::end()
{
    hide();
    Q_EMIT closed();
}

void NewMessage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QFrame::keyPressEvent(event);
}

void NewMessage::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange)
        // its text always runs from left to right, but it begins where the other fields begin
        phone_->setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter
            | (QGuiApplication::layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft));
}

void NewMessage::retranslate()
{
    phoneLabel_->setText(tr("Write to this number"));
    phone_->setAccessibleName(tr("Phone number to write to"));
    fromLabel_->setText(tr("From your number"));
    from_->setAccessibleName(tr("Number that writes"));
    write_->setText(tr("Write"));
    cancel_->setText(tr("Cancel"));
    phone_->setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter
        | (QGuiApplication::layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft));
}

}
