// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QStringList>

namespace gesherd {

struct Options {
    QString dataDirectory;
    QString listenAddress;
    quint16 listenPort = 0;
    QString tokenFile;
    QString keyFile; ///< empty: beside the data
    QString networkFile; ///< empty: WhatsApp's own
    quint32 webRevision = 0; ///< of --web-version; 0: not given
    QString logLevel = QStringLiteral("info");
    bool wantsHelp = false;
    bool wantsVersion = false;
};

/// Malformed with a sentence for the person at the terminal.
base::Result<Options> readOptions(const QStringList &arguments);
QString helpText();

}
