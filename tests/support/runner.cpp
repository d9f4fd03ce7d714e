// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"

#include <cstdio>
#include <map>

namespace {

std::map<QString, support::MakeTest> &tests()
{
    static std::map<QString, support::MakeTest> all;
    return all;
}

}

bool support::registerTest(const char *file, MakeTest make)
{
    return tests().emplace(QString::fromLatin1(file), std::move(make)).second;
}

int support::runTests(QStringList arguments)
{
    QString only;
    if (arguments.size() > 1 && arguments.at(1).startsWith(QLatin1String("tst_")))
        only = arguments.takeAt(1);
    int failures = 0;
    bool ran = false;
    for (const auto &[name, make] : tests()) {
        if (!only.isEmpty() && name != only)
            continue;
        ran = true;
        const auto test = make();
        failures += QTest::qExec(test.get(), arguments);
    }
    if (!ran) {
        std::fprintf(stderr, "no test named %s\n", qPrintable(only));
        return 1;
    }
    return failures == 0 ? 0 : 1;
}
