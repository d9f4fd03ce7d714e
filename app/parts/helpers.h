// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parts {

/// The path of gesher-media: beside this program, as it is installed, or where a build leaves it. Empty when
/// it is nowhere: sounds and videos are not decoded then. There is an application.
QString mediaHelper();

}
