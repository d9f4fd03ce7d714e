// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/line_log.h"

#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using base::Result;

LineLog::LineLog(door::Desk &desk, Theme &theme, QWidget *parent)
    : QWidget(parent),
      desk_(desk),
      on_(new QCheckBox(this)),
      what_(label(theme, Role::Caption, Tone::Second, this)),
      folder_(button(theme, ButtonKind::Quiet, this))
{
    what_->setWordWrap(true);
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(on_);
    column->addWidget(what_);
    column->addWidget(folder_, 0, Qt::AlignLeading);
    connect(on_, &QCheckBox::clicked, this, &LineLog::set);
    connect(folder_, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(log_.path).absolutePath())); });
    retranslate();
}

void LineLog::setAccount(const model::AccountId &account)
{
    if (account == account_)
        return;
    account_ = account;
    take({});
    look();
}

void LineLog::look()
{
    const auto ask = [id = account_](door::Engine &engine) { return engine.accounts().wireLog(id); };
    whenAnswered(this, desk_.ask(ask), [this, id = account_](const Result<std::optional<Log>> &log) {
        if (id == account_ && log && *log)
            take(**log);
    });
}

void LineLog::set(bool on)
{
    const auto ask
        = [id = account_, on](door::Engine &engine) { return engine.accounts().setWireLog(id, on); };
    whenAnswered(this, desk_.ask(ask), [this, id = account_](const Result<Log> &log) {
        if (id != account_)
            return;
        if (log) {
            take(*log);
            return;
        }
        take(Log(log_)); // the box says what is so
        Q_EMIT failed(log.error());
    });
}

void LineLog::take(const Log &log)
{
    log_ = log;
    on_->setChecked(log.isOn);
    folder_->setVisible(log.isOn || log.bytes > 0);
}

void LineLog::retranslate()
{
    on_->setText(tr("Log of the line"));
    what_->setText(
        tr("For finding faults: what kinds of things pass between this number and WhatsApp, and how large "
           "they are. No text, name, phone number or key is in it."));
    folder_->setText(tr("Open its folder"));
}

void LineLog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
