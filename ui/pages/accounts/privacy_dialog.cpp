// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/privacy_dialog.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace ui {

namespace {

struct Named {
    const char *word;
    const char *text;
};
constexpr std::array kRuleNames{Named{"last_seen", QT_TRANSLATE_NOOP("privacy", "Last seen")},
    Named{"online", QT_TRANSLATE_NOOP("privacy", "Online")},
    Named{"picture", QT_TRANSLATE_NOOP("privacy", "Profile picture")},
    Named{"about", QT_TRANSLATE_NOOP("privacy", "About")},
    Named{"read_receipts", QT_TRANSLATE_NOOP("privacy", "Read receipts")},
    Named{"group_add", QT_TRANSLATE_NOOP("privacy", "Who may add it to groups")},
    Named{"call_add", QT_TRANSLATE_NOOP("privacy", "Who may call")},
    Named{"messages", QT_TRANSLATE_NOOP("privacy", "Who may write")}};
constexpr std::array kChoiceNames{Named{"everyone", QT_TRANSLATE_NOOP("privacy", "Everyone")},
    Named{"contacts", QT_TRANSLATE_NOOP("privacy", "Contacts")},
    Named{"contacts_except", QT_TRANSLATE_NOOP("privacy", "Contacts except some (chosen on the phone)")},
    Named{"nobody", QT_TRANSLATE_NOOP("privacy", "Nobody")},
    Named{"as_last_seen", QT_TRANSLATE_NOOP("privacy", "As last seen")},
    Named{"known", QT_TRANSLATE_NOOP("privacy", "Known people")},
    Named{"other", QT_TRANSLATE_NOOP("privacy", "Something else (chosen on the phone)")}};

template <std::size_t N>
QString nameIn(const std::array<Named, N> &names, const QString &word)
{
    for (const Named &one : names)
        if (word == QLatin1String(one.word))
            return QCoreApplication::translate("privacy", one.text);
    return word;
}

}

PrivacyDialog::PrivacyDialog(
    door::Desk &desk, Theme &theme, const model::AccountView &number, QWidget *parent)
    : QDialog(parent), desk_(desk), account_(number.id), state_(label(theme, Role::Body, Tone::Second, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Privacy of %1").arg(isolate(number.label)));
    setMinimumWidth(460);
    build(theme);
    ask();
}

void PrivacyDialog::build(Theme &theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    QLabel *what = label(theme, Role::Body, Tone::Second, this);
    what->setText(tr("As WhatsApp has it. A change holds at once and on all devices of the number."));
    what->setWordWrap(true);
    column->addWidget(what);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    for (const model::PrivacyRule &rule : model::privacyRules()) {
        const QString name = QString::fromLatin1(rule.name);
        auto *choice = new QComboBox(this);
        for (const char *word : rule.choices)
            choice->addItem(nameIn(kChoiceNames, QString::fromLatin1(word)), QString::fromLatin1(word));
        choice->setEnabled(false);
        choice->setAccessibleName(nameIn(kRuleNames, name));
        connect(choice, &QComboBox::activated, this,
            [this, name, choice] { choose(name, choice->currentData().toString()); });
        form->addRow(nameIn(kRuleNames, name), choice);
        choices_.insert(name, choice);
    }
    column->addLayout(form);
    state_->setWordWrap(true);
    column->addWidget(state_);
    QPushButton *close = button(theme, ButtonKind::Plain, this);
    close->setText(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
}

void PrivacyDialog::ask()
{
    state_->setText(tr("Asking WhatsApp …"));
    const auto ask = [id = account_](door::Engine &engine) { return engine.contacts().privacy(id); };
    whenAnswered(this, desk_.ask(ask), [this](const Answer &answer) { take(answer); });
}

void PrivacyDialog::choose(const QString &rule, const QString &word)
{
    if (known_.value(rule) == word)
        return;
    for (QComboBox *choice : std::as_const(choices_))
        choice->setEnabled(false);
    setTone(*state_, Tone::Second);
    state_->setText(tr("Telling WhatsApp …"));
    state_->show();
    const auto ask = [id = account_, rule, word](
                         door::Engine &engine) { return engine.contacts().setPrivacy(id, rule, word); };
    whenAnswered(this, desk_.ask(ask), [this](const Answer &answer) { take(answer); });
}

void PrivacyDialog::take(const Answer &answer)
{
    if (answer)
        known_ = *answer;
    setTone(*state_, answer ? Tone::Second : Tone::Error);
    state_->setText(answer ? QString() : words::joined(words::fault(answer.error())));
    state_->setVisible(!answer);
    showRules(known_);
}

void PrivacyDialog::showRules(const model::Privacy &privacy)
{
    for (auto one = choices_.cbegin(); one != choices_.cend(); ++one) {
        QComboBox &choice = **one;
        const QString word = privacy.value(one.key());
        const QSignalBlocker silent(choice);
        // what can only be so and not be chosen here stands there as long as it is so
        const int extra = choice.findData(true, Qt::UserRole + 1);
        if (extra >= 0)
            choice.removeItem(extra);
        if (!word.isEmpty() && choice.findData(word) < 0) {
            choice.addItem(nameIn(kChoiceNames, word), word);
            choice.setItemData(choice.count() - 1, true, Qt::UserRole + 1);
        }
        choice.setCurrentIndex(choice.findData(word));
        choice.setEnabled(!word.isEmpty());
    }
}

}
