// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"

#include <QByteArray>

namespace clients {

/// What a client gets to read when it leaves: what was written for it and what was deleted, as a page for a
/// browser. In the client's language (Hebrew, from right to left, or English) and by its clock.
/// @param manifest  the SHA-256 of manifest.json: with it every file of the export can be held against this
QByteArray certificatePage(const model::OffBoarded &done, const QByteArray &manifest);

}
