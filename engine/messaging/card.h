// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/content.h"

#include <string>

namespace messaging {

/// The name and the phones of a vCard (RFC 6350, 2.1 and 3.0 alike), as far as a chat needs them: a phone
/// that says which account it is (`waid`) becomes E.164, others stay as written, at most 16 of them. Read is
/// at most 64 KiB. @param name what the message calls it; empty: the card's own FN
model::ContactCard readCard(const std::string &vcard, const QString &name);
/// A card that every phone reads: FN, and TEL with the account behind each E.164 number.
std::string writeCard(const model::ContactCard &card);

}
