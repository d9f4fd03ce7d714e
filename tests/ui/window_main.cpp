// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    // the pictures of the design count with a text of 13 pixels
    QFont font = app.font();
    font.setPointSizeF(9.75);
    QApplication::setFont(font);
    return support::runTests(app.arguments());
}
