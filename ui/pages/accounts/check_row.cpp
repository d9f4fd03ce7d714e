// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/check_row.h"

#include "engine/words/checks.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/status_chip.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using model::CheckVerdict;

namespace {

StateShape shapeOf(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::AsExpected:
        return StateShape::Ok;
    case CheckVerdict::Otherwise:
        return StateShape::Warn;
    case CheckVerdict::NotSeen:
        break;
    }
    return StateShape::Quiet;
}

}

CheckRow::CheckRow(Theme &theme, QWidget *parent)
    : QFrame(parent),
      theme_(theme),
      title_(label(theme, Role::BodyBold, Tone::Main, this)),
      chip_(new StatusChip(theme, this)),
      reference_(label(theme, Role::Body, Tone::Second, this)),
      program_(label(theme, Role::Body, Tone::Second, this)),
      server_(label(theme, Role::Body, Tone::Main, this))
{
    setProperty("role", QStringLiteral("card"));
    setFocusPolicy(Qt::TabFocus);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(title_, 1);
    head->addWidget(chip_, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addLayout(head);
    for (QLabel *line : {reference_, program_, server_})
        column->addWidget(line);
    for (QLabel *line : {title_, reference_, program_, server_})
        line->setWordWrap(true);
}

static QString serverLine(const model::CheckPoint &point)
{
    const QString seen = words::seenText(point);
    return seen.isEmpty()
        ? CheckRow::tr("The server: nothing yet")
        : CheckRow::tr("The server: %1, last on %2").arg(ltr(seen), isolate(fullTime(point.lastMs())));
}

void CheckRow::show(const model::CheckPoint &point)
{
    const words::CheckWords said = words::check(point.id);
    const QString verdict = words::verdictName(point.verdict());
    title_->setText(said.title);
    chip_->setState(shapeOf(point.verdict()), verdict);
    reference_->setText(tr("The reference: %1").arg(said.reference));
    program_->setText(said.program);
    server_->setText(serverLine(point));
    setTone(*server_,
        point.verdict() == CheckVerdict::Otherwise     ? Tone::Warn
            : point.verdict() == CheckVerdict::NotSeen ? Tone::Third
                                                       : Tone::Main);
    setAccessibleName(QStringLiteral("%1, %2").arg(said.title, verdict));
    setAccessibleDescription(QStringList{reference_->text(), program_->text(), server_->text()}.join(u'\n'));
}

QString CheckRow::text(const model::CheckPoint &point)
{
    const words::CheckWords said = words::check(point.id);
    return plain(QStringLiteral("%1: %2\n  %3\n  %4\n  %5\n")
                     .arg(said.title, words::verdictName(point.verdict()),
                         tr("The reference: %1").arg(said.reference), said.program, serverLine(point)));
}

void CheckRow::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!keyboard_)
        return;
    QPainter painter(this);
    paintRowRing(painter, rect(), theme_);
}

void CheckRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QFrame::keyPressEvent(event);
}

void CheckRow::focusInEvent(QFocusEvent *event)
{
    keyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QFrame::focusInEvent(event);
}

void CheckRow::focusOutEvent(QFocusEvent *event)
{
    keyboard_ = false;
    update();
    QFrame::focusOutEvent(event);
}

}
