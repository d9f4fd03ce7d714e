// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFocusFrame>

namespace ui {

FocusRing::FocusRing(QApplication &application, QObject *parent) : QObject(parent)
{
    application.installEventFilter(this);
    connect(
        &application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    const bool keyboard = event->type() == QEvent::KeyPress || event->type() == QEvent::Shortcut;
    if (keyboard || event->type() == QEvent::MouseButtonPress) {
        const bool was = std::exchange(keyboard_, keyboard);
        if (was != keyboard_)
            follow(QApplication::focusWidget());
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget *widget)
{
    const bool shown = keyboard_ && qobject_cast<QAbstractButton *>(widget);
    if (!shown) {
        if (frame_)
            frame_->setWidget(nullptr);
        return;
    }
    // it lives in the window of what it goes around, and dies with it
    if (!frame_)
        frame_ = new QFocusFrame(widget);
    frame_->setWidget(widget);
}

}
