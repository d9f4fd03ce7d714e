// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/found_model.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QListView;

namespace ui {

class OwnNumbers;

/// Below the chats, while something is looked for: the messages that hold it. All parts outlive it.
class FoundList : public QFrame {
    Q_OBJECT
public:
    FoundList(
        FoundModel &model, const OwnNumbers &numbers, Theme &theme, base::Clock &clock, QWidget *parent);
    void look(const model::SearchFilter &filter); ///< hides itself when nothing is looked for
    bool isEmpty() const { return model_.rowCount() == 0; }
    bool chooseFirst(); ///< false: nothing was found
    QListView *view() const { return view_; }

Q_SIGNALS:
    void chosen(const ui::Found &found);
    void changed(); ///< there is something to see, or not any more

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();

    FoundModel &model_;
    QLabel *title_;
    QListView *view_;
    QLabel *none_;
    bool asked_ = false;
};

}
