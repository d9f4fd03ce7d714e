// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QUrl>

#include <optional>

namespace media {

/// Why an address that somebody named, or that another one leads to, is not asked: it is no http or https
/// address, or has a password in it. Room internal.
std::optional<base::Error> wrongAddress(const QUrl &url);
/// Where a redirect leads. Refused: to no such address, or from https to http. Room internal.
base::Result<QUrl> nextAddress(const QUrl &from, const QByteArray &location);
/// Whether a status is one that names another address. Room internal.
bool isRedirect(int status);

}
