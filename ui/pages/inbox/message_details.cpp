// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/message_details.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/reactions.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>

namespace ui {

using base::Result;
using Timeline = QList<model::TimelineEntry>;

MessageDetails::MessageDetails(door::Desk &desk, Theme &theme, const model::Message &message, QWidget *parent)
    : QDialog(parent),
      theme_(theme),
      message_(message),
      title_(label(theme, Role::Section, Tone::Main, this)),
      why_(label(theme, Role::Body, Tone::Error, this)),
      people_(label(theme, Role::Body, Tone::Main, this)),
      steps_(new QTableWidget(this)),
      technical_(label(theme, Role::Caption, Tone::Second, this)),
      copy_(button(theme, ButtonKind::Plain, Icon::Copy, this)),
      close_(button(theme, ButtonKind::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    why_->setWordWrap(true);
    people_->setWordWrap(true);
    people_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    technical_->setWordWrap(true);
    technical_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    steps_->setColumnCount(2);
    steps_->verticalHeader()->hide();
    steps_->verticalHeader()->setDefaultSectionSize(36);
    steps_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    steps_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    steps_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    steps_->setEditTriggers(QTableWidget::NoEditTriggers);
    steps_->setSelectionBehavior(QTableWidget::SelectRows);
    steps_->setSelectionMode(QTableWidget::SingleSelection);
    steps_->setShowGrid(false);
    steps_->setTabKeyNavigation(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addStretch();
    buttons->addWidget(close_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title_);
    layout->addWidget(why_);
    layout->addWidget(people_);
    layout->addWidget(steps_, 1);
    layout->addWidget(technical_);
    layout->addLayout(buttons);
    resize(460, 380);

    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    connect(copy_, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(plain(asText())); });
    close_->setDefault(true);
    whenAnswered(this,
        desk.ask([id = message.id](door::Engine &engine) { return engine.chats().timeline(id); }),
        [this](const Result<Timeline> &timeline) {
            if (timeline)
                timeline_ = *timeline;
            fill();
        });
    retranslate();
}

void MessageDetails::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessageDetails::retranslate()
{
    setWindowTitle(tr("Message details"));
    title_->setText(tr("Message details"));
    steps_->setAccessibleName(tr("What happened to the message"));
    steps_->setHorizontalHeaderLabels({tr("State"), tr("Time")});
    copy_->setText(tr("Copy details"));
    close_->setText(tr("Close"));
    const bool failed = message_.state == model::MessageState::Failed && message_.error;
    why_->setVisible(failed);
    people_->setText(people().join(u'\n'));
    people_->setVisible(!people_->text().isEmpty());
    QStringList lines;
    if (failed) {
        why_->setText(words::joined(words::message(*message_.error)));
        lines.append(tr("Fault: %1").arg(ltr(base::faultWord(message_.error->fault))));
        if (!message_.error->code.isEmpty())
            lines.append(tr("Code: %1").arg(ltr(message_.error->code)));
        if (!message_.error->detail.isEmpty())
            lines.append(tr("Answer: %1").arg(ltr(message_.error->detail)));
    }
    lines.append(tr("Message id: %1").arg(ltr(QString::fromLatin1(message_.waId))));
    technical_->setText(lines.join(u'\n'));
    technical_->setAccessibleName(lines.join(QStringLiteral(", ")));
    fill();
}

QStringList MessageDetails::people() const
{
    QStringList lines;
    const auto add = [&lines](const QString &what, const QStringList &names) {
        QStringList isolated;
        for (const QString &name : names.mid(0, 20))
            isolated.append(name.startsWith(u'+') ? phone(name) : isolate(name));
        //: an emoji or an option of a poll, and who chose it
        lines.append(tr("%1: %2").arg(isolate(what), isolated.join(QStringLiteral(", "))));
    };
    if (const auto &counts = message_.receipts)
        lines.append(
            tr("Delivered to %1 of %2, read by %3").arg(counts->delivered).arg(counts->of).arg(counts->read));
    if (message_.deletedMs > 0)
        return lines;
    for (const ReactionChip &chip : chipsOf(message_.reactions))
        add(chip.emoji.left(16), chip.names);
    if (const auto *poll = model::contentAs<model::Poll>(message_.content)) {
        for (int i = 0; i < poll->options.size(); ++i) {
            if (const QStringList names = voterNames(message_.votes, i); !names.isEmpty())
                add(poll->options.at(i).left(100).simplified(), names);
        }
    }
    return lines;
}

void MessageDetails::fill()
{
    steps_->setRowCount(static_cast<int>(timeline_.size()));
    for (int row = 0; row < timeline_.size(); ++row) {
        const model::TimelineEntry &entry = timeline_.at(row);
        auto *state = new QTableWidgetItem(words::stateName(entry.state));
        if (entry.detail == u"readable")
            state->setText(tr("Became readable"));
        auto *time = new QTableWidgetItem(fullTime(entry.atMs));
        const QString spoken = state->text() + QStringLiteral(", ") + fullTime(entry.atMs);
        state->setData(Qt::AccessibleTextRole, spoken);
        steps_->setItem(row, 0, state);
        steps_->setItem(row, 1, time);
    }
}

QString MessageDetails::asText() const
{
    QStringList lines;
    for (const model::TimelineEntry &entry : timeline_)
        lines.append(fullTime(entry.atMs) + QStringLiteral("  ") + words::stateName(entry.state)
            + (entry.detail.isEmpty() ? QString() : QStringLiteral("  ") + entry.detail));
    lines.append(technical_->text());
    return lines.join(u'\n');
}

}
