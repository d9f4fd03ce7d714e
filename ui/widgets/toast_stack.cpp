// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast_stack.h"

#include "ui/widgets/controls.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QTimer>

namespace ui {

namespace {

constexpr int kMargin = 16;
constexpr int kBetween = 8;
constexpr int kShownMs = 6000;
constexpr qsizetype kMost = 3;
constexpr int kNarrow = 320;
constexpr int kWide = 420;
constexpr int kToastShape = 14;

class Toast : public QWidget {
public:
    Toast(Theme &theme, StateShape shape, const QString &sentence, const QString &action, QWidget *parent)
        : QWidget(parent), theme_(theme), shape_(shape)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 8, action.isEmpty() ? kMargin : 8, 8);
        row->setSpacing(8);
        row->addSpacing(kMargin + kToastShape + 10); // the shape is painted
        QLabel *text = label(theme, Role::Body, Tone::Main, this);
        text->setText(sentence);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        if (!action.isEmpty()) {
            act_ = button(theme, ButtonKind::Quiet, this);
            setCompact(*act_);
            act_->setText(action);
            act_->setAccessibleName(action);
            row->addWidget(act_);
        }
        const int oneLine = QFontMetrics(text->font()).horizontalAdvance(sentence) + 2 * kMargin + kToastShape
            + 10 + (act_ ? act_->sizeHint().width() + 8 : 0);
        setFixedWidth(std::clamp(oneLine, kNarrow, kWide));
        setFixedHeight(std::max(44, row->heightForWidth(width())));
        setAccessibleName(sentence);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    QPushButton *act() const { return act_; }
    bool isRead() const { return underMouse() || isAncestorOf(QApplication::focusWidget()); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme_.color(Token::LineStrong));
        painter.setBrush(theme_.color(Token::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
        const QRect mark = QStyle::visualRect(layoutDirection(), rect(),
            QRect(kMargin, (height() - kToastShape) / 2, kToastShape, kToastShape));
        paintShape(painter, mark, shape_, theme_.color(inkOf(shape_)), theme_.color(Token::Raised));
    }

private:
    Theme &theme_;
    StateShape shape_;
    QPushButton *act_ = nullptr;
};

}

ToastStack::ToastStack(Theme &theme, QWidget &over) : QObject(&over), theme_(theme), over_(over)
{
    over_.installEventFilter(this);
}

void ToastStack::setBottomMargin(int pixels)
{
    bottom_ = pixels + kMargin;
    place();
}

void ToastStack::add(
    StateShape shape, const QString &sentence, const QString &action, std::function<void()> done)
{
    auto *toast = new Toast(theme_, shape, sentence, action, &over_);
    if (toast->act()) {
        connect(toast->act(), &QPushButton::clicked, this, [this, toast, done = std::move(done)] {
            remove(toast);
            if (done)
                done();
        });
    }
    shown_.append(toast);
    if (shown_.size() > kMost)
        remove(shown_.first());
    auto *end = new QTimer(toast);
    end->setInterval(kShownMs);
    connect(end, &QTimer::timeout, toast, [this, toast] {
        if (!toast->isRead())
            remove(toast);
    });
    end->start();
    toast->show();
    place();
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastStack::remove(QWidget *toast)
{
    if (!shown_.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    place();
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastStack::place()
{
    int bottom = over_.height() - bottom_;
    for (auto it = shown_.crbegin(); it != shown_.crend(); ++it) {
        QWidget *toast = *it;
        const QRect trailing(over_.width() - kMargin - toast->width(), bottom - toast->height(),
            toast->width(), toast->height());
        toast->setGeometry(QStyle::visualRect(over_.layoutDirection(), over_.rect(), trailing));
        toast->raise();
        bottom -= toast->height() + kBetween;
    }
}

}
