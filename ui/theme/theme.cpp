// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/gesher_style.h"
#include "ui/theme/tinted_icon.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontMetrics>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// in a static library the resources are only there when they are asked for; the macro wants no namespace
static void loadResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace ui {

namespace {

/// The design counts with a text of 13 px; everything else is a share of it.
constexpr double kBodyPx = 13;

struct RoleRow {
    double px;
    int line;
    bool bold;
};

constexpr RoleRow rowOf(Role role)
{
    switch (role) {
    case Role::Metric:
        return {26, 34, true};
    case Role::PageTitle:
        return {20, 28, true};
    case Role::Section:
        return {15, 22, true};
    case Role::Message:
        return {14, 21, false};
    case Role::Body:
        return {13, 20, false};
    case Role::BodyBold:
        return {13, 20, true};
    case Role::Caption:
        return {12, 16, false};
    case Role::CaptionBold:
        return {12, 16, true};
    case Role::Badge:
        return {11, 14, true};
    case Role::Code:
        return {28, 36, true};
    }
    return {kBodyPx, 20, false};
}

const QStringList &families(Role role)
{
    // digits are in the first two: the third is asked for pictures only
    static const QStringList text{
        QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Hebrew"), QStringLiteral("Noto Color Emoji")};
    static const QStringList code{
        QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")};
    return role == Role::Code ? code : text;
}

/// resources/style.qss with @token@ as colours and @points:13@ as a share of the system's font size.
QString styleSheet(const Theme &theme)
{
    QFile file(QStringLiteral(":/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const TokenRow &row : kTokens)
        sheet.replace(u'@' + QLatin1String(row.name) + u'@', theme.color(row.token).name());
    for (const Role role : {Role::Body, Role::Caption})
        sheet.replace(QStringLiteral("@points:%1@").arg(rowOf(role).px),
            QStringLiteral("%1pt").arg(theme.font(role).pointSizeF()));
    return sheet;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(QPalette::Active, role, theme.color(token));
        palette.setColor(QPalette::Inactive, role, theme.color(token));
        palette.setColor(QPalette::Disabled, role, theme.color(token));
    };
    set(QPalette::Window, Token::Canvas);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Surface);
    set(QPalette::Button, Token::Surface);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::ToolTipText}) {
        set(role, Token::Text);
        palette.setColor(QPalette::Disabled, role, theme.color(Token::Text3));
    }
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Highlight, Token::Selected);
    set(QPalette::Link, Token::Link);
    set(QPalette::LinkVisited, Token::Link);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Midlight, Token::Hover);
    set(QPalette::Light, Token::Surface);
    set(QPalette::Dark, Token::LineStrong);
    set(QPalette::Shadow, Token::LineStrong);
    set(QPalette::ToolTipBase, Token::Raised);
    return palette;
}

}

Theme::Theme(QObject *parent) : QObject(parent) { }

Theme::~Theme() = default;

void Theme::apply(QApplication &application)
{
    loadResources();
    application_ = &application;
    if (application.font().pointSizeF() > 0)
        bodyPoints_ = application.font().pointSizeF();
    QFont font(families(Role::Body));
    font.setPointSizeF(bodyPoints_);
    QApplication::setFont(font);
    QApplication::setStyle(new GesherStyle(*this));
    application.installEventFilter(this);
    new FocusRing(application, this);
    refresh();
}

void Theme::setMode(Mode mode)
{
    if (mode == mode_)
        return;
    mode_ = mode;
    refresh();
}

void Theme::setMoves(bool moves)
{
    if (moves == moves_)
        return;
    moves_ = moves;
    Q_EMIT changed();
}

bool Theme::systemIsDark() const
{
    // our own palette covers the platform's: put away for the look
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void Theme::refresh()
{
    if (!application_) {
        dark_ = mode_ == Mode::Dark;
        return;
    }
    dark_ = mode_ == Mode::Dark || (mode_ == Mode::System && systemIsDark());
    QApplication::setPalette(paletteOf(*this));
    application_->setStyleSheet(styleSheet(*this));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // the platform has another theme; when the windows have heard of it, its palette is in place
    if (event->type() == QEvent::ThemeChange && mode_ == Mode::System)
        QMetaObject::invokeMethod(this, &Theme::refresh, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

QColor Theme::color(Token token) const
{
    const TokenRow &row = kTokens[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark_ ? row.dark : row.light);
}

QColor Theme::markColor(int hue) const
{
    return QColor::fromRgb(kMarkColours[static_cast<std::size_t>(hue) % kMarkColours.size()]);
}

QColor Theme::onMarkColor() const
{
    return Qt::white;
}

AvatarColours Theme::avatar(int hue) const
{
    const auto &all = dark_ ? kAvatarsDark : kAvatarsLight;
    const AvatarRow &row = all[static_cast<std::size_t>(hue) % all.size()];
    return {QColor::fromRgb(row.ground), QColor::fromRgb(row.ink)};
}

QFont Theme::font(Role role) const
{
    const RoleRow row = rowOf(role);
    QFont font(families(role));
    font.setPointSizeF(bodyPoints_ * row.px / kBodyPx);
    font.setBold(row.bold);
    return font;
}

int Theme::lineHeight(Role role) const
{
    const RoleRow row = rowOf(role);
    QFont hebrew = font(role);
    hebrew.setFamilies({QStringLiteral("Noto Sans Hebrew")});
    const int scaled = qRound(row.line * bodyPoints_ * 4 / 3 / kBodyPx);
    return std::max(
        {std::min(row.line, scaled), QFontMetrics(font(role)).height(), QFontMetrics(hebrew).height()});
}

QIcon Theme::icon(Icon icon, Token token) const
{
    return QIcon(new TintedIcon(*this, icon, token));
}

QPixmap Theme::pixmap(Icon icon, const QSize &size, Token token, qreal ratio) const
{
    const bool turned = isMirrored(icon) && QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QSize pixels = (QSizeF(size) * ratio).toSize();
    // the key names the colour, so that no picture outlives its theme
    const QString key = QStringLiteral("gesher/%1/%2x%3/%4/%5/%6")
                            .arg(static_cast<int>(icon))
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color(token).rgba(), 0, 16)
                            .arg(ratio)
                            .arg(turned);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all(QPointF(0, 0), QSizeF(pixels));
    if (turned) {
        painter.translate(all.width(), 0);
        painter.scale(-1, 1);
    }
    QSvgRenderer(iconFile(icon)).render(&painter, all);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(all, color(token));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

int wholeAdvance(const QFont &font, const QString &text)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

}
