// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace ui {

/// A ring around the button that has the keyboard, outside of it, with a gap. Only while the keyboard is what
/// is used: a click draws none. Fields and views show their focus themselves.
class FocusRing : public QObject {
    Q_OBJECT
public:
    FocusRing(QApplication &application, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget);

    QPointer<QFocusFrame> frame_;
    bool keyboard_ = false;
};

}
