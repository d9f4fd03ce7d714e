// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/our_clients.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>

namespace ui {

/// The message that is answered or changed, above the text; can be taken away.
class ReplyStrip : public QFrame {
    Q_OBJECT
public:
    ReplyStrip(Theme &theme, QWidget *parent);
    void setTexts(const QString &name, const QString &text);
    void setEdited(const QString &text); ///< no answer: a text of ours that is being changed

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    Theme &theme_;
    bool isEdit_ = false;
    ElidedLabel *name_;
    ElidedLabel *text_;
    IconButton *close_;
};

/// A frame with round corners that shows whether what is in it has the keyboard.
class RoundBox : public QFrame {
    Q_OBJECT
public:
    RoundBox(Theme &theme, QWidget *parent);
    void setLit(bool lit);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    bool lit_ = false;
};

/// Sends: filled as long as there is something to send.
class SendButton : public QAbstractButton {
    Q_OBJECT
public:
    SendButton(Theme &theme, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Theme &theme_;
};

/// The square with letters that stands for one of our numbers.
class NumberMark : public QWidget {
    Q_OBJECT
public:
    NumberMark(Theme &theme, int side, QWidget *parent);
    void setMark(const Mark &mark);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    Mark mark_;
};

}
