// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/theme/shapes.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>

#include <cmath>

namespace {

using namespace ui;

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

using Tokens = QList<Token>;
constexpr double kText = 4.5;
constexpr double kMark = 3;

/// What is drawn on what, as the design has it; WCAG's floors.
class TstTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTokenHasItsRow();
    void textAndMarksCanBeSeen_data();
    void textAndMarksCanBeSeen();
    void lettersOfAvatarsCanBeRead();
    void styleSheetIsFilledIn();
    void switchingLeavesNoOldColour();
    void systemIsWhatThePlatformSays();
    void everyIconIsDrawnInItsColour();
    void iconsThatPointTurnRound();
    void shapesAreToldByOutline();
    void ringTurns();
};

void TstTheme::everyTokenHasItsRow()
{
    QCOMPARE(static_cast<int>(kTokens.size()), static_cast<int>(Token::ChartGrid) + 1);
    for (std::size_t i = 0; i < kTokens.size(); ++i)
        QCOMPARE(static_cast<std::size_t>(kTokens[i].token), i);
}

void TstTheme::textAndMarksCanBeSeen_data()
{
    QTest::addColumn<Tokens>("inks");
    QTest::addColumn<Tokens>("grounds");
    QTest::addColumn<double>("least");
    const Tokens pages{Token::Canvas, Token::Surface, Token::Raised, Token::Hover, Token::Selected};
    const Tokens quiet{Token::Canvas, Token::Surface, Token::Raised, Token::Hover};
    QTest::newRow("texts") << Tokens{Token::Text, Token::Text2, Token::Text3, Token::Link, Token::Accent}
                           << pages << kText;
    QTest::newRow("status bar") << Tokens{Token::Text, Token::Text2} << Tokens{Token::Sunken} << kText;
    QTest::newRow("buttons") << Tokens{Token::OnAccent}
                             << Tokens{Token::Accent, Token::AccentHover, Token::AccentPress} << kText;
    QTest::newRow("chosen") << Tokens{Token::OnAccentSoft} << Tokens{Token::AccentSoft} << kText;
    QTest::newRow("rail") << Tokens{Token::RailText, Token::RailTextOn, Token::RailMark}
                          << Tokens{Token::Rail, Token::RailHover} << kText;
    QTest::newRow("rail, current") << Tokens{Token::RailTextOn, Token::RailMark} << Tokens{Token::RailSel}
                                   << kText;
    QTest::newRow("badge") << Tokens{Token::OnMark} << Tokens{Token::RailMark} << kText;
    QTest::newRow("bubbles") << Tokens{Token::BubbleText, Token::BubbleMeta, Token::TickRead}
                             << Tokens{Token::BubbleIn, Token::BubbleOut} << kText;
    QTest::newRow("edges and rings") << Tokens{Token::LineStrong, Token::Focus} << quiet << kMark;
    QTest::newRow("charts") << Tokens{Token::Chart1, Token::Chart2, Token::Chart3, Token::Chart4,
        Token::Chart5, Token::Chart6}
                            << Tokens{Token::Surface} << kMark;
    for (const auto shape : {StateShape::Ok, StateShape::Quiet, StateShape::Warn, StateShape::Error,
             StateShape::Paused, StateShape::Busy})
        QTest::addRow("state %d", static_cast<int>(shape))
            << Tokens{inkOf(shape)} << Tokens{softOf(shape), Token::Surface, Token::Canvas} << kText;
}

void TstTheme::textAndMarksCanBeSeen()
{
    QFETCH(Tokens, inks);
    QFETCH(Tokens, grounds);
    QFETCH(double, least);
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme theme;
        theme.setMode(mode);
        for (const Token ink : inks) {
            for (const Token ground : grounds) {
                const double measured = contrast(theme.color(ink), theme.color(ground));
                QVERIFY2(measured >= least,
                    qPrintable(QStringLiteral("%1 on %2, %3: %4")
                                   .arg(QLatin1String(kTokens[static_cast<std::size_t>(ink)].name),
                                       QLatin1String(kTokens[static_cast<std::size_t>(ground)].name),
                                       theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"))
                                   .arg(measured)));
            }
        }
    }
}

void TstTheme::lettersOfAvatarsCanBeRead()
{
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme theme;
        theme.setMode(mode);
        for (int hue = 0; hue < 5; ++hue) {
            QVERIFY(contrast(theme.avatar(hue).ink, theme.avatar(hue).ground) >= kText);
            QVERIFY(contrast(theme.onMarkColor(), theme.markColor(hue)) >= kText);
        }
    }
}

void TstTheme::styleSheetIsFilledIn()
{
    Theme theme;
    theme.apply(*qApp);
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY2(!qApp->styleSheet().contains(u'@'), "a name in style.qss that is no token");
    // a style sheet does not turn round: sides are the layouts' business
    QFile file(QStringLiteral(GESHER_SOURCE_DIR "/resources/style.qss"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString sheet = QString::fromUtf8(file.readAll());
    sheet.remove(
        QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));
    QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\b(left|right)\\b"))));
    QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("#[0-9a-fA-F]{3,6}\\b"))));
}

void TstTheme::switchingLeavesNoOldColour()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
    const QIcon icon = theme.icon(Icon::Lock, Token::Text);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        QCOMPARE(qApp->palette().color(group, QPalette::Window), theme.color(Token::Canvas));
    QVERIFY(qApp->styleSheet().contains(theme.color(Token::Surface).name()));
    const QImage drawn = icon.pixmap(QSize(24, 24), 1.0).toImage();
    QVERIFY(drawn.pixelColor(12, 20).alpha() > 0);
    QCOMPARE(drawn.pixelColor(12, 20).lightness() > 128, true);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
}

void TstTheme::systemIsWhatThePlatformSays()
{
    Theme theme;
    theme.setMode(Theme::Mode::Dark);
    theme.apply(*qApp);
    theme.setMode(Theme::Mode::System);
    QVERIFY(!theme.isDark()); // the offscreen platform is light, whatever we set before
}

void TstTheme::everyIconIsDrawnInItsColour()
{
    Theme theme;
    theme.apply(*qApp);
    for (int i = 0; i < kIcons; ++i) {
        const auto icon = static_cast<Icon>(i);
        QVERIFY2(QFile::exists(iconFile(icon)), qPrintable(iconFile(icon)));
        const QPixmap pixmap = theme.pixmap(icon, QSize(20, 20), Token::Accent, 2);
        QCOMPARE(pixmap.size(), QSize(40, 40));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        const QImage image = pixmap.toImage();
        int inked = 0;
        for (int at = 0; at < 40 * 40; ++at) {
            const QColor pixel = image.pixelColor(at % 40, at / 40);
            if (pixel.alpha() < 250)
                continue;
            ++inked;
            QCOMPARE(pixel.rgb(), theme.color(Token::Accent).rgb());
        }
        QVERIFY2(inked > 8, qPrintable(iconFile(icon)));
    }
}

void TstTheme::iconsThatPointTurnRound()
{
    Theme theme;
    theme.apply(*qApp);
    for (int i = 0; i < kIcons; ++i) {
        const auto icon = static_cast<Icon>(i);
        const QImage ltr = theme.pixmap(icon, QSize(48, 48), Token::Text, 1).toImage();
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage rtl = theme.pixmap(icon, QSize(48, 48), Token::Text, 1).toImage();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(rtl != ltr, isMirrored(icon));
        if (icon == Icon::Next) // its tip is in the other half now
            QVERIFY(ltr.pixelColor(30, 24).alpha() > rtl.pixelColor(30, 24).alpha());
    }
}

QImage drawnShape(StateShape shape, qreal turn = 0)
{
    QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintShape(painter, QRectF(0, 0, 48, 48), shape, Qt::black, Qt::white, turn);
    return image;
}

void TstTheme::shapesAreToldByOutline()
{
    QList<QImage> seen;
    for (const auto shape : {StateShape::Ok, StateShape::Quiet, StateShape::Warn, StateShape::Error,
             StateShape::Paused, StateShape::Busy}) {
        const QImage image = drawnShape(shape); // one colour for all
        for (const QImage &other : seen) {
            int differing = 0;
            for (int at = 0; at < 48 * 48; ++at)
                differing += image.pixel(at % 48, at / 48) != other.pixel(at % 48, at / 48);
            QVERIFY(differing > 48 * 48 / 20);
        }
        seen.append(image);
    }
}

void TstTheme::ringTurns()
{
    QVERIFY(drawnShape(StateShape::Busy, 90) != drawnShape(StateShape::Busy));
    QCOMPARE(drawnShape(StateShape::Ok, 90), drawnShape(StateShape::Ok));
    // clockwise: the gap of the ring, at first before twelve o'clock, comes after it
    QVERIFY(drawnShape(StateShape::Busy).pixelColor(38, 10) == QColor(Qt::black));
    QVERIFY(drawnShape(StateShape::Busy, 90).pixelColor(38, 10) == QColor(Qt::white));
}

}

GESHER_TEST(tst_theme, TstTheme)
#include "tst_theme.moc"
