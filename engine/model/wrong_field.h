// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace model {

/// A field of a draft (its name as in REST) and what is wrong with it, in English.
struct WrongField {
    QString field;
    QString detail;
};

}
