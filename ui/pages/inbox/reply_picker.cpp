// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/reply_picker.h"

#include "ui/pages/inbox/composer_edit.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kShown = 6;
constexpr int kRow = 32;
constexpr qsizetype kLongestTyped = 40;
}

ReplyPicker::ReplyPicker(
    SavedReplies &replies, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent)
    : QFrame(parent),
      replies_(replies),
      edit_(edit),
      list_(new QListWidget(this)),
      none_(label(theme, Role::Body, Tone::Second, this)),
      isWanted_(std::move(isWanted))
{
    setProperty("role", QStringLiteral("raised"));
    setFrameShape(QFrame::StyledPanel);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    list_->setUniformItemSizes(true);
    none_->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(none_);
    layout->addWidget(list_);
    hide();
    edit.installEventFilter(this);
    parent->installEventFilter(this);
    connect(&edit, &QTextEdit::textChanged, this, &ReplyPicker::look);
    connect(&replies, &SavedReplies::changed, this, &ReplyPicker::look);
    connect(list_, &QListWidget::itemClicked, this, &ReplyPicker::take);
}

void ReplyPicker::look()
{
    const QString text = edit_.text();
    const bool asks = isWanted_() && text.startsWith(u'/') && text.size() <= kLongestTyped
        && !text.contains(u'\n') && !text.contains(u' ');
    if (text != left_)
        left_.clear();
    if (!asks || !left_.isEmpty()) {
        hide();
        return;
    }
    const QList<SavedReply> all = replies_.all();
    found_ = matching(all, text.mid(1));
    // "/whatever" may be what somebody means to write
    if (found_.isEmpty() && !all.isEmpty()) {
        hide();
        return;
    }
    list_->clear();
    for (const SavedReply &one : std::as_const(found_)) {
        auto *item = new QListWidgetItem(shownLine(one, layoutDirection()));
        item->setSizeHint({0, kRow});
        item->setToolTip(one.text);
        list_->addItem(item);
    }
    list_->setCurrentRow(0);
    none_->setVisible(found_.isEmpty());
    none_->setText(tr("No saved replies yet. Write them under Settings."));
    list_->setVisible(!found_.isEmpty());
    setAccessibleName(tr("Saved replies"));
    place();
    show();
    raise();
}

void ReplyPicker::place()
{
    const int rows = std::min<int>(kShown, static_cast<int>(found_.size()));
    if (rows > 0)
        list_->setFixedHeight(kRow * rows + 2);
    const QPoint top = edit_.mapTo(parentWidget(), QPoint(0, 0));
    const int wanted = rows > 0 ? kRow * rows + 16 : none_->heightForWidth(edit_.width() - 12) + 20;
    setGeometry(top.x(), std::max(0, top.y() - wanted - 8), edit_.width(), wanted);
}

bool ReplyPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != &edit_ || !isVisible())
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && !underMouse())
        hide();
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey)
        return QFrame::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc is a shortcut of the page: here it is ours first
        if (pressed->key() == Qt::Key_Escape)
            event->accept();
        return pressed->key() == Qt::Key_Escape;
    }
    return key(pressed->key());
}

bool ReplyPicker::key(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!found_.isEmpty()) {
            const int count = list_->count();
            list_->setCurrentRow((list_->currentRow() + (key == Qt::Key_Down ? 1 : count - 1)) % count);
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (found_.isEmpty())
            return false;
        take();
        return true;
    case Qt::Key_Escape:
        left_ = edit_.text();
        hide();
        return true;
    default:
        return false;
    }
}

void ReplyPicker::take()
{
    const int row = list_->currentRow();
    if (row < 0 || row >= found_.size())
        return;
    const SavedReply reply = found_.at(row);
    hide();
    Q_EMIT chosen(reply);
}

}
