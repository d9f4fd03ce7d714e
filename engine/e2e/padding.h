// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"

#include <QByteArray>

namespace e2e {

/// Appends n bytes of value n, n = 1..16 at random.
QByteArray pad(QByteArrayView message, base::Random &random);
/// The view without its padding. Malformed unless the last n bytes all equal n, 1 <= n <= 16 … length.
base::Result<QByteArrayView> unpad(QByteArrayView padded);

}
