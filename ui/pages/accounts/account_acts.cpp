// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/account_acts.h"

#include "ui/models/answers.h"
#include "ui/pages/accounts/log_out_dialog.h"
#include "ui/pages/accounts/privacy_dialog.h"
#include "ui/pages/accounts/storage_dialog.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QDesktopServices>
#include <QEvent>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using base::Result;
using model::AccountState;

AccountActs::AccountActs(door::Desk &desk, Theme &theme, QWidget *parent)
    : QWidget(parent),
      desk_(desk),
      theme_(theme),
      restart_(button(theme, ButtonKind::Plain, this)),
      privacy_(button(theme, ButtonKind::Plain, this)),
      storage_(button(theme, ButtonKind::Plain, this)),
      export_(button(theme, ButtonKind::Plain, this)),
      logOut_(button(theme, ButtonKind::Plain, this)),
      remove_(button(theme, ButtonKind::Danger, Icon::Trash, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QPushButton *one : {privacy_, storage_, restart_, export_, logOut_, remove_})
        column->addWidget(one, 0, Qt::AlignLeading);
    connect(restart_, &QPushButton::clicked, this, &AccountActs::restart);
    connect(privacy_, &QPushButton::clicked, this,
        [this] { (new PrivacyDialog(desk_, theme_, view_, window()))->open(); });
    connect(storage_, &QPushButton::clicked, this,
        [this] { (new StorageDialog(desk_, theme_, view_, window()))->open(); });
    connect(export_, &QPushButton::clicked, this, &AccountActs::writeFiles);
    connect(logOut_, &QPushButton::clicked, this, &AccountActs::askLogOut);
    connect(remove_, &QPushButton::clicked, this, &AccountActs::removeWanted);
    retranslate();
}

void AccountActs::show(const model::AccountView &view)
{
    view_ = view;
    const bool isLinked = !view.pn.isEmpty() && view.state != AccountState::LoggedOut;
    const bool isThere = view.state == AccountState::Connected || view.state == AccountState::Quiet;
    privacy_->setVisible(isThere);
    restart_->setVisible(isThere || view.state == AccountState::Syncing);
    export_->setVisible(!view.pn.isEmpty());
    storage_->setVisible(!view.pn.isEmpty());
    logOut_->setVisible(isLinked);
    export_->setEnabled(!writing_);
}

void AccountActs::restart()
{
    const auto ask = [id = view_.id](door::Engine &engine) { return engine.accounts().restart(id); };
    whenAnswered(this, desk_.ask(ask), [this](const Result<door::Accounts::Started> &started) {
        if (!started)
            Q_EMIT failed(started.error());
        Q_EMIT changed();
    });
}

void AccountActs::askLogOut()
{
    auto *dialog = new LogOutDialog(theme_, view_, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &AccountActs::logOut);
    dialog->open();
}

void AccountActs::logOut()
{
    const auto ask = [id = view_.id](door::Engine &engine) { return engine.accounts().logOut(id); };
    whenAnswered(this, desk_.ask(ask), [this, name = view_.label](const Result<model::AccountView> &done) {
        if (done)
            Q_EMIT said(tr("%1 is logged out. Its messages are still here.").arg(isolate(name)));
        else
            Q_EMIT failed(done.error());
        Q_EMIT changed();
    });
}

void AccountActs::writeFiles()
{
    writing_ = true;
    export_->setEnabled(false);
    retranslate();
    const auto ask = [id = view_.id](door::Engine &engine) { return engine.accounts().exportTo(id); };
    whenAnswered(this, desk_.ask(ask), [this](const Result<model::Exported> &done) {
        writing_ = false;
        export_->setEnabled(true);
        retranslate();
        if (!done) {
            Q_EMIT failed(done.error());
            return;
        }
        Q_EMIT said(tr("%n messages were written into files.", nullptr, done->messages));
        QDesktopServices::openUrl(QUrl::fromLocalFile(done->directory));
    });
}

void AccountActs::retranslate()
{
    restart_->setText(tr("Restart the connection"));
    privacy_->setText(tr("Privacy on WhatsApp …"));
    storage_->setText(tr("Files and room …"));
    export_->setText(writing_ ? tr("Writing files …") : tr("Write everything into files"));
    logOut_->setText(tr("Log out …"));
    remove_->setText(tr("Remove this number …"));
}

void AccountActs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
