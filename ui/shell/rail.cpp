// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int wide = 184;
constexpr int narrowWidth = 60;
constexpr int itemHeight = 36;
constexpr int railGutter = 8;
constexpr int brandHeight = 52;
}

RailItem::RailItem(Theme &theme, Icon icon, QWidget *parent)
    : QAbstractButton(parent), theme_(theme), icon_(icon)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize RailItem::sizeHint() const
{
    return {narrow_ ? narrowWidth : wide, std::max(itemHeight, theme_.lineHeight(Role::Body) + 14)};
}

void RailItem::setNarrow(bool narrow)
{
    narrow_ = narrow;
    describe();
    updateGeometry();
    update();
}

void RailItem::setCount(int count)
{
    count_ = count;
    describe();
    update();
}

void RailItem::setTrouble(StateShape shape, int count)
{
    troubleShape_ = shape;
    trouble_ = count;
    describe();
    update();
}

void RailItem::describe()
{
    QString name = text();
    if (count_ > 0)
        name = tr("%1, %n unread", nullptr, count_).arg(name);
    if (trouble_ > 0)
        name = tr("%1, %n need you", nullptr, trouble_).arg(name);
    setAccessibleName(name);
    setToolTip(narrow_ ? text() : QString());
}

void RailItem::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void RailItem::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void RailItem::paintBadge(QPainter &painter) const
{
    const int shown = trouble_ > 0 ? trouble_ : count_;
    if (shown == 0)
        return;
    const QFont font = theme_.font(Role::Badge);
    painter.setFont(font);
    const QString number = shown > 999 ? QStringLiteral("999+") : QString::number(shown);
    const int textWidth = QFontMetrics(font).horizontalAdvance(number);
    const QColor mark = theme_.color(Token::RailMark);
    if (trouble_ > 0) {
        const int width = 11 + 4 + textWidth;
        const int x
            = narrow_ ? QWidget::width() - railGutter - 16 : QWidget::width() - railGutter - 10 - width;
        const int y = narrow_ ? 2 : height() / 2 - 6;
        const QRect place(x, y, 11, 11);
        paintShape(painter, QStyle::visualRect(layoutDirection(), rect(), place), troubleShape_, mark,
            theme_.color(Token::Rail));
        if (narrow_)
            return;
        painter.setPen(mark);
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), QRect(x + 15, 0, textWidth + 2, height())),
            Qt::AlignCenter, number);
        return;
    }
    const int width = std::max(20, textWidth + 12);
    const QRect pill = narrow_
        ? QRect(QWidget::width() - railGutter - width + 4, 1, width, 16)
        : QRect(QWidget::width() - railGutter - 8 - width, height() / 2 - 9, width, 18);
    const QRect at = QStyle::visualRect(layoutDirection(), rect(), pill);
    painter.setPen(Qt::NoPen);
    painter.setBrush(narrow_ ? mark : theme_.color(isChecked() ? Token::RailHover : Token::RailSel));
    painter.drawRoundedRect(at, at.height() / 2.0, at.height() / 2.0);
    painter.setPen(theme_.color(narrow_ ? Token::OnMark : Token::RailTextOn));
    painter.drawText(at, Qt::AlignCenter, number);
}

void RailItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place
        = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    const QRect box = rect().adjusted(railGutter, 0, -railGutter, 0);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(isChecked() ? Token::RailSel : Token::RailHover));
        painter.drawRoundedRect(box, 6, 6);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(Token::RailMark));
        painter.drawRoundedRect(place(QRect(0, height() / 2 - 10, 3, 20)), 1.5, 1.5);
    }
    const Token ink = isChecked() ? Token::RailTextOn : Token::RailText;
    const QRect picture(narrow_ ? width() / 2 - 10 : railGutter + 10, height() / 2 - 10, 20, 20);
    painter.drawPixmap(place(picture), theme_.pixmap(icon_, {20, 20}, ink, devicePixelRatioF()));
    if (!narrow_) {
        QFont font = theme_.font(isChecked() ? Role::BodyBold : Role::Body);
        painter.setFont(font);
        painter.setPen(theme_.color(ink));
        const QRect words(railGutter + 42, 0, width() - railGutter - 42 - 48, height());
        painter.drawText(
            place(words), static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine), text());
    }
    paintBadge(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme_.color(Token::RailMark), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    }
}

Rail::Rail(Theme &theme, QWidget *parent)
    : QWidget(parent), theme_(theme), top_(new QVBoxLayout), bottom_(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, brandHeight + 4, 0, 12);
    column->setSpacing(0);
    top_->setSpacing(2);
    bottom_->setSpacing(2);
    column->addLayout(top_);
    column->addStretch(1);
    column->addLayout(bottom_);
    setFixedWidth(wide);
    group_.setExclusive(true);
    // toggled, not clicked: a screen reader toggles
    connect(&group_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT chosen(id);
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

RailItem *Rail::add(Icon icon, bool atEnd)
{
    auto *item = new RailItem(theme_, icon, this);
    group_.addButton(item, static_cast<int>(group_.buttons().size()));
    (atEnd ? bottom_ : top_)->addWidget(item);
    return item;
}

void Rail::setTop(QWidget *widget, std::function<void(bool)> narrowed)
{
    top_->insertWidget(0, widget);
    top_->insertSpacing(1, 8);
    topNarrowed_ = std::move(narrowed);
}

void Rail::choose(RailItem *item)
{
    item->setChecked(true);
}

void Rail::setNarrow(bool narrow)
{
    if (narrow == narrow_)
        return;
    narrow_ = narrow;
    setFixedWidth(narrow ? narrowWidth : wide);
    for (QAbstractButton *button : group_.buttons())
        static_cast<RailItem *>(button)->setNarrow(narrow);
    if (topNarrowed_)
        topNarrowed_(narrow);
    update();
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Rail));
    const QRect arch(narrow_ ? width() / 2 - 13 : 18, 14, 26, 22);
    paintArch(painter, QStyle::visualRect(layoutDirection(), rect(), arch), theme_.color(Token::RailTextOn),
        theme_.color(Token::RailMark));
    if (narrow_)
        return;
    QFont font = theme_.font(Role::Section);
    painter.setFont(font);
    painter.setPen(theme_.color(Token::RailTextOn));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(54, 10, width() - 60, 30)),
        static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), QStringLiteral("Gesher"));
}

}
