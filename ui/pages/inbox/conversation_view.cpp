// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/conversation_view.h"

#include "ui/models/conversation_model.h"
#include "ui/models/message_pictures.h"

#include <QScrollBar>
#include <QSet>

#include <chrono>

namespace ui {

namespace {
constexpr int kNearEnd = 24;
constexpr int kOlderAt = 600; ///< pixels from the top at which the page before is asked for
}

ConversationView::ConversationView(
    ConversationModel &model, Theme &theme, base::Clock &clock, QWidget *parent)
    : QListView(parent),
      model_(model),
      clock_(clock),
      delegate_(new BubbleDelegate(model, theme, clock, this))
{
    setProperty("role", QStringLiteral("canvas"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width must not change with the content
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setModel(&model);
    setItemDelegate(delegate_);
    verticalScrollBar()->setSingleStep(24);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationView::onScrolled);
    connect(&theme, &Theme::changed, this, &ConversationView::measureAnew);
    connect(&model, &ConversationModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to) {
            for (int row = from.row(); row <= to.row(); ++row)
                delegate_->forget(model_.at(row).id);
            scheduleDelayedItemsLayout();
        });
    connect(&model, &ConversationModel::modelReset, this, [this] {
        delegate_->forgetAll();
        anchor_ = QPersistentModelIndex();
        atEnd_ = true;
    });
    connect(&model, &ConversationModel::rowsInserted, this, &ConversationView::forgetQuotesOf);
    flash_.setSingleShot(true);
    flash_.setInterval(std::chrono::milliseconds(1'500));
    connect(&flash_, &QTimer::timeout, this, [this] {
        delegate_->flash({});
        viewport()->update();
    });
}

void ConversationView::measureAnew()
{
    delegate_->forgetAll();
    scheduleDelayedItemsLayout();
}

void ConversationView::setWanted(const QString &wanted)
{
    if (wanted == wanted_)
        return;
    wanted_ = wanted;
    delegate_->setWanted(wanted);
    viewport()->update();
}

/// A quote says more of a message that is here.
void ConversationView::forgetQuotesOf(const QModelIndex &, int first, int last)
{
    QSet<QString> came;
    for (int row = first; row <= last; ++row)
        came.insert(model_.at(row).id);
    for (int row = 0; row < model_.rowCount(); ++row) {
        if (const auto &quoted = model_.at(row).quoted; quoted && came.contains(quoted->id))
            delegate_->forget(model_.at(row).id);
    }
}

bool ConversationView::isAtEnd() const
{
    return atEnd_ && !model_.hasNewer();
}

void ConversationView::noteAnchor()
{
    const QModelIndex top = indexAt({viewport()->width() / 2, 1});
    anchor_ = top;
    anchorTop_ = top.isValid() ? visualRect(top).top() : 0;
}

void ConversationView::restoreAnchor()
{
    QScrollBar *bar = verticalScrollBar();
    if (atEnd_)
        bar->setValue(bar->maximum());
    else if (anchor_.isValid())
        bar->setValue(bar->value() + visualRect(anchor_).top() - anchorTop_);
}

void ConversationView::doItemsLayout()
{
    if (layingOut_)
        return;
    layingOut_ = true;
    const int width = viewport()->width();
    const int height = viewport()->height();
    delegate_->setLead(0);
    int used = 0;
    for (int row = model_.rowCount() - 1; row >= 0 && used < height; --row)
        used += delegate_->heightOf(model_.index(row), width);
    delegate_->setLead(std::max(0, height - used));
    QListView::doItemsLayout();
    restoreAnchor();
    layingOut_ = false;
    onScrolled();
}

void ConversationView::onScrolled()
{
    if (layingOut_)
        return;
    noteAnchor();
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - kNearEnd && !model_.hasNewer();
    if (atEnd != atEnd_) {
        atEnd_ = atEnd;
        Q_EMIT endReached();
    }
    if (anchor_.isValid())
        letGoFarFrom(anchor_.row());
    if (bar->value() < kOlderAt)
        model_.loadOlder();
    if (bar->value() > bar->maximum() - kOlderAt)
        model_.loadNewer();
}

void ConversationView::letGoFarFrom(int row)
{
    // the focus follows who reads: at a row that goes it would draw the view there
    const QModelIndex current = currentIndex();
    if (current.isValid() && std::abs(current.row() - row) >= ConversationModel::kKept)
        setCurrentIndex(indexAt(viewport()->rect().center()));
    model_.letGoFarFrom(row);
}

void ConversationView::scrollToEnd()
{
    if (model_.hasNewer()) {
        model_.open(model::Chat(model_.chat()));
        return; // shown when it is there
    }
    atEnd_ = true;
    doItemsLayout();
    Q_EMIT endReached();
}

void ConversationView::scrollToOpening()
{
    if (model_.hasNewer())
        return;
    scrollToEnd();
    const int row = model_.firstUnreadRow();
    if (row < 0)
        return;
    // as much of what is new as fits, below a little of what is known
    const int top = visualRect(model_.index(row)).top();
    if (top < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + top);
}

void ConversationView::jumpTo(const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0)
        return;
    scrollTo(model_.index(row), PositionAtCenter);
    setCurrentIndex(model_.index(row));
    delegate_->flash(id);
    flash_.start();
    viewport()->update();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    doItemsLayout(); // not a moment later: what is read must not jump
}

void ConversationView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::FontChange)
        measureAnew();
}

void ConversationView::focusInEvent(QFocusEvent *event)
{
    // the last one that is seen, before the library chooses the first there is
    if (event->reason() != Qt::MouseFocusReason && !currentIndex().isValid() && model_.rowCount() > 0) {
        const QModelIndex seen = indexAt(QPoint(viewport()->width() / 2, viewport()->height() - kNearEnd));
        setCurrentIndex(seen.isValid() && !isAtEnd() ? seen : model_.index(model_.rowCount() - 1));
    }
    QListView::focusInEvent(event);
}

}
