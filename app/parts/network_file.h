// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/network.h"

namespace parts {

/// A network profile file (--network). Refused with a sentence for the person at the terminal: not there, not
/// JSON, a field that is unknown or wrong, or something that only loopback addresses may have.
base::Result<model::NetworkProfile> readNetworkFile(const QString &path);

}
