// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/find_bar.h"

#include "ui/widgets/controls.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <chrono>

namespace ui {

namespace {

/// The arrow down, turned round.
class UpButton : public IconButton {
public:
    UpButton(Theme &theme, QWidget *parent) : IconButton(theme, Icon::Down, parent), theme_(theme) { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.icon = QIcon();
        painter.drawComplexControl(QStyle::CC_ToolButton, option);
        const QSize size = iconSize();
        painter.translate(QRectF(rect()).center());
        painter.rotate(180);
        painter.drawPixmap(QPointF(-size.width() / 2.0, -size.height() / 2.0),
            theme_.pixmap(
                Icon::Down, size, isEnabled() ? Token::Text2 : Token::LineStrong, devicePixelRatioF()));
    }

private:
    Theme &theme_;
};

}

FindBar::FindBar(ChatSearch &search, Theme &theme, QWidget *parent)
    : QFrame(parent),
      search_(search),
      field_(new SearchField(theme, this)),
      count_(label(theme, Role::Caption, Tone::Second, this)),
      older_(new UpButton(theme, this)),
      newer_(new IconButton(theme, Icon::Down, this)),
      close_(new IconButton(theme, Icon::Close, this))
{
    setProperty("role", QStringLiteral("surface"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(field_, 1);
    row->addWidget(count_);
    row->addWidget(older_);
    row->addWidget(newer_);
    row->addWidget(close_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(hairline(this));
    typing_.setSingleShot(true);
    typing_.setInterval(std::chrono::milliseconds(200));
    connect(&typing_, &QTimer::timeout, this, &FindBar::look);
    connect(field_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(older_, &QToolButton::clicked, this, [this] { step(1); });
    connect(newer_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(close_, &QToolButton::clicked, this, &FindBar::close);
    connect(&search, &ChatSearch::changed, this, &FindBar::tell);
    field_->installEventFilter(this);
    retranslate();
    hide();
}

void FindBar::open(const model::Chat &chat)
{
    chat_ = chat;
    if (!isOpen()) {
        before_ = QApplication::focusWidget();
        show();
        tell();
    }
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

void FindBar::close()
{
    if (!isOpen())
        return;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    field_->clear();
    typing_.stop();
    search_.clear();
    hide();
    Q_EMIT closed();
    if (!hadKeyboard)
        return;
    if (before_ && before_->isVisible() && before_->isEnabled())
        before_->setFocus(Qt::OtherFocusReason);
    else
        Q_EMIT focusLost();
}

/// At once when somebody presses Enter before the field was looked at.
void FindBar::look()
{
    typing_.stop();
    if (field_->query() != search_.text())
        search_.look(chat_, field_->query());
}

void FindBar::step(int by)
{
    if (typing_.isActive())
        look();
    else
        search_.step(by);
}

void FindBar::tell()
{
    const QString count
        = QLocale().toString(search_.count()) + (search_.hasMore() ? QStringLiteral("+") : QString());
    QString words;
    if (search_.count() > 0)
        words = tr("%1 of %2", "the place of a message among those that were found")
                    .arg(QLocale().toString(search_.current() + 1), count);
    else if (search_.isLooking())
        words = tr("Looking …");
    else if (!search_.text().isEmpty())
        words = tr("Nothing found");
    const QString trails = search_.isComplete()
        ? QString()
        : tr("Older messages are still being prepared for searching; look again in a while.");
    count_->setText(words);
    count_->setToolTip(trails);
    field_->setAccessibleDescription(trails.isEmpty() ? words : words + QStringLiteral(", ") + trails);
    older_->setEnabled(search_.count() > 1);
    newer_->setEnabled(search_.count() > 1);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != field_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    switch (pressed->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(pressed->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Up:
        step(1);
        return true;
    case Qt::Key_Down:
        step(-1);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FindBar::retranslate()
{
    setAccessibleName(tr("Search in this conversation"));
    field_->setHint(tr("Search in this conversation"));
    older_->setName(tr("Older match"), QStringLiteral("Enter"));
    newer_->setName(tr("Newer match"), QStringLiteral("Shift+Enter"));
    close_->setName(tr("Close the search"), QStringLiteral("Esc"));
    tell();
}

}
