// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/model/message.h"

#include <QObject>

#include <functional>

namespace ui {

/// Lets the other side see that somebody writes here: from the first key, for as long as keys come. `clock`
/// outlives it.
class OwnTyping : public QObject {
    Q_OBJECT
public:
    using Tell = std::function<void(const model::Chat &chat, bool on)>;
    OwnTyping(Tell tell, base::Clock &clock, QObject *parent = nullptr);
    ~OwnTyping() override;

    /// With every key. What leaves nothing behind is no writing.
    void typed(const model::Chat &chat, bool isEmpty);
    /// It is sent, or left alone.
    void stop();

    static constexpr base::milliseconds kPause{5'000}; ///< without a key
    static constexpr base::milliseconds kAgain{3'000}; ///< how often the engine hears of it

private:
    Tell tell_;
    base::Clock &clock_;
    std::optional<model::Chat> chat_; ///< where it was told
    base::milliseconds toldAt_{0};
    base::Timer pause_;
};

}
