// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/screen_code.h"

#include <QApplication>
#include <QWidget>

#include <zbar.h>

namespace gesher {

std::optional<QString> codeIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    // rows of a QImage are padded to four bytes, those of the reader are not
    QByteArray bytes;
    bytes.reserve(grey.width() * grey.height());
    for (int y = 0; y < grey.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(grey.width()), static_cast<unsigned>(grey.height()), "Y800",
        bytes.constData(), static_cast<unsigned long>(bytes.size()));
    if (scanner.scan(image) <= 0)
        return std::nullopt;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
        return QString::fromStdString(symbol->get_data());
    return std::nullopt;
}

std::optional<QString> codeOnScreen()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (const auto code = codeIn(window->grab().toImage()))
            return code;
    }
    return std::nullopt;
}

}
