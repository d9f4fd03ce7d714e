// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace ui {

/// The small picture that came with a message, from a stranger: only JPEG and PNG by their first bytes, at
/// most 128 KiB and 640 pixels at each side. Null for anything else.
QImage decodeThumbnail(const QByteArray &bytes);

}
