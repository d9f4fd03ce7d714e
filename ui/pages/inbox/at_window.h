// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/model/account.h"

#include <QObject>

#include <functional>

namespace ui {

/// Whether a person sits in front of a conversation: only then is its number online. The number's phone is
/// silent as long as that is so, and everybody sees it; so it is the one number whose conversation is open,
/// in a window that has the focus and is being used, and no other. `clock` outlives it.
class AtWindow : public QObject {
    Q_OBJECT
public:
    using Tell = std::function<void(const model::AccountId &number, bool isHere)>;
    AtWindow(Tell tell, base::Clock &clock, QObject *parent = nullptr);
    ~AtWindow() override;

    /// The number whose conversation is in front of the person now; empty: none.
    void see(const model::AccountId &number);
    /// A key or the mouse.
    void touch();

    /// Whoever looks at another program for a moment comes back.
    static constexpr base::milliseconds kComesBack{10'000};
    /// Whoever touches nothing for so long has left.
    static constexpr base::milliseconds kStays{180'000};

private:
    void tell(const model::AccountId &number);
    void stay();

    Tell tell_;
    base::Clock &clock_;
    model::AccountId seen_;
    model::AccountId told_;
    base::milliseconds touchedAt_;
    base::Timer leaving_; ///< the window lost the focus
    base::Timer idle_;
};

}
