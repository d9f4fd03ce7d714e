// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/secret.h"

namespace parts {

/// The profile directory, 0700; true when it is there already.
bool makeDirectory(const QString &path);

/// The admin token on the first line. Refused: missing, readable by others, or too short; the detail is for
/// the person at the terminal.
base::Result<QByteArray> readTokenFile(const QString &path);

/// The master key. NotFound (with a sentence) when it is missing and `mayMake` is not set; Refused when it is
/// open to others or not a key.
/// @param mayMake  there is no database yet: a missing file is made, 0600, before anything is sealed with it
base::Result<crypto::Key32> readKeyFile(const QString &path, bool mayMake, base::Random &random);

}
