// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"

namespace model {

/// Whether it is a client's quiet hour: by the clock of its time zone, from the first minute of them to
/// before the last. Never without quiet hours, or in a time zone that this machine does not know.
bool isQuietHour(const Client &client, qint64 nowMs);

}
