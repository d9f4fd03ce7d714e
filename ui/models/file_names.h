// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// A stranger's name for a file, made harmless: no folders, no leading dots, no control or direction marks,
/// at most 120 characters with its ending. Empty when nothing is left.
QString harmlessName(const QString &name);

/// What a message's file is saved as unless somebody says otherwise: the document's own name, or
/// "photo-2026-11-26-0930.jpg".
QString suggestedName(const model::Message &message);

}
