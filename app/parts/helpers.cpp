// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/helpers.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace parts {

QString mediaHelper()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString &place :
        {QStringLiteral("/gesher-media"), QStringLiteral("/../media_helper/gesher-media")}) {
        const QFileInfo file(here + place);
        if (file.isFile() && file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

}
