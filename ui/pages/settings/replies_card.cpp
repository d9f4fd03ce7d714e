// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/replies_card.h"

#include "engine/words/explain.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

EditReply::EditReply(Theme &theme, const SavedReply &reply, const QStringList &taken, QWidget *parent)
    : QDialog(parent),
      taken_(taken),
      shortcut_(new QLineEdit(reply.shortcut, this)),
      text_(new QPlainTextEdit(reply.text, this)),
      wrong_(label(theme, Role::Caption, Tone::Error, this)),
      save_(button(theme, ButtonKind::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(reply.shortcut.isEmpty() ? tr("New saved reply") : tr("Change a saved reply"));
    shortcut_->setMaxLength(static_cast<int>(SavedReplies::kLongestShortcut));
    shortcut_->setPlaceholderText(tr("hours"));
    text_->setTabChangesFocus(true);
    text_->setMinimumSize(420, 140);
    QLabel *called = label(theme, Role::CaptionBold, Tone::Second, this);
    called->setText(tr("Shortcut, typed after /"));
    called->setBuddy(shortcut_);
    QLabel *says = label(theme, Role::CaptionBold, Tone::Second, this);
    says->setText(tr("Text"));
    says->setBuddy(text_);
    shortcut_->setAccessibleName(called->text());
    text_->setAccessibleName(says->text());
    QLabel *hint = label(theme, Role::Caption, Tone::Third, this);
    hint->setText(tr("%1 stands for the name of whom it goes to.").arg(ltr(QStringLiteral("{name}"))));
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    save_->setText(tr("Save"));
    save_->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    for (QWidget *one : std::initializer_list<QWidget *>{called, shortcut_, says, text_, hint, wrong_})
        column->addWidget(one);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &QDialog::accept);
    connect(shortcut_, &QLineEdit::textChanged, this, &EditReply::check);
    connect(text_, &QPlainTextEdit::textChanged, this, &EditReply::check);
    check();
}

SavedReply EditReply::reply() const
{
    QString shortcut = plain(shortcut_->text()).trimmed();
    while (shortcut.startsWith(u'/'))
        shortcut.remove(0, 1);
    return {shortcut, plain(text_->toPlainText()).trimmed()};
}

void EditReply::check()
{
    const SavedReply now = reply();
    QString wrong;
    if (now.shortcut.contains(u' '))
        wrong = tr("A shortcut is one word, without blanks.");
    else if (taken_.contains(now.shortcut, Qt::CaseInsensitive))
        wrong = tr("Another reply has this shortcut.");
    else if (now.text.size() > SavedReplies::kLongestText)
        wrong = tr("This text is too long to be kept.");
    wrong_->setText(wrong);
    save_->setEnabled(wrong.isEmpty() && !now.shortcut.isEmpty() && !now.text.isEmpty());
}

RepliesCard::RepliesCard(door::Desk &desk, Theme &theme, QWidget *parent)
    : Card(theme, parent),
      theme_(theme),
      replies_(desk),
      hint_(label(theme, Role::Body, Tone::Second, this)),
      list_(new QListWidget(this)),
      add_(button(theme, ButtonKind::Plain, Icon::Plus, this)),
      change_(button(theme, ButtonKind::Plain, this)),
      remove_(button(theme, ButtonKind::Danger, this)),
      problem_(label(theme, Role::Caption, Tone::Error, this))
{
    hint_->setWordWrap(true);
    list_->setUniformItemSizes(true);
    list_->setTextElideMode(Qt::ElideRight);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFixedHeight(150);
    problem_->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *one : {add_, change_, remove_})
        buttons->addWidget(one);
    buttons->addStretch(1);
    body()->addWidget(hint_);
    body()->addWidget(list_);
    body()->addLayout(buttons);
    body()->addWidget(problem_);
    connect(&replies_, &SavedReplies::changed, this, &RepliesCard::fill);
    connect(&replies_, &SavedReplies::failed, this, [this](const base::Error &error) {
        problem_->setText(words::joined(words::fault(error)));
        problem_->show();
    });
    connect(add_, &QPushButton::clicked, this, [this] { edit({}); });
    connect(change_, &QPushButton::clicked, this, [this] {
        if (const auto reply = current())
            edit(*reply);
    });
    connect(list_, &QListWidget::itemActivated, change_, &QPushButton::click);
    connect(remove_, &QPushButton::clicked, this, [this] {
        if (const auto reply = current())
            replies_.remove(reply->shortcut);
    });
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        change_->setEnabled(row >= 0);
        remove_->setEnabled(row >= 0);
    });
    retranslate();
}

std::optional<SavedReply> RepliesCard::current() const
{
    const int row = list_->currentRow();
    return row >= 0 && row < replies_.own().size() ? std::optional(replies_.own().at(row)) : std::nullopt;
}

void RepliesCard::edit(const SavedReply &reply)
{
    QStringList taken;
    for (const SavedReply &one : replies_.own()) {
        if (one.shortcut != reply.shortcut)
            taken.append(one.shortcut);
    }
    auto *dialog = new EditReply(theme_, reply, taken, this);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, before = reply.shortcut] { replies_.put(dialog->reply(), before); });
    dialog->open();
}

void RepliesCard::fill()
{
    problem_->hide();
    const QString before = list_->currentRow() >= 0 ? list_->currentItem()->text() : QString();
    list_->clear();
    for (const SavedReply &one : replies_.own())
        list_->addItem(shownLine(one, layoutDirection()));
    const auto same = list_->findItems(before, Qt::MatchExactly);
    list_->setCurrentItem(same.isEmpty() ? nullptr : same.first());
    list_->setVisible(list_->count() > 0);
    change_->setEnabled(list_->currentRow() >= 0);
    remove_->setEnabled(list_->currentRow() >= 0);
}

void RepliesCard::retranslate()
{
    setTitle(tr("Saved replies"));
    hint_->setText(
        tr("Texts that your team writes again and again. In a conversation, type / and the shortcut. "
           "Quick replies that a business keeps on its phone are offered there, too."));
    list_->setAccessibleName(tr("Saved replies"));
    add_->setText(tr("New reply"));
    change_->setText(tr("Change"));
    remove_->setText(tr("Remove"));
    fill();
}

}
