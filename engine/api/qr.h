// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace api {

/// A black and white PNG of `side` x `side` pixels (1 bit each), `isBlack(x, y)` telling which is which.
QByteArray monochromePng(int side, const std::function<bool(int, int)> &isBlack);

/// `text` as a QR code, black on white with the margin of four modules that readers need, centred.
/// Malformed when it does not fit into a picture of `side` pixels.
base::Result<QByteArray> qrPng(QByteArrayView text, int side);

}
