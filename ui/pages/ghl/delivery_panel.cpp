// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/delivery_panel.h"

#include "ui/models/answers.h"
#include "ui/models/changes.h"
#include "ui/models/webhook_words.h"
#include "ui/pages/ghl/copy_row.h"
#include "ui/pages/ghl/ghl_delegates.h"
#include "ui/pages/ghl/test_result.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/status_chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

using model::DeliveryState;

namespace {

constexpr int triesHeight = 168;

bool isUnderWay(DeliveryState state)
{
    return state == DeliveryState::Pending || state == DeliveryState::Retrying;
}

}

DeliveryPanel::DeliveryPanel(door::Desk &desk, WebhooksModel &targets, Theme &theme, QWidget *parent)
    : QFrame(parent), desk_(desk), targets_(targets), theme_(theme), model_(new AttemptsModel(this))
{
    setProperty("role", QStringLiteral("surface"));
    build();
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &DeliveryPanel::look);
    connect(&desk_, &door::Desk::webhooksChanged, this, [this](const QString &target) {
        if (!delivery_.id.isEmpty() && target == delivery_.target && !soon_.isActive())
            soon_.start();
    });
    connect(close_, &QAbstractButton::clicked, this, &DeliveryPanel::leave);
    connect(again_, &QPushButton::clicked, this, &DeliveryPanel::replay);
    connect(
        tries_->selectionModel(), &QItemSelectionModel::currentChanged, this, &DeliveryPanel::showAttempt);
    for (CopyRow *row : {id_, messageId_})
        connect(row, &CopyRow::copied, this, [this] { Q_EMIT said(tr("Copied.")); });
    retranslate();
}

void DeliveryPanel::build()
{
    title_ = label(theme_, Role::Section, Tone::Main, this);
    title_->setWordWrap(true);
    close_ = new IconButton(theme_, Icon::Close, this);
    auto *page = new QWidget(this);
    chip_ = new StatusChip(theme_, page);
    why_ = label(theme_, Role::Body, Tone::Main, page);
    facts_ = label(theme_, Role::Body, Tone::Second, page);
    for (QLabel *text : {why_, facts_}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    id_ = new CopyRow(theme_, page);
    messageId_ = new CopyRow(theme_, page);
    again_ = button(theme_, ButtonKind::Plain, Icon::Refresh, page);
    complaint_ = new Banner(theme_, page);
    triesTitle_ = label(theme_, Role::CaptionBold, Tone::Second, page);
    tries_ = new QListView(page);
    tries_->setModel(model_);
    tries_->setItemDelegate(new AttemptDelegate(theme_, tries_));
    tries_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tries_->setMouseTracking(true);
    tries_->setFixedHeight(triesHeight);
    transcriptTitle_ = label(theme_, Role::CaptionBold, Tone::Second, page);
    transcript_ = transcriptField(theme_, page);
    arrange(page);
}

void DeliveryPanel::arrange(QWidget *page)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 16, 12, 8);
    head->addWidget(title_, 1);
    head->addWidget(close_, 0, Qt::AlignTop);
    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(20, 4, 20, 8);
    upper->setSpacing(10);
    upper->addWidget(chip_, 0, Qt::AlignLeading);
    for (QWidget *widget : std::initializer_list<QWidget *>{why_, facts_, id_, messageId_})
        upper->addWidget(widget);
    upper->addWidget(again_, 0, Qt::AlignLeading);
    auto *lower = new QVBoxLayout;
    lower->setContentsMargins(20, 8, 20, 20);
    lower->setSpacing(6);
    lower->addWidget(transcriptTitle_);
    lower->addWidget(transcript_);
    lower->addStretch(1);
    auto *inside = new QVBoxLayout(page);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addLayout(upper);
    inside->addWidget(complaint_);
    triesTitle_->setContentsMargins(20, 8, 20, 4);
    inside->addWidget(triesTitle_);
    inside->addWidget(tries_);
    inside->addLayout(lower, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scroll, 1);
}

void DeliveryPanel::showDelivery(const model::Delivery &delivery)
{
    if (delivery.id != delivery_.id) {
        attempts_.clear();
        model_->setAttempts(model::WebhookKind::Generic, {});
        transcript_->clear();
        complaint_->hide();
        again_->setEnabled(true);
    }
    delivery_ = delivery;
    retranslate();
    look();
}

void DeliveryPanel::leave()
{
    delivery_ = {};
    Q_EMIT closed();
}

void DeliveryPanel::look()
{
    if (delivery_.id.isEmpty())
        return;
    const auto answer
        = desk_.ask([id = delivery_.id](door::Engine &engine) { return engine.webhooks().delivery(id); });
    whenAnswered(this, answer,
        [this, id = delivery_.id](const base::Result<std::optional<door::Webhooks::Detail>> &detail) {
            if (id != delivery_.id)
                return;
            if (!detail)
                complain(detail.error());
            else if (*detail)
                take(**detail);
            else
                complain({base::Fault::NotFound, {}, {}});
        });
}

void DeliveryPanel::take(const door::Webhooks::Detail &detail)
{
    const bool isMore
        = detail.attempts.size() != attempts_.size() || detail.delivery.attempts != delivery_.attempts;
    delivery_ = detail.delivery;
    attempts_ = detail.attempts;
    if (isMore) {
        const auto target = targets_.target(delivery_.target);
        model_->setAttempts(target ? target->kind : model::WebhookKind::Generic, attempts_);
        tries_->setCurrentIndex(model_->index(0)); // the last one is what matters
    }
    refresh();
}

void DeliveryPanel::replay()
{
    complaint_->hide();
    again_->setEnabled(false);
    const auto answer
        = desk_.ask([id = delivery_.id](door::Engine &engine) { return engine.webhooks().replay(id); });
    whenAnswered(this, answer, [this, id = delivery_.id](const base::Result<model::Delivery> &delivery) {
        if (id != delivery_.id)
            return;
        again_->setEnabled(true);
        if (!delivery) {
            complain(delivery.error());
            return;
        }
        look();
    });
}

void DeliveryPanel::showAttempt(const QModelIndex &index)
{
    transcript_->setPlainText(index.isValid() ? transcript(model_->at(index.row())) : QString());
}

void DeliveryPanel::complain(const base::Error &error)
{
    complaint_->say(StateShape::Error, words::joined(explainFault(error)));
    complaint_->setToolTip(QStringLiteral("%1 %2").arg(base::faultWord(error.fault), error.code));
}

QString DeliveryPanel::facts() const
{
    QStringList lines{tr("Since: %1").arg(ltr(fullTime(delivery_.createdMs)))};
    if (!delivery_.account.value.isEmpty())
        lines.append(tr("Number: %1").arg(targets_.numberName(delivery_.account)));
    lines.append(tr("%n tries", nullptr, delivery_.attempts));
    if (delivery_.nextAttemptMs > 0)
        lines.append(tr("Next try: %1").arg(ltr(fullTime(delivery_.nextAttemptMs))));
    return lines.join(u'\n');
}

void DeliveryPanel::refresh()
{
    title_->setText(eventName(delivery_.event));
    chip_->setState(shapeOf(delivery_.state), stateName(delivery_.state));
    const auto target = targets_.target(delivery_.target);
    const bool isTried = delivery_.attempts > 0 && target;
    why_->setVisible(isTried);
    if (isTried)
        why_->setText(words::joined(explainAttempt(target->kind, delivery_.responseStatus, delivery_.error)));
    facts_->setText(facts());
    id_->setId(delivery_.id);
    messageId_->setId(delivery_.messageId);
    again_->setText(isUnderWay(delivery_.state) ? tr("Try now") : tr("Send again"));
    const bool hasTries = model_->rowCount() > 0;
    for (QWidget *widget :
        std::initializer_list<QWidget *>{triesTitle_, tries_, transcriptTitle_, transcript_})
        widget->setVisible(hasTries);
}

void DeliveryPanel::retranslate()
{
    close_->setName(tr("Close"));
    id_->setTexts(tr("Delivery"), tr("Copy the id of the delivery"));
    messageId_->setTexts(tr("Message"), tr("Copy the id of the message"));
    triesTitle_->setText(tr("Tries, the last one first"));
    tries_->setAccessibleName(tr("Tries"));
    transcriptTitle_->setText(tr("What was sent and what came back"));
    transcript_->setAccessibleName(tr("What was sent and what came back"));
    showAttempt(tries_->currentIndex());
    refresh();
}

void DeliveryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        complaint_->hide();
        retranslate();
    }
    QFrame::changeEvent(event);
}

}
