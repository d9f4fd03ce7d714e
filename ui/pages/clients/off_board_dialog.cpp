// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clients/off_board_dialog.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"

#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

OffBoardDialog::OffBoardDialog(door::Desk &desk, const model::Client &client, Theme &theme, QWidget *parent)
    : QDialog(parent),
      desk_(desk),
      client_(client),
      theme_(theme),
      complaint_(new Banner(theme, this)),
      what_(label(theme, Role::Body, Tone::Second, this)),
      ask_(label(theme, Role::CaptionBold, Tone::Second, this)),
      name_(new QLineEdit(this)),
      cancel_(button(theme, ButtonKind::Plain, this)),
      go_(button(theme, ButtonKind::DangerFilled, this))
{
    setModal(true);
    setWindowTitle(tr("Off-board a client"));
    build();
    connect(name_, &QLineEdit::textChanged, this,
        [this](const QString &text) { go_->setEnabled(!working_ && plain(text).trimmed() == client_.name); });
    connect(cancel_, &QPushButton::clicked, this, &OffBoardDialog::reject);
    connect(go_, &QPushButton::clicked, this, [this] {
        if (directory_.isEmpty())
            begin();
        else
            QDesktopServices::openUrl(QUrl::fromLocalFile(directory_));
    });
}

void OffBoardDialog::build()
{
    QLabel *title = label(theme_, Role::Section, Tone::Main, this);
    title->setText(tr("Off-board “%1”?").arg(isolate(client_.name)));
    title->setWordWrap(true);
    what_->setText(
        tr("1. Its numbers are logged out. The phones keep working.\n"
           "2. Its messages, chats and numbers are written into a folder on this computer, for you to hand "
           "over.\n"
           "3. Everything of it is deleted from Gesher, and its key is destroyed. This cannot be undone."));
    what_->setWordWrap(true);
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    what_->setMinimumWidth(400);
    ask_->setText(tr("Type the client's name to go on"));
    ask_->setBuddy(name_);
    name_->setAccessibleName(ask_->text());
    cancel_->setText(tr("Cancel"));
    cancel_->setDefault(true);
    go_->setText(tr("Off-board"));
    go_->setEnabled(false);
    complaint_->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(go_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    for (QWidget *widget : std::initializer_list<QWidget *>{title, complaint_, what_, ask_, name_})
        column->addWidget(widget);
    column->addLayout(buttons);
}

void OffBoardDialog::begin()
{
    working_ = true;
    complaint_->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{name_, cancel_, go_})
        widget->setEnabled(false);
    go_->setText(tr("Working …"));
    whenAnswered(this,
        desk_.ask([id = client_.id](door::Engine &engine) { return engine.clients().offBoard(id); }),
        [this](const base::Result<model::OffBoarded> &done) {
            working_ = false;
            name_->setEnabled(true);
            cancel_->setEnabled(true);
            go_->setEnabled(true);
            if (done) {
                show(*done);
                return;
            }
            go_->setText(tr("Off-board"));
            const QString sentence = done.error().code == u"export_failed"
                ? tr("The folder could not be written, so nothing was deleted. Its numbers are logged out. "
                     "Make room on "
                     "the disk and try again.")
                : words::joined(words::fault(done.error()));
            complaint_->say(StateShape::Error, sentence);
            complaint_->setToolTip(
                QStringLiteral("%1 %2").arg(base::faultWord(done.error().fault), done.error().code));
        });
}

void OffBoardDialog::show(const model::OffBoarded &done)
{
    directory_ = done.directory;
    ask_->hide();
    name_->hide();
    const QLocale locale;
    complaint_->say(StateShape::Ok,
        tr("Done. %1 messages in %2 chats were written and deleted here.")
            .arg(locale.toString(done.messages), locale.toString(done.chats)));
    what_->setText(tr("The folder, with a certificate of the deletion:\n%1")
                       .arg(ltr(QDir::toNativeSeparators(done.directory))));
    cancel_->setText(tr("Close"));
    go_->setText(tr("Open the folder"));
    setKind(*go_, ButtonKind::Primary);
    Q_EMIT left(done);
}

void OffBoardDialog::reject()
{
    if (!working_)
        QDialog::reject();
}

}
