// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/contact_panel.h"

#include "engine/words/explain.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/block_person.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/pane_parts.h"
#include "ui/pages/inbox/shared_section.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

namespace ui {

namespace {

constexpr int kPanelMargin = 16;
constexpr int kFace = 48;
constexpr int kNoteHeight = 84;

QWidget *column(QWidget *parent, int spacing)
{
    auto *holder = new QWidget(parent);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return holder;
}

}

ContactPanel::ContactPanel(door::Desk &desk, Changes &changes, const OwnNumbers &numbers, Theme &theme,
    base::Clock &clock, QWidget *parent)
    : QFrame(parent),
      numbers_(numbers),
      theme_(theme),
      clock_(clock),
      card_(desk, changes),
      files_(desk, changes),
      title_(ui::label(theme, Role::Section, Tone::Main, this)),
      close_(new IconButton(theme, Icon::Close, this)),
      mark_(new PersonMark(theme, this)),
      name_(ui::label(theme, Role::Section, Tone::Main, this)),
      now_(ui::label(theme, Role::Caption, Tone::Second, this)),
      problem_(ui::label(theme, Role::Caption, Tone::Error, this)),
      facts_(column(this, 8)),
      labels_(column(this, 4)),
      labelsTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      labelsEdit_(button(theme, ButtonKind::Quiet, Icon::Tag, this)),
      noteTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      note_(new QPlainTextEdit(this)),
      noteHint_(ui::label(theme, Role::Caption, Tone::Third, this)),
      talksTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      talks_(column(this, 4)),
      merges_(column(this, 6)),
      mergesTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      membersTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      members_(column(this, 6)),
      sharedTitle_(ui::label(theme, Role::BodyBold, Tone::Main, this)),
      shared_(new SharedSection(files_, theme, clock, this)),
      block_(button(theme, ButtonKind::Danger, this))
{
    setProperty("role", QStringLiteral("surface"));
    setFixedWidth(kWidth);
    build();
    connect(close_, &QToolButton::clicked, this, &ContactPanel::closed);
    connect(labelsEdit_, &QPushButton::clicked, this, &ContactPanel::openLabelMenu);
    connect(block_, &QPushButton::clicked, this, &ContactPanel::askBlock);
    connect(note_, &QPlainTextEdit::textChanged, this, [this] {
        if (note_->toPlainText().size() > door::Contacts::kLongestNote)
            note_->setPlainText(note_->toPlainText().left(door::Contacts::kLongestNote));
        card_.setNote(plain(note_->toPlainText()));
        noteHint_->setText(tr("Only your team sees this. It stays in Gesher."));
    });
    connect(&card_, &ContactCard::noteKept, this, [this] { noteHint_->setText(tr("Kept.")); });
    connect(&card_, &ContactCard::changed, this, &ContactPanel::fill);
    connect(&card_, &ContactCard::failed, this, [this](const base::Error &error) {
        problem_->setText(words::joined(words::fault(error)));
        problem_->setVisible(true);
    });
    connect(&numbers, &OwnNumbers::changed, this, &ContactPanel::showTalks);
    const auto showShared = [this] { sharedSection_->setVisible(!shared_->isEmpty()); };
    connect(shared_, &SharedSection::filled, this, showShared);
    connect(shared_, &SharedSection::messageAsked, this, &ContactPanel::messageAsked);
    showShared();
    retranslate();
}

QWidget *ContactPanel::makeHead()
{
    QFrame *head = ground("surface", this);
    head->setFixedHeight(60);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kPanelMargin, 0, 8, 0);
    row->addWidget(title_, 1);
    row->addWidget(close_);
    return head;
}

QWidget *ContactPanel::makeSection(QLabel *title, QWidget *content)
{
    QWidget *section = column(this, 8);
    auto *layout = static_cast<QVBoxLayout *>(section->layout());
    layout->setContentsMargins(kPanelMargin, 0, kPanelMargin, 0);
    layout->addWidget(hairline(section));
    layout->addSpacing(4);
    layout->addWidget(title);
    layout->addWidget(content);
    return section;
}

QWidget *ContactPanel::makeFacts()
{
    mark_->setFixedSize(kFace, kFace);
    for (QLabel *one : {name_, now_, problem_, noteHint_})
        one->setWordWrap(true);
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->hide();
    note_->setFixedHeight(kNoteHeight);
    note_->setTabChangesFocus(true);
    auto *facts = new QWidget(this);
    auto *identity = new QHBoxLayout;
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(name_);
    names->addWidget(now_);
    names->addStretch(1);
    identity->setSpacing(12);
    identity->addWidget(mark_, 0, Qt::AlignTop);
    identity->addLayout(names, 1);
    auto *factsLayout = new QVBoxLayout(facts);
    factsLayout->setContentsMargins(kPanelMargin, 16, kPanelMargin, 0);
    factsLayout->setSpacing(14);
    factsLayout->addLayout(identity);
    factsLayout->addWidget(problem_);
    factsLayout->addWidget(facts_);

    return facts;
}

void ContactPanel::build()
{
    QWidget *facts = makeFacts();
    QWidget *labels = column(this, 6);
    labels->layout()->addWidget(labels_);
    labels->layout()->addWidget(labelsEdit_);
    labels->layout()->setAlignment(labelsEdit_, Qt::AlignLeading);
    labelsSection_ = makeSection(labelsTitle_, labels);
    QWidget *note = column(this, 4);
    note->layout()->addWidget(note_);
    note->layout()->addWidget(noteHint_);
    noteSection_ = makeSection(noteTitle_, note);
    talksSection_ = makeSection(talksTitle_, talks_);
    mergesSection_ = makeSection(mergesTitle_, merges_);
    membersSection_ = makeSection(membersTitle_, members_);
    sharedSection_ = makeSection(sharedTitle_, shared_);

    QFrame *inside = ground("surface", this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (QWidget *part :
        {facts, labelsSection_, noteSection_, sharedSection_, talksSection_, mergesSection_, membersSection_})
        layout->addWidget(part);
    auto *last = new QHBoxLayout;
    last->setContentsMargins(kPanelMargin, 0, kPanelMargin, 16);
    last->addWidget(block_);
    last->addStretch(1);
    layout->addLayout(last);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    auto *all = new QVBoxLayout;
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addWidget(hairline(this));
    all->addWidget(scroll, 1);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(hairline(this, Qt::Vertical));
    whole->addLayout(all, 1);
}

void ContactPanel::setFaces(Faces &faces)
{
    mark_->setFaces(faces);
}

void ContactPanel::setPresences(Presences &presences)
{
    presences_ = &presences;
    connect(&presences, &Presences::changed, this, &ContactPanel::showIdentity);
}

void ContactPanel::open(const model::Chat &chat)
{
    const model::Chat &before = card_.chat();
    if (before.account != chat.account || before.jid != chat.jid)
        problem_->hide();
    card_.open(chat);
    files_.open(chat.account, chat.jid);
}

void ContactPanel::close()
{
    card_.close();
    files_.close();
}

void ContactPanel::hideEvent(QHideEvent *event)
{
    card_.keepNote();
    QFrame::hideEvent(event);
}

void ContactPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ContactPanel::retranslate()
{
    close_->setName(tr("Close the details"));
    labelsTitle_->setText(tr("Labels"));
    labelsEdit_->setText(tr("Change"));
    noteTitle_->setText(tr("Note"));
    note_->setAccessibleName(tr("Note"));
    note_->setPlaceholderText(tr("What your team should know"));
    noteHint_->setText(tr("Only your team sees this. It stays in Gesher."));
    sharedTitle_->setText(tr("Files of this conversation"));
    mergesTitle_->setText(tr("The same person?"));
    talksTitle_->setText(tr("Conversations with this person"));
    fill();
}

void ContactPanel::fill()
{
    const bool isGroup = card_.chat().jid.isGroup();
    title_->setText(isGroup ? tr("Group") : tr("Contact"));
    setAccessibleName(title_->text());
    showIdentity();
    showFacts();
    showLabels();
    showTalks();
    showMerges();
    showMembers();
    showBlock();
    noteSection_->setVisible(card_.person().has_value());
    if (card_.person() && !note_->hasFocus() && note_->toPlainText() != card_.person()->note) {
        const QSignalBlocker silent(note_);
        note_->setPlainText(card_.person()->note);
    }
}

void ContactPanel::showIdentity()
{
    const model::Chat &chat = card_.chat();
    mark_->setChat(chat);
    name_->setText(shownName(whoOf(chat)));
    now_->setText(presences_ ? presences_->line(chat, clock_.wallMs()) : QString());
    now_->setVisible(!now_->text().isEmpty());
}

void ContactPanel::showBlock()
{
    const auto &person = card_.person();
    block_->setVisible(person.has_value());
    if (!person)
        return;
    const QString name = shownName(whoOf(card_.chat()));
    block_->setText(person->isBlocked ? tr("Unblock") : tr("Block"));
    setKind(*block_, person->isBlocked ? ButtonKind::Plain : ButtonKind::Danger);
    block_->setAccessibleName(person->isBlocked ? tr("Unblock %1").arg(name) : tr("Block %1").arg(name));
}

void ContactPanel::askBlock()
{
    if (!card_.person())
        return;
    if (card_.person()->isBlocked) {
        card_.block(false);
        return;
    }
    const auto own = numbers_.find(card_.chat().account);
    auto *dialog
        = new BlockPerson(theme_, shownName(whoOf(card_.chat())), own ? own->label : QString(), this);
    connect(dialog, &QDialog::accepted, this, [this] { card_.block(true); });
    dialog->open();
}

}
