// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/uploader.h"

namespace media {

/// As the store remembers it. Room internal.
QByteArray rememberedForm(const Uploaded &uploaded);
std::optional<Uploaded> fromRemembered(const QByteArray &form);
/// Takes url, direct_path and handle from a host's answer. Malformed when the place is no path on a host, or
/// the address none. Room internal.
base::Result<void> readUploadAnswer(const QByteArray &body, Uploaded &uploaded);

}
