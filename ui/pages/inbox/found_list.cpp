// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/found_list.h"

#include "ui/models/own_numbers.h"
#include "ui/pages/inbox/found_delegate.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QListView>
#include <QVBoxLayout>

namespace ui {

FoundList::FoundList(
    FoundModel &model, const OwnNumbers &numbers, Theme &theme, base::Clock &clock, QWidget *parent)
    : QFrame(parent),
      model_(model),
      title_(label(theme, Role::CaptionBold, Tone::Second, this)),
      view_(new QListView(this)),
      none_(label(theme, Role::Body, Tone::Second, this))
{
    view_->setModel(&model_);
    view_->setItemDelegate(new FoundDelegate(theme, numbers, clock, view_));
    view_->setFrameShape(QFrame::NoFrame);
    view_->setUniformItemSizes(true);
    view_->setSelectionMode(QListView::NoSelection);
    view_->setVerticalScrollMode(QListView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setMouseTracking(true);
    view_->setEditTriggers(QListView::NoEditTriggers);
    title_->setContentsMargins(14, 8, 14, 4);
    title_->setBuddy(view_);
    none_->setContentsMargins(14, 4, 14, 12);
    none_->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(hairline(this));
    column->addWidget(title_);
    column->addWidget(none_);
    column->addWidget(view_, 1);
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT chosen(model_.at(index.row()));
    };
    connect(view_, &QListView::clicked, this, choose);
    connect(view_, &QListView::activated, this, choose);
    connect(&model_, &FoundModel::answered, this, &FoundList::tell);
    hide();
}

void FoundList::look(const model::SearchFilter &filter)
{
    asked_ = filter.text.size() >= FoundModel::kShortest;
    model_.look(filter);
    setVisible(asked_);
    tell();
}

bool FoundList::chooseFirst()
{
    if (model_.rowCount() == 0)
        return false;
    Q_EMIT chosen(model_.at(0));
    return true;
}

void FoundList::tell()
{
    title_->setText(tr("Messages"));
    view_->setAccessibleName(tr("Messages that were found"));
    const bool isEmpty = model_.rowCount() == 0;
    QString words;
    if (model_.isLooking())
        words = tr("Looking …");
    else if (!model_.isComplete())
        words = tr("Older messages are still being prepared for searching; look again in a while.");
    else if (isEmpty)
        words = tr("No message holds this.");
    none_->setText(words);
    none_->setVisible(!words.isEmpty());
    view_->setVisible(!isEmpty);
    Q_EMIT changed();
}

void FoundList::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

}
