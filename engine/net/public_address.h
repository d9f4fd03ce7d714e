// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace net {

/// Whether an address belongs to somebody on the open internet, and not to this machine, its networks, or a
/// purpose of its own (RFC 6890). An IPv4 address inside an IPv6 one counts as what it is.
bool isPublicAddress(const QHostAddress &address);

}
