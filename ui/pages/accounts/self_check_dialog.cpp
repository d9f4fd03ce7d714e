// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/self_check_dialog.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/pages/accounts/check_row.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using model::CheckPoint;
using model::CheckVerdict;

namespace {

constexpr QSize kSize(640, 640);

int countOf(const QList<CheckPoint> &points, CheckVerdict verdict)
{
    return static_cast<int>(std::count_if(points.cbegin(), points.cend(),
        [verdict](const CheckPoint &point) { return point.verdict() == verdict; }));
}

int placeOf(const CheckPoint &point)
{
    switch (point.verdict()) {
    case CheckVerdict::Otherwise:
        return 0;
    case CheckVerdict::AsExpected:
        return 1;
    case CheckVerdict::NotSeen:
        break;
    }
    return 2;
}

}

SelfCheckDialog::SelfCheckDialog(
    door::Desk &desk, const model::AccountView &account, Theme &theme, QWidget *parent)
    : QDialog(parent),
      desk_(desk),
      account_(account.id),
      name_(account.label),
      theme_(theme),
      heading_(label(theme, Role::Section, Tone::Main, this)),
      what_(label(theme, Role::Body, Tone::Second, this)),
      sum_(label(theme, Role::BodyBold, Tone::Main, this)),
      complaint_(new Banner(theme, this)),
      scroll_(new QScrollArea(this)),
      again_(button(theme, ButtonKind::Quiet, this)),
      copy_(button(theme, ButtonKind::Plain, Icon::Copy, this)),
      close_(button(theme, ButtonKind::Primary, this))
{
    setModal(true);
    build();
    resize(kSize);
    connect(again_, &QPushButton::clicked, this, &SelfCheckDialog::look);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(report());
        copy_->setText(tr("Copied"));
    });
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
    look();
}

void SelfCheckDialog::build()
{
    for (QLabel *text : {heading_, what_, sum_})
        text->setWordWrap(true);
    auto *inside = new QWidget(scroll_);
    list_ = new QVBoxLayout(inside);
    list_->setContentsMargins(2, 2, 2, 2);
    list_->setSpacing(8);
    list_->addStretch(1);
    scroll_->setWidget(inside);
    inside->setAutoFillBackground(false);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->viewport()->setAutoFillBackground(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addWidget(again_);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(heading_);
    column->addWidget(what_);
    column->addWidget(sum_);
    column->addWidget(complaint_);
    column->addWidget(scroll_, 1);
    column->addLayout(buttons);
    close_->setDefault(true);
}

void SelfCheckDialog::look()
{
    const auto ask = [id = account_](door::Engine &engine) { return engine.accounts().selfCheck(id); };
    whenAnswered(this, desk_.ask(ask), [this](const base::Result<std::optional<QList<CheckPoint>>> &points) {
        if (points && *points) {
            complaint_->hide();
            take(**points);
        } else {
            complaint_->say(StateShape::Error,
                words::joined(
                    words::fault(points ? base::Error{base::Fault::NotFound, {}, {}} : points.error())));
        }
    });
}

void SelfCheckDialog::take(QList<CheckPoint> points)
{
    std::stable_sort(points.begin(), points.end(),
        [](const CheckPoint &a, const CheckPoint &b) { return placeOf(a) < placeOf(b); });
    points_ = std::move(points);
    while (rows_.size() < points_.size()) {
        auto *row = new CheckRow(theme_, scroll_->widget());
        list_->insertWidget(static_cast<int>(rows_.size()), row);
        rows_.append(row);
    }
    retranslate();
}

QString SelfCheckDialog::report() const
{
    QString text = plain(
        QStringLiteral("%1\n%2\n\n")
            .arg(tr("Self-check of Gesher %1").arg(QCoreApplication::applicationVersion()), sum_->text()));
    for (const CheckPoint &point : points_)
        text += CheckRow::text(point) + u'\n';
    return text;
}

void SelfCheckDialog::retranslate()
{
    setWindowTitle(tr("Self-check"));
    heading_->setText(tr("Self-check of “%1”").arg(isolate(name_)));
    what_->setText(tr(
        "Gesher was built after a description of WhatsApp's network that is in doubt in these points. Here "
        "is what the server really did on the lines of this number. No text, name, phone number or key is "
        "in it."));
    sum_->setText(tr("%1 otherwise, %2 as expected, %3 not seen yet")
                      .arg(countOf(points_, CheckVerdict::Otherwise))
                      .arg(countOf(points_, CheckVerdict::AsExpected))
                      .arg(countOf(points_, CheckVerdict::NotSeen)));
    sum_->setVisible(!points_.isEmpty());
    for (qsizetype i = 0; i < points_.size(); ++i)
        rows_.at(i)->show(points_.at(i));
    again_->setText(tr("Look again"));
    copy_->setText(tr("Copy report"));
    copy_->setEnabled(!points_.isEmpty());
    close_->setText(tr("Close"));
}

void SelfCheckDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

}
