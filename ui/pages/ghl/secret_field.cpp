// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/secret_field.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int longestText = 4096; // what is too long for the engine is refused there, with a reason
}

SecretField::SecretField(Theme &theme, Typing typing, QWidget *parent)
    : QWidget(parent),
      title_(label(theme, Role::CaptionBold, Tone::Second, this)),
      keptText_(label(theme, Role::Body, Tone::Main, this)),
      edit_(new QLineEdit(this)),
      replace_(button(theme, ButtonKind::Plain, this)),
      keep_(button(theme, ButtonKind::Quiet, this)),
      hint_(label(theme, Role::Caption, Tone::Third, this)),
      error_(label(theme, Role::Caption, Tone::Error, this))
{
    for (QLabel *text : {keptText_, hint_, error_})
        text->setWordWrap(true);
    edit_->setMaxLength(longestText);
    edit_->setLayoutDirection(Qt::LeftToRight); // addresses and keys are, in every language
    if (typing == Typing::Covered)
        edit_->setEchoMode(QLineEdit::Password);
    title_->setBuddy(edit_);
    setCompact(*replace_);
    setCompact(*keep_);
    auto *kept = new QHBoxLayout;
    kept->setSpacing(8);
    kept->addWidget(keptText_, 1);
    kept->addWidget(replace_, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addLayout(kept);
    column->addWidget(edit_);
    column->addWidget(keep_, 0, Qt::AlignLeading);
    column->addWidget(error_);
    column->addWidget(hint_);
    connect(replace_, &QPushButton::clicked, this, [this] {
        setReplacing(true);
        edit_->setFocus();
    });
    connect(keep_, &QPushButton::clicked, this, [this] {
        setError({});
        setReplacing(false);
        replace_->setFocus();
    });
    connect(edit_, &QLineEdit::textEdited, this, [this] { setError({}); });
    connect(edit_, &QLineEdit::returnPressed, this, &SecretField::submitted);
    setError({});
    retranslate();
    setReplacing(false);
}

void SecretField::start(const QString &kept)
{
    hasKept_ = !kept.isEmpty();
    keptText_->setText(kept);
    setError({});
    setReplacing(false);
}

void SecretField::setKept(const QString &kept)
{
    keptText_->setText(kept);
}

void SecretField::setReplacing(bool replacing)
{
    replacing_ = replacing;
    edit_->clear();
    const bool typing = replacing || !hasKept_;
    edit_->setVisible(typing);
    keptText_->setVisible(!typing);
    replace_->setVisible(!typing);
    keep_->setVisible(replacing && hasKept_);
}

void SecretField::setTexts(const QString &name, const QString &hint, const QString &example)
{
    title_->setText(name);
    edit_->setAccessibleName(name);
    edit_->setPlaceholderText(example);
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
    //: for who listens; %1 is the name of a field
    replace_->setAccessibleName(tr("Replace: %1").arg(name));
}

void SecretField::setError(const QString &sentence)
{
    error_->setText(sentence);
    error_->setVisible(!sentence.isEmpty());
    edit_->setAccessibleDescription(sentence);
    edit_->setProperty("invalid", !sentence.isEmpty());
    edit_->style()->unpolish(edit_);
    edit_->style()->polish(edit_);
}

std::optional<QString> SecretField::value() const
{
    if (hasKept_ && !replacing_)
        return std::nullopt;
    return plain(edit_->text()).trimmed();
}

void SecretField::focusField()
{
    if (edit_->isVisibleTo(this))
        edit_->setFocus();
    else
        replace_->setFocus();
}

void SecretField::retranslate()
{
    //: a button beside a key or an address that is kept and not shown
    replace_->setText(tr("Replace"));
    //: a button: do not replace it after all
    keep_->setText(tr("Keep the old one"));
}

void SecretField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
