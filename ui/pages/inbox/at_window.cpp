// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/at_window.h"

namespace ui {

using model::AccountId;

AtWindow::AtWindow(Tell tell, base::Clock &clock, QObject *parent)
    : QObject(parent), tell_(std::move(tell)), clock_(clock), touchedAt_(clock.monotonic())
{
}

AtWindow::~AtWindow()
{
    tell({});
}

void AtWindow::see(const AccountId &number)
{
    if (number == seen_)
        return;
    seen_ = number;
    leaving_.stop();
    if (!number.value.isEmpty()) {
        touchedAt_ = clock_.monotonic();
        tell(number);
        stay();
    } else {
        leaving_ = clock_.after(kComesBack, [this] { tell({}); });
    }
}

void AtWindow::touch()
{
    touchedAt_ = clock_.monotonic();
    if (seen_.value.isEmpty() || told_ == seen_)
        return;
    tell(seen_); // back again
    stay();
}

/// One timer for any number of keys: it looks again when it would have been too long.
void AtWindow::stay()
{
    const base::milliseconds left = touchedAt_ + kStays - clock_.monotonic();
    if (left <= base::milliseconds(0)) {
        tell({});
        return;
    }
    idle_ = clock_.after(left, [this] { stay(); });
}

void AtWindow::tell(const AccountId &number)
{
    if (number == told_)
        return;
    if (!told_.value.isEmpty())
        tell_(told_, false);
    told_ = number;
    if (!number.value.isEmpty())
        tell_(number, true);
    else
        idle_.stop();
}

}
