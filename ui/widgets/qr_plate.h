// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QBitArray>
#include <QWidget>

namespace ui {

/// The modules of a QR code, row by row, true is black.
struct QrModules {
    int side = 0;
    QBitArray bits;
    bool operator==(const QrModules &) const = default;
};
/// Nothing when the text is empty or too long for a code.
QrModules qrModules(const QByteArray &text);

/// A QR code, black on white in both themes, in whole modules with the margin that readers need; around it a
/// ring that shows how long it is good.
class QrPlate : public QWidget {
    Q_OBJECT
public:
    QrPlate(Theme &theme, QWidget *parent);
    /// Those of side 0 show an empty plate.
    void setModules(const QrModules &modules);
    void setCode(const QByteArray &text) { setModules(qrModules(text)); }
    /// @param share  of its life, 0 to 1
    void setTimeLeft(double share, int seconds);
    int modulePixels() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void paintRing(QPainter &painter) const;

    Theme &theme_;
    QrModules modules_;
    double share_ = 0;
    int seconds_ = 0;
};

}
