// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/practice_window.h"

#include "app/gesher/screen_code.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>

namespace gesher {

using namespace Qt::StringLiterals;
using ui::ButtonKind;
using ui::Role;
using ui::Tone;

PracticeWindow::PracticeWindow(PracticeHost &host, ui::Theme &theme)
    : host_(host),
      theme_(theme),
      intro_(ui::label(theme, Role::Caption, Tone::Second, this)),
      whoTitle_(ui::label(theme, Role::CaptionBold, Tone::Second, this)),
      who_(new QComboBox(this)),
      more_(ui::button(theme, ButtonKind::Quiet, ui::Icon::Plus, this)),
      linked_(ui::label(theme, Role::Body, Tone::Second, this)),
      online_(new QCheckBox(this)),
      unlink_(ui::button(theme, ButtonKind::Plain, this)),
      scan_(ui::button(theme, ButtonKind::Primary, this)),
      code_(new QLineEdit(this)),
      type_(ui::button(theme, ButtonKind::Plain, this)),
      toTitle_(ui::label(theme, Role::CaptionBold, Tone::Second, this)),
      to_(new QComboBox(this)),
      text_(new QLineEdit(this)),
      send_(ui::button(theme, ButtonKind::Plain, this)),
      lettersTitle_(ui::label(theme, Role::CaptionBold, Tone::Second, this)),
      letters_(new QListWidget(this)),
      said_(ui::label(theme, Role::Body, Tone::Main, this))
{
    setMinimumSize(380, 560);
    build();
    connectControls();
    retranslate();
    host_.lookAtPeople();
}

void PracticeWindow::build()
{
    intro_->setWordWrap(true);
    said_->setWordWrap(true);
    linked_->setWordWrap(true);
    whoTitle_->setBuddy(who_);
    toTitle_->setBuddy(to_);
    code_->setLayoutDirection(Qt::LeftToRight);
    letters_->setWordWrap(true);
    letters_->setFocusPolicy(Qt::StrongFocus);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto line = [&](QWidget *first, QWidget *second = nullptr) {
        grid->addWidget(first, row, 0, 1, second ? 1 : 2);
        if (second)
            grid->addWidget(second, row, 1);
        ++row;
    };
    line(intro_);
    line(whoTitle_);
    line(who_, more_);
    line(linked_, unlink_);
    line(online_);
    line(ui::hairline(this));
    line(scan_);
    line(code_, type_);
    line(ui::hairline(this));
    line(toTitle_);
    line(to_);
    line(text_, send_);
    line(said_);
    line(lettersTitle_);
    line(letters_);
    grid->setRowStretch(row - 1, 1);
}

void PracticeWindow::connectControls()
{
    connect(&host_, &PracticeHost::peopleChanged, this, &PracticeWindow::take);
    connect(who_, &QComboBox::currentIndexChanged, this, &PracticeWindow::showPerson);
    connect(more_, &QPushButton::clicked, this, [this] {
        const int number = static_cast<int>(people_.size()) + 1;
        host_.addPhone(tr("Phone %1").arg(number));
    });
    connect(scan_, &QPushButton::clicked, this, &PracticeWindow::scan);
    connect(type_, &QPushButton::clicked, this, &PracticeWindow::typeCode);
    connect(code_, &QLineEdit::returnPressed, this, &PracticeWindow::typeCode);
    connect(send_, &QPushButton::clicked, this, &PracticeWindow::write);
    connect(text_, &QLineEdit::returnPressed, this, &PracticeWindow::write);
    connect(online_, &QCheckBox::clicked, this, [this](bool on) {
        if (const auto who = person())
            host_.setOnline(who->pn, on);
    });
    connect(unlink_, &QPushButton::clicked, this, [this] {
        if (const auto who = person()) {
            host_.removeDevices(who->pn);
            say(tr("The phone unlinked its devices."), false);
        }
    });
}

std::optional<PracticeHost::Person> PracticeWindow::person() const
{
    const QByteArray pn = who_->currentData().toByteArray();
    for (const PracticeHost::Person &one : people_) {
        if (one.pn == pn)
            return one;
    }
    return std::nullopt;
}

void PracticeWindow::take(const QList<PracticeHost::Person> &people)
{
    people_ = people;
    for (QComboBox *box : {who_, to_}) {
        const QByteArray chosen = box->currentData().toByteArray();
        const QSignalBlocker quiet(box);
        box->clear();
        for (const PracticeHost::Person &one : people_)
            box->addItem(
                tr("%1, %2").arg(ui::isolate(one.name), ui::phone(u'+' + QString::fromLatin1(one.pn))),
                one.pn);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
    showPerson();
}

void PracticeWindow::showPerson()
{
    const auto who = person();
    if (!who)
        return;
    online_->setChecked(who->isOnline);
    linked_->setText(who->linkedDevices == 0 ? tr("No linked device.")
                                             : tr("%n linked devices.", nullptr, who->linkedDevices));
    unlink_->setEnabled(who->linkedDevices > 0);
    showLetters(*who);
}

void PracticeWindow::showLetters(const PracticeHost::Person &person)
{
    letters_->clear();
    for (const sim::Letter &letter : person.letters) {
        QString from = QString::fromLatin1(letter.from);
        for (const PracticeHost::Person &one : people_) {
            if (one.pn == letter.from)
                from = one.name;
        }
        auto *item = new QListWidgetItem(
            tr("%1 %2: %3")
                .arg(ui::ltr(ui::clockTime(letter.atMs)), ui::isolate(from), ui::isolate(letter.text)));
        item->setData(Qt::AccessibleTextRole, tr("%1 wrote: %2").arg(from, letter.text));
        letters_->addItem(item);
    }
    letters_->scrollToBottom();
}

void PracticeWindow::say(const QString &sentence, bool isWrong)
{
    said_->setText(sentence);
    ui::setTone(*said_, isWrong ? Tone::Error : Tone::Second);
    said_->setAccessibleName(sentence);
}

void PracticeWindow::scan()
{
    const auto who = person();
    const auto code = codeOnScreen();
    if (!who || !code) {
        say(tr("There is no code on the screen. In Gesher choose Numbers, then Add number."), true);
        return;
    }
    host_.scan(who->pn, *code, [this](const base::Result<void> &done) {
        if (done)
            say(tr("Scanned. The device is linked."), false);
        else
            say(tr("The phone could not use this code: it has expired, or belongs to another network."),
                true);
    });
}

void PracticeWindow::typeCode()
{
    const auto who = person();
    if (!who || code_->text().trimmed().isEmpty())
        return;
    host_.typeCode(who->pn, ui::plain(code_->text()), [this](const base::Result<void> &done) {
        if (done) {
            say(tr("The code was right. The device is linked."), false);
            code_->clear();
        } else {
            say(tr("The phone refused this code. Check the letters, and that the code is for this phone's "
                   "number."),
                true);
        }
    });
}

void PracticeWindow::write()
{
    const auto who = person();
    const QByteArray to = to_->currentData().toByteArray();
    const QString text = text_->text().trimmed();
    if (!who || text.isEmpty())
        return;
    if (to == who->pn) {
        say(tr("Choose somebody else to write to."), true);
        return;
    }
    host_.write(who->pn, to, text, [this](const base::Result<void> &done) {
        if (done) {
            text_->clear();
            say(tr("Sent."), false);
        } else {
            say(tr("The phone is offline, or cannot reach that number."), true);
        }
    });
}

void PracticeWindow::retranslate()
{
    setWindowTitle(tr("Practice phone"));
    intro_->setText(tr("This is the other end, for practice. Nothing here reaches a real phone."));
    whoTitle_->setText(tr("Whose phone"));
    who_->setAccessibleName(tr("Whose phone"));
    more_->setText(tr("Another phone"));
    online_->setText(tr("This phone is online"));
    unlink_->setText(tr("Unlink all"));
    scan_->setText(tr("Scan the code on the screen"));
    code_->setPlaceholderText(tr("Or type the code: ABCD-EFGH"));
    code_->setAccessibleName(tr("Code to type on the phone"));
    type_->setText(tr("Link"));
    toTitle_->setText(tr("Write from this phone to"));
    to_->setAccessibleName(tr("Write from this phone to"));
    text_->setPlaceholderText(tr("Message"));
    text_->setAccessibleName(tr("Message to write on the practice phone"));
    send_->setText(tr("Write"));
    lettersTitle_->setText(tr("On this phone's screen"));
    letters_->setAccessibleName(tr("Messages on this phone"));
    take(QList<PracticeHost::Person>(people_));
}

void PracticeWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
