// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_chip.h"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

namespace ui {

namespace {

constexpr int kLeading = 7;
constexpr int kTrailing = 8;
constexpr int kChipGap = 6;
constexpr int kChipShape = 12;
constexpr int kChipHeight = 22;
constexpr int kTurnMs = 50; ///< twenty steps make one turn a second
constexpr int kTurnDegrees = 18;

}

QSize chipSize(const Theme &theme, const QString &word, const QString &age)
{
    int width = kLeading + kChipShape + kChipGap + wholeAdvance(theme.font(Role::CaptionBold), word);
    if (!age.isEmpty())
        width += kChipGap + wholeAdvance(theme.font(Role::Caption), age);
    return {width + kTrailing, std::max(kChipHeight, theme.lineHeight(Role::CaptionBold) + 4)};
}

QString chipText(const QString &word, const QString &age)
{
    return age.isEmpty() ? word : StatusChip::tr("%1, %2", "a state and its age").arg(word, age);
}

void paintChip(QPainter &painter, const QRect &rect, const Theme &theme, StateShape shape,
    const QString &word, const QString &age, bool onSelected, qreal turn)
{
    const QColor ink = theme.color(inkOf(shape));
    const QColor ground = theme.color(onSelected ? Token::Surface : softOf(shape));
    const auto at = [&](int x, int width) {
        return QStyle::visualRect(
            directionOn(painter), rect, QRect(rect.left() + x, rect.top(), width, rect.height()));
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    QRectF mark(0, 0, kChipShape, kChipShape);
    mark.moveCenter(QRectF(at(kLeading, kChipShape)).center());
    paintShape(painter, mark, shape, ink, ground, turn);

    painter.setPen(ink);
    const int start = kLeading + kChipShape + kChipGap;
    const int room = rect.width() - kTrailing - start;
    const QFont bold = theme.font(Role::CaptionBold);
    const int wordWidth = std::min(room, wholeAdvance(bold, word));
    constexpr int flags = Qt::AlignCenter | Qt::TextSingleLine;
    painter.setFont(bold);
    painter.drawText(
        at(start, wordWidth), flags, QFontMetricsF(bold).elidedText(word, Qt::ElideRight, wordWidth));
    const QFont plainFont = theme.font(Role::Caption);
    const int ageWidth = wholeAdvance(plainFont, age);
    if (!age.isEmpty() && wordWidth + kChipGap + ageWidth <= room) {
        painter.setFont(plainFont);
        painter.drawText(at(start + wordWidth + kChipGap, ageWidth), flags, age);
    }
    painter.restore();
}

StatusChip::StatusChip(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        turn();
        update();
    });
}

void StatusChip::setState(StateShape shape, const QString &word, const QString &age)
{
    if (shape == shape_ && word == word_ && age == age_)
        return;
    shape_ = shape;
    word_ = word;
    age_ = age;
    setAccessibleName(chipText(word, age));
    turn();
    updateGeometry();
    update();
}

void StatusChip::setOnSelected(bool on)
{
    onSelected_ = on;
    update();
}

void StatusChip::turn()
{
    if (isVisible() && shape_ == StateShape::Busy && theme_.moves()) {
        if (!turning_.isActive())
            turning_.start(kTurnMs, this);
        return;
    }
    turning_.stop();
    step_ = 0;
}

void StatusChip::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != turning_.timerId())
        return;
    step_ = (step_ + 1) % (360 / kTurnDegrees);
    update();
}

void StatusChip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    turn();
}

void StatusChip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    turn();
}

void StatusChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // given more room than it needs it stays as small as it is, at the leading end
    const QSize size = sizeHint().boundedTo(this->size());
    const QRect at
        = QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, size, rect());
    paintChip(painter, at, theme_, shape_, word_, age_, onSelected_, step_ * kTurnDegrees);
}

}
