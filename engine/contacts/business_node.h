// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/business.h"
#include "engine/model/jid.h"
#include "engine/wire/document.h"

namespace contacts {

/// Asks what a business tells of itself.
/// Source: protocol note "Profile, privacy, blocklist".
wire::Node businessQuery(const model::Jid &person);

/// As the network told it, every text cut to a bearable length, web addresses that are none left out. Empty
/// when the business tells nothing, or another one was answered for.
model::BusinessProfile readBusiness(const wire::NodeView &answer, const model::Jid &person);

}
