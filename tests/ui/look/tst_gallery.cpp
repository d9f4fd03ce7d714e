// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/theme/bidi.h"
#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/qr_plate.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"
#include "ui/widgets/status_chip.h"
#include "ui/widgets/toast_stack.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTextEdit>
#include <QVBoxLayout>

namespace {

using namespace ui;

const QByteArray kLinkingCode = QByteArray("2@") + QByteArray(150, 'x') + "," + QByteArray(43, 'y') + "=,"
    + QByteArray(43, 'z') + "=," + QByteArray(43, 'w') + "=,1";

/// Painted parts side by side: shapes, ticks, avatars, icons.
class Painted : public QWidget {
public:
    Painted(Theme &theme, bool hebrew, QWidget *parent) : QWidget(parent), theme_(theme), hebrew_(hebrew)
    {
        setFixedHeight(150);
        setMinimumWidth(560);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const auto at = [this](int x, int y, int w, int h) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, w, h));
        };
        int x = 0;
        for (const auto shape : {StateShape::Ok, StateShape::Quiet, StateShape::Warn, StateShape::Error,
                 StateShape::Paused, StateShape::Busy}) {
            paintShape(
                painter, at(x, 2, 12, 12), shape, theme_.color(inkOf(shape)), theme_.color(Token::Surface));
            x += 24;
        }
        for (const auto tick : {Tick::Waiting, Tick::Sent, Tick::Delivered, Tick::Read, Tick::Failed}) {
            paintTick(painter, at(x, 0, 24, 16), tick, theme_);
            x += 28;
        }
        const QStringList names = hebrew_
            ? QStringList{QStringLiteral("דנה לוי"), QStringLiteral("צוות בוקר"), QStringLiteral("~נועם"),
                QStringLiteral("+972 55-555-0142"), QStringLiteral("Office Gil")}
            : QStringList{QStringLiteral("Dana Levi"), QStringLiteral("Morning team"),
                QStringLiteral("~Noam"), QStringLiteral("+972 55-555-0142"), QStringLiteral("דנה לוי")};
        for (int i = 0; i < 5; ++i) {
            const QRect avatar = at(i * 60, 26, 40, 40);
            paintAvatar(painter, avatar, theme_, initialsOf(names[i]), i, i == 1);
            paintCornerMark(painter, avatar, theme_, QStringLiteral("CN"), i, theme_.color(Token::Surface));
            paintMark(painter, at(310 + i * 26, 36, 20, 20), theme_, QStringLiteral("LP"), i);
        }
        for (int i = 0; i < kIcons; ++i)
            theme_.icon(static_cast<Icon>(i)).paint(&painter, at(i % 20 * 28, 80 + i / 20 * 30, 20, 20));
    }

private:
    Theme &theme_;
    bool hebrew_;
};

class Gallery : public QWidget {
public:
    Gallery(Theme &theme, bool hebrew);

private:
    QString say(const char *english, const char *hebrew) const
    {
        return QString::fromUtf8(hebrew_ ? hebrew : english);
    }
    QWidget *head();
    QWidget *buttons();
    QWidget *chips();
    QWidget *fields();
    QWidget *table();
    QWidget *side();

    Theme &theme_;
    bool hebrew_;
};

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 12);
    row->setSpacing(12);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

QWidget *boxOf(QLayout *layout, QWidget *parent)
{
    auto *box = new QWidget(parent);
    box->setLayout(layout);
    return box;
}

Gallery::Gallery(Theme &theme, bool hebrew) : theme_(theme), hebrew_(hebrew)
{
    resize(1280, 1000);
    auto *panes = new QHBoxLayout(this);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    QFrame *page = ground("surface", this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *banner = new Banner(theme, page);
    banner->say(StateShape::Quiet,
        say("No network. Messages wait and go out by themselves.", "אין רשת. ההודעות ממתינות ויישלחו מעצמן."),
        say("Details", "פרטים"));
    column->addWidget(banner);
    for (QWidget *part : {head(), buttons(), chips(), fields(), table()})
        column->addWidget(part);
    column->addStretch();
    panes->addWidget(page, 1);
    panes->addWidget(hairline(this, Qt::Vertical));
    panes->addWidget(side());
    auto *toasts = new ToastStack(theme, *page);
    toasts->add(StateShape::Ok, say("Draft saved.", "הטיוטה נשמרה."));
    toasts->add(StateShape::Paused,
        say("Sales 1 is paused. Nothing is lost: what waits goes out later.",
            "מכירות 1 מושהה. דבר אינו אובד: מה שממתין יישלח אחר כך."),
        say("Undo", "ביטול"));
}

QWidget *Gallery::head()
{
    auto *header = new PageHeader(theme_, this);
    header->setTexts(say("Numbers", "מספרים"),
        say("14 of 20 gave proof of life in the last minute. 3 need you.",
            "14 מתוך 20 הוכיחו חיים בדקה האחרונה. 3 צריכים אתכם."));
    QPushButton *columns = button(theme_, ButtonKind::Plain, Icon::More, header);
    columns->setText(say("Columns", "עמודות"));
    QPushButton *add = button(theme_, ButtonKind::Primary, Icon::Plus, header);
    add->setText(say("Add number", "הוספת מספר"));
    header->addAction(columns);
    header->addAction(add);
    return header;
}

QWidget *Gallery::buttons()
{
    auto *field = new SearchField(theme_, this);
    field->setHint(say("Name or number", "שם או מספר"));
    field->setFixedWidth(200);
    auto *segment = new Segment(theme_, this);
    segment->setItems(
        {say("All 20", "הכול 20"), say("Needs you 3", "צריך אתכם 3"), say("Warming up 5", "בחימום 5")});
    QPushButton *quiet = button(theme_, ButtonKind::Quiet, Icon::Filter, this);
    quiet->setText(say("Client", "לקוח"));
    QPushButton *danger = button(theme_, ButtonKind::Danger, this);
    danger->setText(say("Log out", "ניתוק"));
    QPushButton *filled = button(theme_, ButtonKind::DangerFilled, this);
    filled->setText(say("Log out now", "ניתוק כעת"));
    QPushButton *off = button(theme_, ButtonKind::Primary, this);
    off->setText(say("Off", "כבוי"));
    off->setEnabled(false);
    auto *send = new IconButton(theme_, Icon::Send, this);
    send->setName(say("Send", "שליחה"), QStringLiteral("Enter"));
    return boxOf(rowOf({field, segment, quiet, danger, filled, off, send}), this);
}

QWidget *Gallery::chips()
{
    struct Row {
        StateShape shape;
        const char *word, *age, *hebrewWord, *hebrewAge;
    };
    auto *first = new QHBoxLayout;
    auto *second = new QHBoxLayout;
    for (const Row &row : {Row{StateShape::Ok, "Connected", "12 s", "מחובר", "12 שנ׳"},
             Row{StateShape::Quiet, "Quiet, no proof", "3 min", "שקט, ללא הוכחה", "3 דק׳"},
             Row{StateShape::Warn, "Restricted", "until 18:00", "מוגבל", "עד 18:00"},
             Row{StateShape::Error, "Logged out", "by phone 08:55", "נותק", "מהטלפון 08:55"},
             Row{StateShape::Paused, "Paused", "by Dana", "מושהה", "על ידי דנה"},
             Row{StateShape::Busy, "Waiting for scan", "0:42", "ממתין לסריקה", "0:42"}}) {
        auto *chip = new StatusChip(theme_, this);
        chip->setState(row.shape, say(row.word, row.hebrewWord), say(row.age, row.hebrewAge));
        (row.shape < StateShape::Error ? first : second)->addWidget(chip);
    }
    for (QHBoxLayout *line : {first, second}) {
        line->setContentsMargins(24, 0, 24, 12);
        line->setSpacing(8);
        line->addStretch();
    }
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(first);
    column->addLayout(second);
    column->addLayout(rowOf({new Painted(theme_, hebrew_, this)}));
    return boxOf(column, this);
}

QWidget *Gallery::fields()
{
    auto *combo = new QComboBox(this);
    combo->addItems({say("Cafe Noga", "קפה נגה"), say("Lapid Gym", "חדר כושר לפיד")});
    auto *spin = new QSpinBox(this);
    spin->setRange(0, 1000);
    spin->setValue(400);
    auto *time = new QTimeEdit(QTime(22, 0), this);
    time->setLayoutDirection(Qt::LeftToRight); // or Qt turns the parts round
    time->setDisplayFormat(QStringLiteral("HH:mm"));
    auto *check = new QCheckBox(say("Quiet hours", "שעות שקט"), this);
    check->setChecked(true);
    auto *open = new QCheckBox(say("Warm up", "חימום"), this);
    auto *part = new QCheckBox(say("Some", "חלק"), this);
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto *radio = new QRadioButton(say("Dark", "כהה"), this);
    radio->setChecked(true);
    auto *other = new QRadioButton(say("Light", "בהיר"), this);
    auto *bar = new QProgressBar(this);
    bar->setTextVisible(false);
    bar->setValue(62);
    bar->setFixedWidth(76);
    auto *slider = new QSlider(Qt::Horizontal, this);
    slider->setValue(40);
    slider->setFixedWidth(90);
    auto *tabs = new QTabBar(this);
    for (const auto &[english, hebrew] :
        {std::pair{"Overview", "סקירה"}, std::pair{"Members", "חברים"}, std::pair{"Requests", "בקשות"}})
        tabs->addTab(say(english, hebrew));
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(rowOf({combo, spin, time, check, open, part, radio, other}));
    column->addLayout(rowOf({tabs, bar, slider}));
    return boxOf(column, this);
}

QWidget *Gallery::table()
{
    auto *table = new QTableWidget(12, 3, this);
    table->setHorizontalHeaderLabels(
        {say("Number", "מספר"), say("State", "מצב"), say("Sent today", "נשלחו היום")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    table->setColumnWidth(0, 220);
    table->setColumnWidth(1, 200);
    for (int i = 0; i < 12; ++i) {
        table->setItem(i, 0, new QTableWidgetItem(phone(QStringLiteral("+97255555010%1").arg(i % 10))));
        table->setItem(i, 1, new QTableWidgetItem(say("Connected", "מחובר")));
        table->setItem(i, 2, new QTableWidgetItem(ltr(QStringLiteral("%1 / 400").arg(i * 17))));
    }
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setCurrentCell(2, 0);
    table->setFixedHeight(190);
    return table;
}

QWidget *Gallery::side()
{
    QFrame *panel = ground("canvas", this);
    panel->setFixedWidth(400);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    auto *card = new Card(theme_, panel);
    card->setTitle(say("Link “Front desk”", "קישור „דלפק”"));
    auto *plate = new QrPlate(theme_, card);
    plate->setCode(kLinkingCode);
    plate->setTimeLeft(0.7, 14);
    card->body()->addWidget(plate, 0, Qt::AlignHCenter);
    auto *elided = new ElidedLabel(theme_, Role::Body, Token::Text2, card);
    elided->setText(say("On the phone, open WhatsApp and go to Settings, then Linked devices",
        "בטלפון, פתחו את WhatsApp ועברו להגדרות ואז למכשירים מקושרים"));
    card->body()->addWidget(elided);
    QLabel *code = label(theme_, Role::Code, Tone::Main, card);
    code->setText(ltr(QStringLiteral("WXYZ-1234")));
    card->body()->addWidget(code);
    column->addWidget(card);
    auto *empty = new EmptyState(theme_, panel);
    empty->setTexts(say("No numbers yet", "אין עדיין מספרים"),
        say("Link a phone that runs WhatsApp, and its chats come here.",
            "קשרו טלפון שמריץ WhatsApp, והשיחות שלו יגיעו לכאן."),
        say("Add your first number", "הוספת המספר הראשון"));
    column->addWidget(empty, 1);
    return panel;
}

/// Every widget in a picture, both languages and both themes, to look at (pictures/ in the build folder) and
/// to see that both directions and both themes differ where they must.
class TstGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();
};

void TstGallery::pictures_data()
{
    QTest::addColumn<bool>("hebrew");
    QTest::addColumn<bool>("dark");
    QTest::newRow("en-light") << false << false;
    QTest::newRow("en-dark") << false << true;
    QTest::newRow("he-light") << true << false;
    QTest::newRow("he-dark") << true << true;
}

void TstGallery::pictures()
{
    QFETCH(bool, hebrew);
    QFETCH(bool, dark);
    QApplication::setLayoutDirection(hebrew ? Qt::RightToLeft : Qt::LeftToRight);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.apply(*qApp);
    Gallery gallery(theme, hebrew);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    QImage picture = gallery.grab().toImage();
    QCOMPARE(picture.size(), gallery.size());
    const QColor page = picture.pixelColor(hebrew ? picture.width() - 4 : 4, 60);
    QCOMPARE(page, theme.color(Token::Surface));
    const QColor panel = picture.pixelColor(hebrew ? 4 : picture.width() - 4, 60);
    QCOMPARE(panel, theme.color(Token::Canvas));
    QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
    QVERIFY(picture.save(
        QStringLiteral(GESHER_PICTURES_DIR "/gallery-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

}

GESHER_TEST(tst_gallery, TstGallery)
#include "tst_gallery.moc"
