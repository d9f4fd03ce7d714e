// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/target_panel.h"

#include "ui/models/answers.h"
#include "ui/models/webhook_words.h"
#include "ui/pages/ghl/delete_dialog.h"
#include "ui/pages/ghl/ghl_delegates.h"
#include "ui/pages/ghl/target_form.h"
#include "ui/pages/ghl/test_result.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/status_chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

/// What became of a draft: refused with its reasons, or kept.
struct Saved {
    QList<model::WrongField> wrong;
    model::WebhookTarget target;
};

base::Task<Saved> keep(door::Engine &engine, const model::WebhookDraft &draft, const QString &id)
{
    door::Webhooks &webhooks = engine.webhooks();
    if (const auto wrong = webhooks.check(draft, id); !wrong.isEmpty())
        return base::Task<Saved>::ready(Saved{wrong, {}});
    return (id.isEmpty() ? webhooks.create(draft) : webhooks.change(id, draft))
        .then(&engine, [](model::WebhookTarget target) {
            target.url.clear(); // may itself be the secret
            return Saved{{}, target};
        });
}

}

TargetPanel::TargetPanel(door::Desk &desk, WebhooksModel &model, AccountsModel &accounts,
    const base::Clock &clock, Theme &theme, QWidget *parent)
    : QFrame(parent), desk_(desk), model_(model), clock_(clock), theme_(theme)
{
    setProperty("role", QStringLiteral("surface"));
    build(accounts);
    connect(close_, &QAbstractButton::clicked, this, &TargetPanel::leave);
    connect(test_, &QPushButton::clicked, this, &TargetPanel::test);
    connect(form_, &TargetForm::submitted, this, &TargetPanel::save);
    connect(save_, &QPushButton::clicked, this, &TargetPanel::save);
    connect(delete_, &QPushButton::clicked, this, &TargetPanel::remove);
    connect(&model_, &WebhooksModel::refreshed, this, &TargetPanel::follow);
    connect(&model_, &QAbstractItemModel::dataChanged, this, &TargetPanel::follow); // ages
    retranslate();
}

void TargetPanel::build(AccountsModel &accounts)
{
    title_ = label(theme_, Role::Section, Tone::Main, this);
    title_->setWordWrap(true);
    close_ = new IconButton(theme_, Icon::Close, this);
    complaint_ = new Banner(theme_, this);
    auto *page = new QWidget(this);
    existing_ = new QWidget(page);
    chip_ = new StatusChip(theme_, existing_);
    why_ = label(theme_, Role::Body, Tone::Second, existing_);
    why_->setWordWrap(true);
    test_ = button(theme_, ButtonKind::Plain, Icon::Send, existing_);
    result_ = new TestResult(theme_, existing_);
    form_ = new TargetForm(accounts, theme_, page);
    save_ = button(theme_, ButtonKind::Primary, page);
    delete_ = button(theme_, ButtonKind::Danger, Icon::Trash, page);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 16, 12, 8);
    head->addWidget(title_, 1);
    head->addWidget(close_, 0, Qt::AlignTop);
    auto *top = new QVBoxLayout(existing_);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(12);
    top->addWidget(chip_, 0, Qt::AlignLeading);
    top->addWidget(why_);
    top->addWidget(test_, 0, Qt::AlignLeading);
    top->addWidget(result_);
    top->addWidget(hairline(existing_));
    auto *inside = new QVBoxLayout(page);
    inside->setContentsMargins(20, 4, 20, 20);
    inside->setSpacing(12);
    inside->addWidget(existing_);
    inside->addWidget(form_);
    inside->addWidget(save_, 0, Qt::AlignLeading);
    inside->addStretch(1);
    inside->addWidget(delete_, 0, Qt::AlignLeading);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(complaint_);
    column->addWidget(scroll, 1);
}

void TargetPanel::leave()
{
    ++round_;
    target_.clear();
    form_->start({}); // what was typed goes with the panel
    Q_EMIT closed();
}

void TargetPanel::showNew()
{
    ++round_;
    target_.clear();
    complaint_->hide();
    result_->clear();
    form_->start({});
    retranslate();
    form_->focusFirst();
}

void TargetPanel::showTarget(const QString &id)
{
    if (id != target_) {
        ++round_;
        target_ = id;
        complaint_->hide();
        result_->clear();
        test_->setEnabled(true);
        form_->start(model_.target(id));
    }
    retranslate();
}

void TargetPanel::follow()
{
    if (target_.isEmpty())
        return;
    const auto target = model_.target(target_);
    if (!target) {
        if (target_ != arriving_)
            leave();
        return;
    }
    arriving_.clear();
    const TargetState state = targetState(*target);
    chip_->setState(shapeOf(state), stateName(state),
        state == TargetState::Working ? WebhooksModel::age(*target, clock_.wallMs()) : QString());
    const QString why = words::joined(explainTarget(*target)).trimmed();
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
}

void TargetPanel::save()
{
    if (saving_ || !form_->isComplete())
        return;
    saving_ = true;
    save_->setEnabled(false);
    complaint_->hide();
    const auto answer = desk_.ask(
        [draft = form_->draft(), id = target_](door::Engine &engine) { return keep(engine, draft, id); });
    whenAnswered(
        this, answer, [this, round = round_, isNew = target_.isEmpty()](const base::Result<Saved> &saved) {
            saving_ = false;
            save_->setEnabled(true);
            model_.reload();
            if (!saved) {
                complain(saved.error());
                return;
            }
            const bool isHere = round == round_;
            if (!saved->wrong.isEmpty()) {
                if (isHere)
                    form_->showWrong(saved->wrong);
                return;
            }
            Q_EMIT said(isNew ? tr("The target was added.") : tr("The target was saved."));
            if (!isHere)
                return;
            target_ = arriving_ = saved->target.id;
            form_->start(saved->target);
            Q_EMIT this->saved(target_);
        });
}

void TargetPanel::test()
{
    const auto target = model_.target(target_);
    if (!target)
        return;
    complaint_->hide();
    test_->setEnabled(false);
    result_->showUnderWay();
    const auto answer
        = desk_.ask([id = target_](door::Engine &engine) { return engine.webhooks().test(id); });
    whenAnswered(this, answer,
        [this, id = target_, kind = target->kind](const base::Result<model::WebhookTested> &tested) {
            model_.reload();
            if (id != target_)
                return; // it is in the log
            test_->setEnabled(true);
            if (tested)
                result_->showTested(kind, *tested);
            else
                result_->showFault(words::joined(explainFault(tested.error())));
        });
}

void TargetPanel::remove()
{
    const auto target = model_.target(target_);
    if (!target)
        return;
    auto *dialog = new DeleteDialog(theme_, *target, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = target_] {
        const auto answer = desk_.ask([id](door::Engine &engine) { return engine.webhooks().remove(id); });
        whenAnswered(this, answer, [this](const base::Result<void> &done) {
            model_.reload();
            if (done)
                Q_EMIT said(tr("The target was deleted."));
            else
                complain(done.error());
        });
    });
    dialog->open();
}

void TargetPanel::complain(const base::Error &error)
{
    complaint_->say(StateShape::Error, words::joined(explainFault(error)));
    complaint_->setToolTip(QStringLiteral("%1 %2").arg(base::faultWord(error.fault), error.code));
}

void TargetPanel::retranslate()
{
    close_->setName(tr("Close"));
    const auto target = model_.target(target_);
    existing_->setVisible(target.has_value());
    delete_->setVisible(target.has_value());
    title_->setText(target ? kindName(target->kind) : tr("Add a target"));
    test_->setText(tr("Send a test"));
    save_->setText(target ? tr("Save") : tr("Add this target"));
    delete_->setText(tr("Delete this target …"));
    follow();
}

void TargetPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        complaint_->hide();
        retranslate();
    }
    QFrame::changeEvent(event);
}

}
