// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/target_form.h"

#include "ui/models/webhook_words.h"
#include "ui/pages/ghl/secret_field.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segment.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using model::WebhookKind;

TargetForm::TargetForm(AccountsModel &accounts, Theme &theme, QWidget *parent)
    : QWidget(parent),
      accounts_(accounts),
      kindTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      kinds_(new Segment(theme, this)),
      explanation_(label(theme, Role::Caption, Tone::Second, this)),
      url_(new SecretField(theme, SecretField::Typing::Shown, this)),
      accountTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      account_(new QComboBox(this)),
      accountError_(label(theme, Role::Caption, Tone::Error, this)),
      bearer_(new SecretField(theme, SecretField::Typing::Covered, this)),
      secret_(new SecretField(theme, SecretField::Typing::Covered, this)),
      eventsBox_(new QWidget(this)),
      eventsTitle_(label(theme, Role::CaptionBold, Tone::Second, eventsBox_)),
      eventsError_(label(theme, Role::Caption, Tone::Error, eventsBox_)),
      enabled_(new QCheckBox(this))
{
    const auto count = model::webhookEvents().size();
    for (qsizetype i = 0; i < count; ++i)
        events_.append(new QCheckBox(eventsBox_));
    build();
    connect(kinds_, &Segment::changed, this, &TargetForm::followKind);
    connect(account_, &QComboBox::activated, this, [this] { accountError_->hide(); });
    for (SecretField *field : {url_, bearer_, secret_})
        connect(field, &SecretField::submitted, this, &TargetForm::submitted);
    connect(&accounts_, &AccountsModel::refreshed, this, &TargetForm::fillAccounts);
    start({});
    retranslate();
}

void TargetForm::build()
{
    for (QLabel *text : {explanation_, accountError_, eventsError_})
        text->setWordWrap(true);
    kinds_->setItems({QString(), QString()});
    accountTitle_->setBuddy(account_);
    // a long name must not make the panel wider
    account_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    account_->setMinimumContentsLength(12);
    auto *events = new QVBoxLayout(eventsBox_);
    events->setContentsMargins(0, 0, 0, 0);
    events->setSpacing(2);
    events->addWidget(eventsTitle_);
    for (QCheckBox *box : events_)
        events->addWidget(box);
    events->addWidget(eventsError_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(kindTitle_);
    column->addWidget(kinds_, 0, Qt::AlignLeading);
    column->addWidget(explanation_);
    column->addWidget(url_);
    auto *number = new QVBoxLayout;
    number->setSpacing(4);
    number->addWidget(accountTitle_);
    number->addWidget(account_);
    number->addWidget(accountError_);
    column->addLayout(number);
    column->addWidget(bearer_);
    column->addWidget(secret_);
    column->addWidget(eventsBox_);
    column->addWidget(enabled_);
}

void TargetForm::start(const std::optional<model::WebhookTarget> &target)
{
    target_ = target;
    kindTitle_->setVisible(!target); // it stays what it is
    kinds_->setVisible(!target);
    kinds_->setCurrent(target && target->kind == WebhookKind::Generic ? 1 : 0);
    url_->start(target ? ltr(target->urlMasked) : QString());
    bearer_->start(target && target->hasBearer ? tr("Kept, hidden") : QString());
    secret_->start(target && target->hasSecret ? tr("Kept, hidden") : QString());
    account_->clear();
    fillAccounts();
    const QStringList words = model::webhookEvents();
    for (int i = 0; i < events_.size(); ++i)
        events_[i]->setChecked(!target || target->events.isEmpty() || target->events.contains(words[i]));
    enabled_->setChecked(!target || target->enabled);
    clearErrors();
    followKind();
}

void TargetForm::focusFirst()
{
    url_->focusField();
}

void TargetForm::clearErrors()
{
    for (SecretField *field : {url_, bearer_, secret_})
        field->setError({});
    accountError_->hide();
    eventsError_->hide();
}

/// Keeps the choice; a number that was removed stays in sight until another one is chosen.
void TargetForm::fillAccounts()
{
    const QString chosen = account_->count() > 0 ? account_->currentData().toString()
        : target_                                ? target_->account.value
                                                 : QString();
    const QSignalBlocker quiet(account_);
    account_->clear();
    account_->addItem(tr("All numbers"), QString());
    for (const model::AccountView &view : accounts_.views())
        account_->addItem(isolate(view.label), view.id.value);
    if (account_->findData(chosen) < 0)
        account_->addItem(tr("A removed number"), chosen);
    account_->setCurrentIndex(account_->findData(chosen));
}

WebhookKind TargetForm::kind() const
{
    if (target_)
        return target_->kind;
    return kinds_->current() == 1 ? WebhookKind::Generic : WebhookKind::GhlInbound;
}

void TargetForm::followKind()
{
    const bool isGhl = kind() == WebhookKind::GhlInbound;
    secret_->setVisible(!isGhl);
    eventsBox_->setVisible(!isGhl);
    const QStringList lines = isGhl
        ? QStringList{tr("1. In GHL open Automation, then your workflow, and choose the trigger “Inbound "
                         "Webhook”."),
            tr("2. Copy the address that GHL shows there and paste it here. Whoever has it can start the "
               "workflow, so Gesher hides it."),
            tr("3. Each incoming text message then starts the workflow. GHL shows no conversation, and no "
               "replies "
               "come back.")}
        : QStringList{
            tr("1. Gesher sends what happens as JSON over HTTP to a receiver of yours, such as n8n or a "
               "script."),
            tr("2. With a secret each message is signed, so that the receiver knows it comes from Gesher."),
            tr("3. What the receiver cannot take now is tried again for 72 hours.")};
    explanation_->setText(lines.join(u'\n'));
    url_->setTexts(tr("Address"), {},
        isGhl ? QStringLiteral("https://services.leadconnectorhq.com/hooks/…")
              : QStringLiteral("https://example.com/hook"));
    bearer_->setTexts(tr("Key (optional)"),
        isGhl ? tr("GHL does not need one. It is sent as a bearer token; empty sends none.")
              : tr("It is sent as a bearer token; empty sends none."));
}

QStringList TargetForm::chosenEvents() const
{
    QStringList chosen;
    const QStringList words = model::webhookEvents();
    for (int i = 0; i < events_.size(); ++i) {
        if (events_[i]->isChecked())
            chosen.append(words[i]);
    }
    // all of them is also what a later version knows
    return chosen.size() == words.size() ? QStringList() : chosen;
}

bool TargetForm::isComplete()
{
    clearErrors();
    const bool hasEvent
        = std::any_of(events_.begin(), events_.end(), [](const QCheckBox *box) { return box->isChecked(); });
    const bool isMissing = kind() == WebhookKind::Generic && !hasEvent;
    if (isMissing) {
        eventsError_->setText(tr("Choose at least one."));
        eventsError_->show();
        events_.first()->setFocus();
    }
    return !isMissing;
}

model::WebhookDraft TargetForm::draft() const
{
    model::WebhookDraft draft;
    const model::AccountId account{account_->currentData().toString()};
    const bool isGeneric = kind() == WebhookKind::Generic;
    if (!target_)
        draft.kind = kind();
    if (!target_ || account != target_->account)
        draft.account = account;
    draft.url = url_->value();
    // an empty one means "none", which is also what there is when there was none
    if (const auto key = bearer_->value(); key && (!key->isEmpty() || (target_ && target_->hasBearer)))
        draft.bearer = key;
    if (const auto secret = secret_->value();
        isGeneric && secret && (!secret->isEmpty() || (target_ && target_->hasSecret)))
        draft.secret = secret;
    if (isGeneric && (!target_ || chosenEvents() != target_->events))
        draft.events = chosenEvents();
    // saying "off" again would forget why it switched itself off
    if (!target_ || enabled_->isChecked() != target_->enabled)
        draft.enabled = enabled_->isChecked();
    return draft;
}

void TargetForm::showWrong(const QList<model::WrongField> &wrong)
{
    clearErrors();
    for (const model::WrongField &one : wrong) {
        const QString sentence = explainWrong(one);
        if (one.field == u"bearer") {
            bearer_->setError(sentence);
        } else if (one.field == u"secret") {
            secret_->setError(sentence);
        } else if (one.field == u"account") {
            accountError_->setText(sentence);
            accountError_->show();
        } else if (one.field == u"events") {
            eventsError_->setText(sentence);
            eventsError_->show();
        } else {
            url_->setError(sentence); // kind cannot be wrong here
        }
    }
    if (wrong.isEmpty())
        return;
    const QString first = wrong.first().field;
    if (first == u"account")
        account_->setFocus();
    else if (first == u"events")
        events_.first()->setFocus();
    else
        (first == u"bearer" ? bearer_ : first == u"secret" ? secret_ : url_)->focusField();
}

void TargetForm::retranslate()
{
    kindTitle_->setText(tr("Where to"));
    kinds_->setAccessibleName(tr("Where to"));
    kinds_->setItems({kindName(WebhookKind::GhlInbound), kindName(WebhookKind::Generic)});
    accountTitle_->setText(tr("Messages of"));
    account_->setAccessibleName(tr("Messages of"));
    secret_->setTexts(tr("Secret (optional)"), tr("Signs what is sent; empty signs nothing."));
    eventsTitle_->setText(tr("Send when"));
    const QStringList words = model::webhookEvents();
    for (int i = 0; i < events_.size(); ++i)
        events_[i]->setText(eventChoice(words[i]));
    enabled_->setText(tr("Send now; off keeps it waiting"));
    clearErrors();
    if (target_) {
        bearer_->setKept(target_->hasBearer ? tr("Kept, hidden") : QString());
        secret_->setKept(target_->hasSecret ? tr("Kept, hidden") : QString());
    }
    fillAccounts();
    followKind();
}

void TargetForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
