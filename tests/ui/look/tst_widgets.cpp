// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/qr_plate.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/status_chip.h"
#include "ui/widgets/toast_stack.h"

#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QProcess>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

namespace {

using namespace ui;

/// As long as a real one.
QByteArray linkingCode()
{
    return QByteArray("2@") + QByteArray(92, 'x') + ',' + QByteArray(43, 'y') + "=," + QByteArray(43, 'z')
        + "=," + QByteArray(43, 'w') + '=';
}

class TstWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plateDrawsWholeModules_data();
    void plateDrawsWholeModules();
    void plateCanBeScanned();
    void plateRefusesWhatIsNoSquare();
    void chipFitsItsTexts();
    void chipShapeLeads();
    void toastsStayAtTheTrailingCorner();
    void fourthToastPushesTheFirstOut();
    void toastActsOnce();
    void searchForgetsDirectionMarks();
    void segmentKeepsItsChoice();
    void bannerSpeaksAndCloses();
    void emptyStateActs();
    void elidedLabelTellsTheWhole();
    void fieldsAreOfOneHeight();
    void ringFollowsTheKeyboardOnly();
    void labelStandsAtTheLeadingEdge();

private:
    QImage drawnChip(const QSize &size) const;

    std::unique_ptr<Theme> theme_;
};

void TstWidgets::init()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    theme_ = std::make_unique<Theme>();
    theme_->setMode(Theme::Mode::Light);
    theme_->apply(*qApp);
}

void TstWidgets::plateDrawsWholeModules_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstWidgets::plateDrawsWholeModules()
{
    QFETCH(bool, dark);
    theme_->setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QrPlate plate(*theme_, nullptr);
    const QrModules modules = qrModules(linkingCode());
    QVERIFY(modules.side >= 21);
    plate.setModules(modules);
    plate.setTimeLeft(0.5, 10);
    const int scale = plate.modulePixels();
    const int side = modules.side * scale;
    QVERIFY(side + 8 * scale >= 260);
    const QImage image = plate.grab().toImage();
    const QPoint start((image.width() - side) / 2, (image.height() - side) / 2);
    for (int i = 0; i < side * side; ++i) {
        const int x = i % side;
        const int y = i / side;
        const QColor expected
            = modules.bits.testBit(y / scale * modules.side + x / scale) ? Qt::black : Qt::white;
        QCOMPARE(image.pixelColor(start + QPoint(x, y)), expected);
    }
    // the margin that readers need
    for (int out = 1; out <= 4 * scale; ++out) {
        QCOMPARE(image.pixelColor(start.x() - out, image.height() / 2), QColor(Qt::white));
        QCOMPARE(image.pixelColor(start.x() + side - 1 + out, image.height() / 2), QColor(Qt::white));
    }
    QCOMPARE(plate.accessibleName(),
        QStringLiteral("QR code for linking, changes in 10 seconds, code option available"));
}

void TstWidgets::plateCanBeScanned()
{
    const QString scanner = QStandardPaths::findExecutable(QStringLiteral("zbarimg"));
    QVERIFY2(!scanner.isEmpty(), "zbarimg is missing: ./test installs it (zbar-tools)");
    theme_->setMode(Theme::Mode::Dark);
    QrPlate plate(*theme_, nullptr);
    plate.setCode(linkingCode());
    plate.setTimeLeft(0.7, 14);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("plate.png"));
    QVERIFY(plate.grab().save(file));
    QProcess process;
    process.start(scanner, {QStringLiteral("-q"), QStringLiteral("--raw"), file});
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.readAllStandardOutput().trimmed(), linkingCode());
}

void TstWidgets::plateRefusesWhatIsNoSquare()
{
    QrPlate plate(*theme_, nullptr);
    plate.setModules({21, QBitArray(20)});
    QCOMPARE(plate.modulePixels(), 0);
    QCOMPARE(qrModules({}).side, 0);
    QCOMPARE(qrModules(QByteArray(4000, 'x')).side, 0);
}

QImage TstWidgets::drawnChip(const QSize &size) const
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintChip(painter, image.rect(), *theme_, StateShape::Ok, QStringLiteral("Connected"),
        QStringLiteral("12 s"), false);
    return image;
}

void TstWidgets::chipFitsItsTexts()
{
    StatusChip chip(*theme_, nullptr);
    chip.setState(StateShape::Ok, QStringLiteral("Connected"), QStringLiteral("12 s"));
    QCOMPARE(chip.sizeHint().height(), 22);
    QCOMPARE(chip.accessibleName(), QStringLiteral("Connected, 12 s"));
    const int withAge = chip.sizeHint().width();
    // given what it asks for, nothing is cut: the word stands there as a whole
    const QImage exact = drawnChip(chip.sizeHint());
    QImage expected(exact.size(), exact.format());
    expected.fill(theme_->color(Token::OkSoft));
    QPainter painter(&expected);
    painter.setFont(theme_->font(Role::CaptionBold));
    painter.setPen(theme_->color(Token::Ok));
    const int word = static_cast<int>(
        std::ceil(QFontMetricsF(painter.font()).horizontalAdvance(QStringLiteral("Connected"))));
    painter.drawText(QRect(25, 0, word, 22), static_cast<int>(Qt::AlignCenter), QStringLiteral("Connected"));
    painter.end();
    for (int at = 0; at < word * 22; ++at) {
        const QPoint pixel(25 + at % word, at / word);
        QVERIFY(std::abs(exact.pixelColor(pixel).lightness() - expected.pixelColor(pixel).lightness()) < 24);
    }
    chip.setState(StateShape::Ok, QStringLiteral("Connected"));
    QVERIFY(chip.sizeHint().width() < withAge);
    QCOMPARE(chip.accessibleName(), QStringLiteral("Connected"));
}

void TstWidgets::chipShapeLeads()
{
    const QSize size = chipSize(*theme_, QStringLiteral("Banned"), {});
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        paintChip(painter, image.rect(), *theme_, StateShape::Error, QStringLiteral("Banned"), {}, false);
        painter.end();
        // the upper part of the octagon, above the cross
        const int x = direction == Qt::LeftToRight ? 13 : size.width() - 14;
        QCOMPARE(image.pixelColor(x, 7), theme_->color(Token::Error));
    }
}

void TstWidgets::toastsStayAtTheTrailingCorner()
{
    QWidget window;
    window.resize(900, 600);
    ToastStack toasts(*theme_, window);
    toasts.setBottomMargin(26);
    toasts.add(StateShape::Ok, QStringLiteral("Saved."));
    const auto *toast = window.findChild<QWidget *>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(toast);
    QCOMPARE(toast->geometry().right(), 900 - 16 - 1);
    QCOMPARE(toast->geometry().bottom(), 600 - 26 - 16 - 1);
    QVERIFY(toast->width() >= 320 && toast->width() <= 420);
    window.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(toast->geometry().left(), 16);
    window.resize(800, 500);
    QCoreApplication::sendPostedEvents();
    toasts.setBottomMargin(26);
    QCOMPARE(toast->geometry().bottom(), 500 - 26 - 16 - 1);
}

void TstWidgets::fourthToastPushesTheFirstOut()
{
    QWidget window;
    window.resize(900, 600);
    ToastStack toasts(*theme_, window);
    for (int i = 0; i < 4; ++i)
        toasts.add(StateShape::Ok, QString::number(i));
    QCOMPARE(toasts.count(), 3);
}

void TstWidgets::toastActsOnce()
{
    QWidget window;
    window.resize(900, 600);
    ToastStack toasts(*theme_, window);
    int undone = 0;
    toasts.add(StateShape::Ok, QStringLiteral("Archived."), QStringLiteral("Undo"), [&] { ++undone; });
    auto *undo = window.findChild<QPushButton *>();
    QVERIFY(undo);
    undo->click();
    QCOMPARE(undone, 1);
    QCOMPARE(toasts.count(), 0);
}

void TstWidgets::searchForgetsDirectionMarks()
{
    SearchField field(*theme_, nullptr);
    field.setHint(QStringLiteral("Name or number"));
    QCOMPARE(field.accessibleName(), QStringLiteral("Name or number"));
    field.setText(QStringLiteral(" \u2066+972\u2069 "));
    QCOMPARE(field.query(), QStringLiteral("+972"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
}

void TstWidgets::segmentKeepsItsChoice()
{
    Segment segment(*theme_, nullptr);
    QSignalSpy changed(&segment, &Segment::changed);
    segment.setItems({QStringLiteral("All"), QStringLiteral("Needs you")});
    QCOMPARE(segment.current(), 0);
    segment.setCurrent(1);
    QCOMPARE(changed.takeLast().at(0).toInt(), 1);
    segment.setItems({QStringLiteral("All 20"), QStringLiteral("Needs you 3")});
    QCOMPARE(segment.current(), 1);
    segment.show();
    segment.findChild<QAbstractButton *>()->click();
    QCOMPARE(segment.current(), 0);
}

void TstWidgets::bannerSpeaksAndCloses()
{
    QWidget window;
    Banner banner(*theme_, &window);
    QVERIFY(banner.isHidden());
    banner.say(StateShape::Quiet, QStringLiteral("No network."));
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), QStringLiteral("No network."));
    QSignalSpy closed(&banner, &Banner::closed);
    auto *close = banner.findChild<IconButton *>();
    QVERIFY(!close->accessibleName().isEmpty());
    close->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TstWidgets::emptyStateActs()
{
    EmptyState empty(*theme_, nullptr);
    auto *act = empty.findChild<QPushButton *>();
    empty.setTexts(QStringLiteral("Nothing"), QStringLiteral("Because"));
    QVERIFY(act->isHidden());
    empty.setTexts(QStringLiteral("Nothing"), QStringLiteral("Because"), QStringLiteral("Add"));
    QSignalSpy acted(&empty, &EmptyState::acted);
    act->click();
    QCOMPARE(acted.count(), 1);
}

void TstWidgets::elidedLabelTellsTheWhole()
{
    ElidedLabel label(*theme_, Role::Body, Token::Text, nullptr);
    label.setText(QStringLiteral("A name that is longer than the room it has"));
    label.resize(80, 20);
    label.show();
    QVERIFY(label.isElided());
    QCOMPARE(label.toolTip(), label.text());
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    QTRY_VERIFY(label.toolTip().isEmpty());
}

void TstWidgets::fieldsAreOfOneHeight()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    const QList<QWidget *> fields{new QLineEdit, new QComboBox, new QSpinBox,
        new SearchField(*theme_, nullptr), button(*theme_, ButtonKind::Primary, nullptr)};
    for (QWidget *field : fields)
        row->addWidget(field, 0, Qt::AlignTop);
    window.show();
    for (const QWidget *field : fields)
        QVERIFY2(field->height() == 32,
            qPrintable(QStringLiteral("%1: %2")
                           .arg(QLatin1String(field->metaObject()->className()))
                           .arg(field->height())));
}

void TstWidgets::ringFollowsTheKeyboardOnly()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    QPushButton *first = button(*theme_, ButtonKind::Plain, &window);
    QPushButton *second = button(*theme_, ButtonKind::Primary, &window);
    row->addWidget(first);
    row->addWidget(second);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::mouseClick(first, Qt::LeftButton);
    const auto *frame = window.findChild<QFocusFrame *>();
    QVERIFY(!frame || !frame->isVisible());
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), second);
    frame = window.findChild<QFocusFrame *>();
    QVERIFY(frame && frame->isVisible());
    QVERIFY(frame->geometry().contains(second->geometry().adjusted(-3, -3, 3, 3)));
    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!frame->isVisible());
}

void TstWidgets::labelStandsAtTheLeadingEdge()
{
    const std::unique_ptr<QLabel> text(label(*theme_, Role::Body, Tone::Main, nullptr));
    text->setText(phone(QStringLiteral("+972555550142")));
    QVERIFY(text->alignment() & Qt::AlignLeft);
    text->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(text->alignment() & Qt::AlignRight);
    text->setAlignment(Qt::AlignHCenter);
    text->setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(text->alignment(), Qt::AlignHCenter);
}

}

GESHER_TEST(tst_widgets, TstWidgets)
#include "tst_widgets.moc"
