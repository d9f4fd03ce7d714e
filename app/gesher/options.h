// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QStringList>

namespace gesher {

/// What the command line says.
struct Options {
    QString dataDirectory; ///< empty: the default one
    QString keyFile; ///< empty: the keychain, or beside the data in practice
    QString networkFile; ///< empty: WhatsApp's own
    QString language; ///< he or en; empty: as chosen in the window
    QString picturesDirectory; ///< not empty: a picture of every page is left there, then it ends
    bool practice = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

/// Malformed with a sentence for the person at the terminal.
base::Result<Options> readOptions(const QStringList &arguments);
QString helpText();

/// Where a profile lives when no directory is named: "gesher/default" or "gesher/practice" under the system's
/// place for the data of programs.
QString defaultDirectory(bool practice);

}
