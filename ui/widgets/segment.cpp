// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segment.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>

namespace ui {

namespace {

constexpr int kSegmentHeight = 32;
constexpr int kPadding = 12;
constexpr int kSegmentRadius = 6;

/// One choice. Its width is that of its bold text, so that choosing moves nothing.
class Choice : public QAbstractButton {
public:
    Choice(Theme &theme, QWidget *parent) : QAbstractButton(parent), theme_(theme)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(theme_.font(Role::BodyBold));
        return {metrics.horizontalAdvance(text()) + 2 * kPadding + 1,
            std::max(kSegmentHeight - 2, metrics.height() + 4)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // the frame's round corners cut the first and the last
        QPainterPath frame;
        frame.addRoundedRect(QRectF(parentWidget()->rect()).adjusted(1, 1, -1, -1).translated(-pos()),
            kSegmentRadius - 1, kSegmentRadius - 1);
        painter.setClipPath(frame);
        if (isChecked())
            painter.fillRect(rect(), theme_.color(Token::AccentSoft));
        else if (underMouse())
            painter.fillRect(rect(), theme_.color(Token::Hover));
        const bool first
            = QStyle::visualRect(layoutDirection(), parentWidget()->rect(), geometry()).left() <= 1;
        if (!first)
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 1, height())),
                theme_.color(Token::Line));
        painter.setPen(theme_.color(!isEnabled() ? Token::Text3
                : isChecked()                    ? Token::OnAccentSoft
                                                 : Token::Text2));
        painter.setFont(theme_.font(isChecked() ? Role::BodyBold : Role::Body));
        painter.drawText(rect(), static_cast<int>(Qt::AlignCenter | Qt::TextSingleLine), text());
    }

private:
    Theme &theme_;
};

}

Segment::Segment(Theme &theme, QWidget *parent) : QFrame(parent), theme_(theme)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    setMinimumHeight(kSegmentHeight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    group_.setExclusive(true);
    connect(&group_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT changed(id);
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Segment::setItems(const QStringList &items)
{
    const auto buttons = group_.buttons();
    if (buttons.size() == items.size()) {
        for (int i = 0; i < items.size(); ++i) {
            group_.button(i)->setText(items[i]);
            group_.button(i)->updateGeometry();
        }
        return;
    }
    qDeleteAll(buttons);
    for (int i = 0; i < items.size(); ++i) {
        auto *choice = new Choice(theme_, this);
        choice->setText(items[i]);
        group_.addButton(choice, i);
        layout()->addWidget(choice);
    }
    if (!items.isEmpty())
        setCurrent(0);
}

void Segment::setCurrent(int index)
{
    if (QAbstractButton *choice = group_.button(index))
        choice->setChecked(true);
}

void Segment::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.color(Token::LineStrong));
    painter.setBrush(theme_.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kSegmentRadius, kSegmentRadius);
}

}
