// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chat_search.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/search_field.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;

namespace ui {

/// Over a conversation: what is looked for in it, which of the messages that were found is shown, and ways to
/// the others. Enter goes to older ones, Shift+Enter to newer ones. All parts outlive it.
class FindBar : public QFrame {
    Q_OBJECT
public:
    FindBar(ChatSearch &search, Theme &theme, QWidget *parent);

    void open(const model::Chat &chat); ///< with the keyboard in its field
    void close(); ///< the keyboard goes back to where it was
    bool isOpen() const { return !isHidden(); }

Q_SIGNALS:
    void closed();
    void focusLost(); ///< what had the keyboard before is not there any more

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();
    void tell();
    void step(int by);

    ChatSearch &search_;
    SearchField *field_;
    QLabel *count_;
    IconButton *older_;
    IconButton *newer_;
    IconButton *close_;
    QTimer typing_;
    model::Chat chat_;
    QPointer<QWidget> before_; ///< had the keyboard
};

}
