// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/ui/spent.h"
#include "ui/models/own_numbers.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/conversation_view.h"

#include <QEventLoop>

#include <functional>

namespace bench {

/// The conversation as the program shows it, over a real engine on a thread of its own with no network.
class Window : public QObject {
    Q_OBJECT
public:
    explicit Window(const QString &directory);

    /// From the click on the chat to the painted end of it.
    Spent open();
    void close();
    /// One page of older messages, from the question to the painted rows. False: there are none.
    bool loadOlder(Spents &into);
    struct Way {
        Spents frames; ///< a step of the wheel each, to the painted pixels
        Spents pages; ///< of them, those in which rows came
        qint64 rows = 0; ///< that came
        int mostRows = 0; ///< that were held at any time
    };
    /// Turns the wheel until so many rows have come.
    /// @param up towards the older ones
    Way scroll(qint64 rows, bool up);

    /// The first page of what is found, timed on the engine's thread.
    Spent search(const QString &text, qsizetype &found);

    ui::ConversationModel &messages() { return pane_->messages(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Lets the window work until nothing is left to do but to wait.
    void turn();
    /// @param what  that the program ends with when it does not come
    void turnUntil(const char *what, const std::function<bool()> &done);
    void turnWheel(int angle);

    std::unique_ptr<door::Desk> desk_;
    std::unique_ptr<ui::Changes> changes_;
    std::unique_ptr<ui::OwnNumbers> numbers_;
    ui::Theme theme_;
    base::SystemClock clock_;
    std::unique_ptr<ui::ConversationPane> pane_;
    model::Chat chat_;
    QEventLoop loop_;
    qint64 came_ = 0; ///< rows
    qint64 paints_ = 0;
    qint64 unpainted_ = 0; ///< how many there had been when rows came last
};

}
