// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <optional>

namespace gesher {

/// The text of the first QR code in a picture, as a phone's camera would read it.
std::optional<QString> codeIn(const QImage &picture);
/// The same for what the windows of this program show now.
std::optional<QString> codeOnScreen();

}
