// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/routes.h"

namespace api {

/// The OpenAPI 3.1 document of a table of routes: what is described is what is routed and checked.
QJsonObject openApi(const RouteTable &table);

}
