// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clients/colour_choice.h"

#include "ui/widgets/avatar.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

constexpr int kChoiceSide = 38;
constexpr int kChoiceMark = 28;
constexpr int kHues = 5;

class Swatch : public QAbstractButton {
public:
    Swatch(Theme &theme, int hue, QWidget *parent) : QAbstractButton(parent), theme_(theme), hue_(hue)
    {
        setCheckable(true);
        setFixedSize(kChoiceSide, kChoiceSide);
        setCursor(Qt::PointingHandCursor);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int inset = (kChoiceSide - kChoiceMark) / 2;
        paintMark(painter, QRect(inset, inset, kChoiceMark, kChoiceMark), theme_, text(), hue_);
        if (isChecked() || hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme_.color(isChecked() ? Token::Text : Token::Line), 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 8, 8);
        }
    }

private:
    Theme &theme_;
    int hue_;
};

}

ColourChoice::ColourChoice(Theme &theme, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (int hue = 0; hue < kHues; ++hue) {
        auto *swatch = new Swatch(theme, hue, this);
        group_.addButton(swatch, hue);
        row->addWidget(swatch);
    }
    row->addStretch(1);
    setCurrent(0);
    retranslate();
}

void ColourChoice::setCurrent(int hue)
{
    if (QAbstractButton *swatch = group_.button(hue))
        swatch->setChecked(true);
}

void ColourChoice::setLetters(const QString &letters)
{
    for (QAbstractButton *swatch : group_.buttons())
        swatch->setText(letters);
}

void ColourChoice::retranslate()
{
    setAccessibleName(tr("Colour"));
    const QStringList names{tr("Brown"), tr("Teal"), tr("Violet"), tr("Olive"), tr("Plum")};
    for (int hue = 0; hue < kHues; ++hue) {
        group_.button(hue)->setAccessibleName(names[hue]);
        group_.button(hue)->setToolTip(names[hue]);
    }
}

}
