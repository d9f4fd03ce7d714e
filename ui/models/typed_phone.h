// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/model/account.h"
#include "engine/model/client.h"

#include <optional>

namespace ui {

/// Whose phones people write without their country's code when they write from `number`: the country of its
/// client, else that of the number itself, else that of this computer. ISO 3166; empty: none is known.
QString countryOf(const model::AccountView &number, const std::optional<model::Client> &client);
QString countryOfThisComputer();

/// What a person types or pastes: a whole number ("+972 50-123-4567"), or one as it is dialled within
/// `country` ("050-123-4567"). Malformed when it is neither.
base::Result<base::Phone> typedPhone(const QString &text, const QString &country);

}
