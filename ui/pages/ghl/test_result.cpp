// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/test_result.h"

#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/status_chip.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int transcriptHeight = 160;
}

QPlainTextEdit *transcriptField(Theme &theme, QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setLayoutDirection(Qt::LeftToRight);
    field->setFont(theme.font(Role::Caption));
    field->setFixedHeight(transcriptHeight);
    return field;
}

QString transcript(const model::DeliveryAttempt &attempt)
{
    QStringList lines{attempt.request, QString()};
    if (attempt.status > 0)
        lines.append(TestResult::tr("Answer: %1").arg(attempt.status));
    if (attempt.status == 0)
        lines.append(TestResult::tr("There was no answer."));
    // what a stranger's server says may hold marks that turn the lines round
    const QString answer = plain(QString::fromUtf8(attempt.response)).trimmed();
    if (!answer.isEmpty())
        lines.append(answer);
    if (!attempt.error.isEmpty())
        lines.append({QString(), attempt.error});
    return lines.join(u'\n');
}

TestResult::TestResult(Theme &theme, QWidget *parent)
    : QWidget(parent),
      chip_(new StatusChip(theme, this)),
      what_(label(theme, Role::Body, Tone::Main, this)),
      more_(button(theme, ButtonKind::Quiet, this)),
      details_(transcriptField(theme, this))
{
    what_->setWordWrap(true);
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    more_->setCheckable(true);
    setCompact(*more_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(chip_, 0, Qt::AlignLeading);
    column->addWidget(what_);
    column->addWidget(more_, 0, Qt::AlignLeading);
    column->addWidget(details_);
    connect(more_, &QPushButton::toggled, this, [this](bool on) {
        details_->setVisible(on);
        more_->setText(on ? tr("Hide the details") : tr("Details"));
    });
    retranslate();
}

void TestResult::clear()
{
    tested_.reset();
    more_->setChecked(false);
    details_->hide();
    hide();
}

void TestResult::showUnderWay()
{
    clear();
    chip_->setState(StateShape::Busy, tr("Sending a test …"));
    what_->hide();
    more_->hide();
    show();
}

void TestResult::showFault(const QString &sentence)
{
    clear();
    chip_->setState(StateShape::Error, tr("No test was sent"));
    what_->setText(sentence);
    what_->show();
    more_->hide();
    show();
}

void TestResult::showTested(model::WebhookKind kind, const model::WebhookTested &tested)
{
    clear();
    kind_ = kind;
    tested_ = tested;
    refresh();
    show();
}

void TestResult::refresh()
{
    const model::DeliveryAttempt &attempt = tested_->attempt;
    const QString took = duration(attempt.durationMs);
    switch (tested_->delivery.state) {
    case model::DeliveryState::Success:
        chip_->setState(StateShape::Ok, tr("It works"), took);
        break;
    case model::DeliveryState::NotAccepted:
        chip_->setState(StateShape::Warn, tr("Nothing started"), took);
        break;
    default:
        chip_->setState(StateShape::Error, tr("It does not work"), took);
    }
    what_->setText(words::joined(explainAttempt(kind_, attempt.status, attempt.error)));
    what_->show();
    more_->show();
    details_->setPlainText(transcript(attempt));
}

void TestResult::retranslate()
{
    more_->setText(more_->isChecked() ? tr("Hide the details") : tr("Details"));
    more_->setAccessibleName(tr("Details of the test"));
    details_->setAccessibleName(tr("What was sent and what came back"));
    if (tested_)
        refresh();
    else
        clear(); // said in the other language
}

void TestResult::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
