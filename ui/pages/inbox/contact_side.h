// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes.h"

#include <QObject>

namespace base {
class Clock;
}

namespace ui {

class ContactPanel;
class ConversationPane;
class IconButton;
class OwnNumbers;
class Theme;

/// Where the contact panel stands: beside the conversation where there is room, else over its trailing part.
/// A button in the conversation's head opens and closes it. All that is given outlives it.
class ContactSide : public QObject {
    Q_OBJECT
public:
    ContactSide(door::Desk &desk, Changes &changes, const OwnNumbers &numbers, Theme &theme,
        base::Clock &clock, ConversationPane &pane);

    ContactPanel *panel() const { return panel_; }
    bool isOpen() const { return open_; }
    bool isOver() const; ///< open, and over the conversation
    void setOpen(bool open);

    /// A window narrower than this has no room for three panes.
    static constexpr int kThreePanes = 1100;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void follow();
    void retranslate();

    ConversationPane &pane_;
    ContactPanel *panel_;
    IconButton *button_;
    bool open_ = false;
};

}
