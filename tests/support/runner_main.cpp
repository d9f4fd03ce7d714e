// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"

#include <QCoreApplication>

/// For rooms without a window; a program that has its own main() leaves this one in the library.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return support::runTests(app.arguments());
}
