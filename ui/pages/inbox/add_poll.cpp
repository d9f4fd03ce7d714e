// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/add_poll.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {
constexpr int kMostOptions = 12;
constexpr int kFirst = 3;
}

AddPoll::AddPoll(Theme &theme, QWidget *parent)
    : AddDialog(theme, tr("Send a poll"), parent),
      question_(new QLineEdit(this)),
      list_(new QVBoxLayout),
      more_(button(theme, ButtonKind::Quiet, Icon::Plus, this)),
      any_(new QCheckBox(tr("Several options may be chosen"), this))
{
    question_->setMaxLength(255);
    addField(tr("Question"), question_);
    QLabel *title = label(theme, Role::CaptionBold, Tone::Second, this);
    title->setText(tr("Options"));
    list_->setSpacing(6);
    fields()->addWidget(title);
    fields()->addLayout(list_);
    fields()->addWidget(more_, 0, Qt::AlignLeading);
    fields()->addWidget(any_);
    more_->setText(tr("One more option"));
    more_->setAutoDefault(false);
    for (int i = 0; i < kFirst; ++i)
        addOption();
    any_->setChecked(true);
    connect(more_, &QPushButton::clicked, this, [this] {
        addOption();
        options_.last()->setFocus(Qt::OtherFocusReason);
    });
    question_->setFocus();
}

void AddPoll::addOption()
{
    auto *option = new QLineEdit(this);
    option->setMaxLength(100);
    option->setAccessibleName(tr("Option %1").arg(options_.size() + 1));
    option->setPlaceholderText(option->accessibleName());
    QWidget *before = options_.isEmpty() ? question_ : options_.last();
    list_->addWidget(option);
    options_.append(option);
    setTabOrder(before, option);
    setTabOrder(option, more_);
    more_->setVisible(options_.size() < kMostOptions);
}

std::optional<model::Outgoing> AddPoll::read()
{
    model::Poll poll;
    poll.question = plain(question_->text()).trimmed();
    if (poll.question.isEmpty()) {
        complain(tr("Enter the question."), question_);
        return std::nullopt;
    }
    for (QLineEdit *field : std::as_const(options_)) {
        const QString option = plain(field->text()).trimmed();
        if (option.isEmpty())
            continue;
        if (poll.options.contains(option)) {
            complain(tr("Two options are the same. Change one of them."), field);
            return std::nullopt;
        }
        poll.options.append(option);
    }
    if (poll.options.size() < 2) {
        const auto empty = std::find_if(options_.cbegin(), options_.cend(),
            [](const QLineEdit *field) { return field->text().trimmed().isEmpty(); });
        complain(tr("Enter at least two options."), *empty);
        return std::nullopt;
    }
    poll.selectable = any_->isChecked() ? 0 : 1;
    model::Outgoing message;
    message.kind = model::MessageKind::Poll;
    message.content = poll;
    return message;
}

}
