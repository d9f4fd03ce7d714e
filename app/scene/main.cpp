// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-scene: what ./run plays.
#include "app/scene/scene.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.debug=false"));
    const QTemporaryDir directory;
    if (!directory.isValid()) {
        std::fputs("gesher-scene: no temporary directory can be made\n", stderr);
        return 2;
    }
    std::puts("Gesher on the practice network\n");
    const bool cameTrue = scene::Scene(directory.path()).play();
    std::puts(cameTrue ? "\nEvery step came true." : "\nThe scene stopped here.");
    return cameTrue ? 0 : 1;
}
