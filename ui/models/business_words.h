// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/business.h"

#include <QStringList>

namespace ui {

/// When a business is open, a line for each day of the week that it names, Monday first; days of equal hours
/// in a row share one. In the language of the program. Empty when it names none.
QStringList openingHours(const model::BusinessProfile &business);

}
