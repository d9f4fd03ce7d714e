// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/store.h"

namespace crm {

/// Tells whoever watches, by a row of the feed, that a web hook needs a person; inside a write. Room
/// internal.
base::Result<void> appendAlert(
    store::Store &store, const model::WebhookTarget &target, const QString &code, const QString &detail);

}
