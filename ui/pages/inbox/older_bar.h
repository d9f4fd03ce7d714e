// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/model/message.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QFuture>

#include <functional>

class QLabel;
class QPushButton;

namespace door {
class Desk;
}

namespace ui {

class ConversationModel;
class ConversationView;

/// Above the oldest message that is here: how far back the chat goes, and a way to ask the phone for more. It
/// shows itself when that place is in sight. All that is given outlives it.
class OlderBar : public QFrame {
    Q_OBJECT
public:
    using Ask = std::function<QFuture<base::Result<void>>(const model::AccountId &, const model::Jid &)>;
    static Ask throughDesk(door::Desk &desk);

    OlderBar(ConversationModel &model, ConversationView &view, Ask ask, base::Clock &clock, Theme &theme,
        QWidget *parent);
    static constexpr base::milliseconds kPatience{60'000}; ///< with a phone that was asked

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Asked { No, Asking, Yes, Failed, Silent };
    void place();
    void show();
    void ask();
    void forget();
    QString text() const;

    ConversationModel &model_;
    ConversationView &view_;
    Ask ask_;
    QLabel *text_;
    QPushButton *button_;
    Asked asked_ = Asked::No;
    base::Clock &clock_;
    base::Timer patience_;
    QString why_; ///< it could not be asked
    quint64 generation_ = 0; ///< answers about another chat are dropped
};

}
