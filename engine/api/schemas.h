// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace api {

/// The components of the OpenAPI document: one JSON Schema for each object that an answer can hold.
/// The test `api.openapi` holds real answers against them.
QJsonObject componentSchemas();

}
