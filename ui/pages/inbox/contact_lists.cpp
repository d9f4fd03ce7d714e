// SPDX-License-Identifier: GPL-3.0-or-later
// What the contact panel lists: facts, labels, other conversations, members.
#include "ui/models/business_words.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/pane_parts.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QMenu>

#include <algorithm>

namespace ui {

void ContactPanel::addFact(const QString &name, const QString &value, bool isPhone)
{
    if (value.isEmpty())
        return;
    auto *row = new QWidget(facts_);
    QLabel *what = ui::label(theme_, Role::Caption, Tone::Second, row);
    what->setText(name);
    QLabel *is = ui::label(theme_, Role::Body, Tone::Main, row);
    QStringList lines = value.split(u'\n'); // each of the direction of its own first letter
    std::transform(lines.begin(), lines.end(), lines.begin(), isolate);
    is->setText(isPhone ? phone(value) : lines.join(u'\n'));
    is->setWordWrap(!isPhone);
    is->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    is->setAccessibleName(name + QStringLiteral(": ") + value);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(what);
    layout->addWidget(is);
    facts_->layout()->addWidget(row);
}

void ContactPanel::showFacts()
{
    emptyLayout(*facts_->layout());
    if (const auto &group = card_.group()) {
        addFact(tr("Description"), group->description);
        if (group->onlyAdminsWrite)
            addFact(tr("Who writes"), tr("Only admins"));
    }
    const auto &person = card_.person();
    if (person) {
        addFact(tr("Phone"), person->contact.phone, true);
        if (person->contact.phone.isEmpty())
            addFact(tr("Phone"), tr("Hidden by this person"));
        addFact(tr("Name on WhatsApp"), person->contact.pushName);
        addFact(tr("Username"), person->username);
        addFact(tr("About"), person->about);
        if (person->contact.isBusiness.value_or(false))
            showBusiness(person->business);
    }
    facts_->setVisible(facts_->layout()->count() > 0);
}

void ContactPanel::showBusiness(const model::BusinessProfile &business)
{
    addFact(tr("Kind of account"),
        business.category.isEmpty() ? tr("Business") : tr("Business: %1").arg(business.category));
    addFact(tr("What it does"), business.description);
    addFact(tr("Address"), business.address);
    addFact(tr("Email"), business.email);
    addFact(tr("Website"), business.websites.join(u'\n'));
    addFact(tr("Open"), openingHours(business).join(u'\n'));
}

void ContactPanel::showLabels()
{
    emptyLayout(*labels_->layout());
    for (const model::Label &one : card_.labels()) {
        if (!card_.chat().labels.contains(one.id))
            continue;
        QLabel *name = ui::label(theme_, Role::Body, Tone::Main, labels_);
        name->setText(isolate(one.name));
        labels_->layout()->addWidget(name);
    }
    labels_->setVisible(labels_->layout()->count() > 0);
    // they are made on the phone of a business: a number without any has nothing to choose from
    labelsSection_->setVisible(!card_.labels().isEmpty());
}

void ContactPanel::openLabelMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const model::Label &one : card_.labels()) {
        QAction *action = menu->addAction(isolate(one.name));
        action->setCheckable(true);
        action->setChecked(card_.chat().labels.contains(one.id));
        connect(action, &QAction::toggled, this, [this, id = one.id](bool on) { card_.label(id, on); });
    }
    menu->popup(labelsEdit_->mapToGlobal(QPoint(0, labelsEdit_->height())));
}

void ContactPanel::showTalks()
{
    emptyLayout(*talks_->layout());
    const auto talks = card_.person() ? card_.person()->talks : QList<model::ContactDetails::Talk>();
    for (const auto &talk : talks) {
        const auto own = numbers_.find(talk.account);
        if (!own)
            continue;
        QPushButton *row = button(theme_, ButtonKind::Quiet, talks_);
        setCompact(*row);
        //: %1 is one of our numbers
        row->setText(
            tr("%1, %n messages", nullptr, static_cast<int>(talk.messages)).arg(isolate(own->label)));
        row->setEnabled(talk.account != card_.chat().account);
        connect(row, &QPushButton::clicked, this,
            [this, account = talk.account] { Q_EMIT chatAsked(account, card_.chat().jid); });
        talks_->layout()->addWidget(row);
        talks_->layout()->setAlignment(row, Qt::AlignLeading);
    }
    talksSection_->setVisible(talks_->layout()->count() > 1); // with one it is this conversation
}

void ContactPanel::addMerge(
    const QString &says, const QString &what, const QString &act, const std::function<void()> &go)
{
    QLabel *text = ui::label(theme_, Role::Body, Tone::Second, merges_);
    text->setText(says);
    text->setWordWrap(true);
    QPushButton *button = ui::button(theme_, ButtonKind::Quiet, merges_);
    setCompact(*button);
    button->setText(act);
    button->setAccessibleName(act + QStringLiteral(": ") + what);
    connect(button, &QPushButton::clicked, this, go);
    merges_->layout()->addWidget(text);
    merges_->layout()->addWidget(button);
    merges_->layout()->setAlignment(button, Qt::AlignLeading);
}

/// Two conversations that became one, and those that staff keeps apart.
void ContactPanel::showMerges()
{
    emptyLayout(*merges_->layout());
    const auto details = card_.person().value_or(model::ContactDetails());
    const auto called = [](const model::Jid &jid) {
        return jid.isPn() ? phone(u'+' + QString::fromLatin1(jid.user)) : tr("a hidden number");
    };
    for (const auto &merge : details.merges)
        addMerge(
            tr("The conversation with %1 (%n messages) became part of this one when WhatsApp said that it is "
               "the same person.",
                nullptr, merge.messages)
                .arg(called(merge.address)),
            called(merge.address), tr("Separate"), [this, id = merge.id] { card_.separate(id); });
    for (const model::Jid &other : details.separatedFrom)
        addMerge(tr("WhatsApp says that %1 is the same person. Your team has separated the two.")
                     .arg(called(other)),
            called(other), tr("Join"), [this, other] { card_.joinWith(other); });
    mergesSection_->setVisible(merges_->layout()->count() > 0);
}

void ContactPanel::showMembers()
{
    constexpr qsizetype kShown = 100;
    emptyLayout(*members_->layout());
    const auto &members = card_.members();
    for (const model::Participant &one : members.first(std::min(kShown, members.size()))) {
        QLabel *row = ui::label(theme_, Role::Body, Tone::Main, members_);
        const Who who{one.name, one.phone, one.phone.isEmpty()};
        const QString name = one.isUs ? tr("This number") : shownName(who);
        row->setText(one.role == model::GroupRole::Member ? name
                                                          //: %1 is a member of the group
                                                          : tr("%1, admin").arg(name));
        row->setWordWrap(true);
        members_->layout()->addWidget(row);
    }
    if (members.size() > kShown) {
        QLabel *more = ui::label(theme_, Role::Caption, Tone::Second, members_);
        more->setText(tr("and %n more", nullptr, static_cast<int>(members.size() - kShown)));
        members_->layout()->addWidget(more);
    }
    membersTitle_->setText(tr("%n members", nullptr, static_cast<int>(members.size())));
    membersSection_->setVisible(!members.isEmpty());
}

}
