// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-scene: what ./run plays.
#include "app/parts/files.h"
#include "app/scene/scene.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.debug=false"));
    if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
        std::fputs(
            "Usage: gesher-scene [DIR]\n\nPlays a fixed scene on the practice network. With DIR, which must "
            "be empty, the\nprofile stays there: gesher --practice --data-dir DIR opens it.\n",
            argc == 2 && qstrcmp(argv[1], "--help") == 0 ? stdout : stderr);
        return argc == 2 && qstrcmp(argv[1], "--help") == 0 ? 0 : 2;
    }
    const QTemporaryDir temporary;
    const QString directory = argc == 2 ? QString::fromLocal8Bit(argv[1]) : temporary.path();
    if (!parts::makeDirectory(directory)
        || !QDir(directory).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        std::fputs("gesher-scene: the directory cannot be made, or is not empty\n", stderr);
        return 2;
    }
    std::puts("Gesher on the practice network\n");
    const bool cameTrue = scene::Scene(directory).play();
    std::puts(cameTrue ? "\nEvery step came true." : "\nThe scene stopped here.");
    return cameTrue ? 0 : 1;
}
