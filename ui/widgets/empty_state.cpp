// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kArchWidth = 96;
constexpr int kArchHeight = 81;
constexpr int kTextWidth = 360;
constexpr qreal kWeight = 0.3; ///< a line drawing, not the logo
}

EmptyState::EmptyState(Theme &theme, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      drawing_(new QWidget(this)),
      line_(label(theme, Role::Section, Tone::Main, this)),
      explanation_(label(theme, Role::Body, Tone::Second, this)),
      button_(button(theme, ButtonKind::Primary, this))
{
    drawing_->setFixedSize(kArchWidth, kArchHeight);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addStretch(2); // the middle of it lies at 40 % of the height
    column->addWidget(drawing_, 0, Qt::AlignHCenter);
    column->addSpacing(20);
    for (QLabel *text : {line_, explanation_}) {
        text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        text->setWordWrap(true);
        text->setMaximumWidth(kTextWidth);
        auto *middle = new QHBoxLayout;
        middle->addStretch(1);
        middle->addWidget(text, kTextWidth);
        middle->addStretch(1);
        column->addLayout(middle);
        column->addSpacing(text == line_ ? 4 : 20);
    }
    explanation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(button_, &QPushButton::clicked, this, &EmptyState::acted);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EmptyState::setTexts(const QString &line, const QString &explanation, const QString &button)
{
    line_->setText(line);
    explanation_->setText(explanation);
    explanation_->setVisible(!explanation.isEmpty());
    // an aligned widget is asked for its size, not for its height at that width
    for (QLabel *text : {line_, explanation_})
        text->setFixedHeight(text->heightForWidth(kTextWidth));
    button_->setText(button);
    button_->setAccessibleName(button);
    button_->setVisible(!button.isEmpty());
    setAccessibleName(line);
    setAccessibleDescription(explanation);
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintArch(painter, drawing_->geometry(), theme_.color(Token::LineStrong), theme_.color(Token::LineStrong),
        kWeight);
}

}
