// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTest>

#include <functional>
#include <memory>

/// One test executable per room: each tst_<file>.cpp registers its class, the runner starts the named ones or
/// all.
namespace support {

using MakeTest = std::function<std::unique_ptr<QObject>()>;
bool registerTest(const char *file, MakeTest make);
/// <program> [tst_file [QtTest arguments…]]: without a name every class runs. The main() around it makes the
/// application.
int runTests(QStringList arguments);

}

/// At the end of a tst_<name>.cpp: GESHER_TEST(tst_name, TstName) then #include "tst_name.moc".
#define GESHER_TEST(file, Class)                                                                             \
    static const bool registered_##file                                                                      \
        = support::registerTest(#file, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
