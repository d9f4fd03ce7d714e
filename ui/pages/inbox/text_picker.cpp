// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/text_picker.h"

#include "ui/pages/inbox/composer_edit.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kOffersShown = 6;
constexpr int kRow = 32;
}

TextPicker::TextPicker(ComposerEdit &edit, Theme &theme, QWidget *parent)
    : QFrame(parent),
      edit_(edit),
      list_(new QListWidget(this)),
      none_(label(theme, Role::Body, Tone::Second, this))
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
    connect(&edit, &QTextEdit::textChanged, this, [this] { look(); });
    connect(list_, &QListWidget::itemClicked, this, &TextPicker::takeCurrent);
    connect(list_, &QListWidget::currentRowChanged, this, &TextPicker::tellCurrent);
}

void TextPicker::offer(const QList<Line> &lines, const QString &none)
{
    list_->clear();
    for (const Line &line : lines) {
        auto *item = new QListWidgetItem(line.shown);
        item->setSizeHint({0, kRow});
        item->setToolTip(line.whole);
        item->setData(Qt::AccessibleTextRole, line.spoken);
        list_->addItem(item);
    }
    list_->setCurrentRow(0);
    none_->setVisible(lines.isEmpty());
    none_->setText(none);
    list_->setVisible(!lines.isEmpty());
    list_->setAccessibleName(accessibleName());
    place();
    show();
    raise();
    tellCurrent();
}

/// The keyboard stays in the text: what is chosen here is told there.
void TextPicker::tellCurrent()
{
    const QListWidgetItem *item = list_->currentItem();
    if (!isVisible() || !item)
        return;
    edit_.setAccessibleDescription(tr("%1, %2 of %3", "an entry of a list and its place")
                                       .arg(item->data(Qt::AccessibleTextRole).toString())
                                       .arg(list_->currentRow() + 1)
                                       .arg(list_->count()));
}

void TextPicker::hideEvent(QHideEvent *event)
{
    edit_.setAccessibleDescription({});
    QFrame::hideEvent(event);
}

void TextPicker::place()
{
    const int rows = std::min(kOffersShown, list_->count());
    if (rows > 0)
        list_->setFixedHeight(kRow * rows + 2);
    const QPoint top = edit_.mapTo(parentWidget(), QPoint(0, 0));
    const int wanted = rows > 0 ? kRow * rows + 16 : none_->heightForWidth(edit_.width() - 12) + 20;
    setGeometry(top.x(), std::max(0, top.y() - wanted - 8), edit_.width(), wanted);
}

bool TextPicker::eventFilter(QObject *watched, QEvent *event)
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

bool TextPicker::key(int key)
{
    const int count = list_->count();
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (count > 0)
            list_->setCurrentRow((list_->currentRow() + (key == Qt::Key_Down ? 1 : count - 1)) % count);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (count == 0)
            return false;
        takeCurrent();
        return true;
    case Qt::Key_Escape:
        leave();
        hide();
        return true;
    default:
        return false;
    }
}

void TextPicker::takeCurrent()
{
    const int row = list_->currentRow();
    if (row < 0)
        return;
    hide();
    take(row);
}

}
