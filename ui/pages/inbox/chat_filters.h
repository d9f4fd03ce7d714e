// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QFrame>
#include <QFuture>

#include <functional>

class QMenu;

namespace ui {

/// Which of the conversations are listed, besides those of a number and the unread ones: a menu behind a
/// button, and a line that says what is left out as long as something is.
class ChatFilters : public QFrame {
    Q_OBJECT
public:
    /// The labels of a number.
    using Labels = std::function<QFuture<base::Result<QList<model::Label>>>(const model::AccountId &account)>;

    ChatFilters(Theme &theme, QWidget *parent);
    void setLabels(Labels labels) { labels_ = std::move(labels); }
    /// Labels are those of one number; empty: of none. One that was chosen goes with another number.
    void setNumber(const model::AccountId &account);

    IconButton *button() const { return button_; } ///< stands where the list wants it
    void putInto(model::ChatFilter &filter, qint64 nowMs) const;
    bool isOn() const;
    bool clear(); ///< false: there was nothing to clear

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void openMenu(const QList<model::Label> &labels);
    void addSwitch(QMenu &menu, const QString &text, bool &state);
    void tell();

    Labels labels_;
    model::AccountId number_;
    bool groups_ = false;
    bool unanswered_ = false;
    bool failed_ = false;
    model::Label label_; ///< its id is empty: any
    IconButton *button_;
    ElidedLabel *words_;
    IconButton *close_;
};

}
