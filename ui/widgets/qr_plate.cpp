// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qr_plate.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <qrencode.h>

#include <memory>

namespace ui {

namespace {

constexpr int kRing = 4;
constexpr int kPlateGap = 3; ///< between ring and plate
constexpr int kPlate = 306; ///< a linking code has 53 modules: five pixels each, 265, and the margin
constexpr int kMarginModules = 4; ///< what readers need around a code
constexpr qreal kRingRadius = 18;
constexpr qreal kPlateRadius = 12;

/// Once around from the middle of the top, clockwise in every language, as a clock goes.
QPainterPath around(const QRectF &rect, qreal radius)
{
    const qreal d = 2 * radius;
    QPainterPath path(QPointF(rect.center().x(), rect.top()));
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(rect.right() - d, rect.top(), d, d, 90, -90);
    path.lineTo(rect.right(), rect.bottom() - radius);
    path.arcTo(rect.right() - d, rect.bottom() - d, d, d, 0, -90);
    path.lineTo(rect.left() + radius, rect.bottom());
    path.arcTo(rect.left(), rect.bottom() - d, d, d, 270, -90);
    path.lineTo(rect.left(), rect.top() + radius);
    path.arcTo(rect.left(), rect.top(), d, d, 180, -90);
    path.closeSubpath();
    return path;
}

}

QrModules qrModules(const QByteArray &text)
{
    if (text.isEmpty())
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
            reinterpret_cast<const unsigned char *>(text.constData()), 0, QR_ECLEVEL_L),
        QRcode_free);
    if (!code)
        return {};
    QrModules modules{code->width, QBitArray(code->width * code->width)};
    for (int i = 0; i < code->width * code->width; ++i)
        modules.bits.setBit(i, (code->data[i] & 1) != 0);
    return modules;
}

QrPlate::QrPlate(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setFixedSize(kPlate + 2 * (kRing + kPlateGap), kPlate + 2 * (kRing + kPlateGap));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void QrPlate::setModules(const QrModules &modules)
{
    if (modules.bits.size() != static_cast<qsizetype>(modules.side) * modules.side || modules == modules_)
        return;
    modules_ = modules;
    update();
}

void QrPlate::setTimeLeft(double share, int seconds)
{
    share_ = std::clamp(share, 0.0, 1.0);
    if (std::exchange(seconds_, seconds) != seconds)
        retranslate();
    update();
}

int QrPlate::modulePixels() const
{
    return modules_.side == 0 ? 0 : std::max(1, kPlate / (modules_.side + 2 * kMarginModules));
}

void QrPlate::retranslate()
{
    setAccessibleName(
        tr("QR code for linking, changes in %n seconds, code option available", nullptr, seconds_));
}

void QrPlate::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QrPlate::paintRing(QPainter &painter) const
{
    const QPainterPath path
        = around(QRectF(rect()).adjusted(kRing / 2.0, kRing / 2.0, -kRing / 2.0, -kRing / 2.0), kRingRadius);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(path, QPen(theme_.color(Token::Sunken), kRing));
    const qreal length = path.length() / kRing; // dashes are counted in widths of the pen
    if (modules_.side == 0 || share_ <= 0)
        return;
    QPen pen(theme_.color(Token::Accent), kRing, Qt::SolidLine, Qt::RoundCap);
    if (share_ < 1)
        pen.setDashPattern({length * share_, length});
    painter.strokePath(path, pen);
}

void QrPlate::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRing(painter);
    const QRect plate
        = rect().adjusted(kRing + kPlateGap, kRing + kPlateGap, -kRing - kPlateGap, -kRing - kPlateGap);
    // not from the theme: readers need black on white
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(plate, kPlateRadius, kPlateRadius);
    const int scale = modulePixels();
    const int side = modules_.side * scale;
    const QPoint start(plate.left() + (plate.width() - side) / 2, plate.top() + (plate.height() - side) / 2);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < modules_.side * modules_.side; ++i) {
        if (modules_.bits.testBit(i))
            painter.fillRect(start.x() + i % modules_.side * scale, start.y() + i / modules_.side * scale,
                scale, scale, Qt::black);
    }
}

}
