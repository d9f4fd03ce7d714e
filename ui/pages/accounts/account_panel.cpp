// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/account_panel.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/our_clients.h"
#include "ui/pages/accounts/account_details.h"
#include "ui/pages/accounts/link_by_code.h"
#include "ui/pages/accounts/link_by_qr.h"
#include "ui/pages/accounts/new_number.h"
#include "ui/pages/accounts/remove_dialog.h"
#include "ui/pages/accounts/self_check_dialog.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using model::AccountState;

namespace {

constexpr int accountPanelWidth = 368;

bool isLinking(AccountState state)
{
    return state == AccountState::WaitingForScan || state == AccountState::WaitingForCode;
}

}

AccountPanel::AccountPanel(door::Desk &desk, AccountsModel &model, OurClients &clients,
    const base::Clock &clock, Theme &theme, QWidget *parent)
    : QFrame(parent), desk_(desk), model_(model), clients_(clients), theme_(theme)
{
    setProperty("role", QStringLiteral("surface"));
    setFixedWidth(accountPanelWidth);
    build(clock);
    connect(&model_, &AccountsModel::refreshed, this, &AccountPanel::follow);
    connect(&desk_, &door::Desk::pairingChanged, this, [this](const model::AccountId &id) {
        if (id == account_)
            lookAtPairing();
    });
    retranslate();
    hide();
}

void AccountPanel::build(const base::Clock &clock)
{
    title_ = label(theme_, Role::Section, Tone::Main, this);
    title_->setWordWrap(true);
    close_ = new IconButton(theme_, Icon::Close, this);
    complaint_ = new Banner(theme_, this);
    body_ = new QStackedWidget(this);
    new_ = new NewNumber(clients_, theme_, body_);
    qr_ = new LinkByQr(clock, theme_, body_);
    code_ = new LinkByCode(theme_, body_);
    details_ = new AccountDetails(desk_, clients_, clock, theme_, body_);
    for (QWidget *page : std::initializer_list<QWidget *>{new_, qr_, code_, details_})
        body_->addWidget(page);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 16, 12, 8);
    head->addWidget(title_, 1);
    head->addWidget(close_, 0, Qt::AlignTop);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(body_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    body_->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(complaint_);
    column->addWidget(scroll, 1);

    connect(close_, &QAbstractButton::clicked, this, &AccountPanel::closed);
    connect(new_, &NewNumber::wanted, this, &AccountPanel::wanted);
    connect(qr_, &LinkByQr::codeWanted, this, [this] {
        byCode_ = true;
        follow();
        code_->start();
    });
    connect(qr_, &LinkByQr::stopped, this, [this] { start(false); });
    connect(code_, &LinkByCode::qrWanted, this, [this] {
        byCode_ = false;
        follow();
    });
    connect(code_, &LinkByCode::wanted, this, [this](const base::Phone &phone) {
        complaint_->hide();
        whenAnswered(this, desk_.ask([id = account_, phone](door::Engine &engine) {
            return engine.accounts().pairingCode(id, phone);
        }),
            [this](const base::Result<QString> &code) {
                code_->showCode(code.value_or(QString()));
                if (!code)
                    complain(code.error());
            });
    });
    connectDetails();
}

void AccountPanel::connectDetails()
{
    connect(details_, &AccountDetails::connectWanted, this, [this] { start(true); });
    connect(details_, &AccountDetails::disconnectWanted, this, [this] { start(false); });
    connect(details_, &AccountDetails::removeWanted, this, &AccountPanel::remove);
    connect(details_, &AccountDetails::said, this, &AccountPanel::said);
    connect(details_, &AccountDetails::changed, &model_, &AccountsModel::reload);
    connect(details_, &AccountDetails::selfCheckWanted, this, &AccountPanel::selfCheck);
    connect(details_, &AccountDetails::renamed, this, &AccountPanel::rename);
    connect(details_, &AccountDetails::moved, this, &AccountPanel::move);
    connect(details_, &AccountDetails::failed, this, &AccountPanel::complain);
}

void AccountPanel::showNew()
{
    account_ = {};
    complaint_->hide();
    body_->setCurrentWidget(new_);
    retranslate();
    show();
    new_->start();
}

void AccountPanel::showAccount(const model::AccountId &id)
{
    if (id != account_) {
        account_ = id;
        byCode_ = false;
        complaint_->hide();
        qr_->clear();
        code_->clear();
        if (const auto view = model_.view(id))
            seen_ = view->state;
    }
    show();
    follow();
}

void AccountPanel::follow()
{
    if (account_.value.isEmpty())
        return;
    const auto view = model_.view(account_);
    if (!view) {
        account_ = {};
        Q_EMIT closed();
        return;
    }
    retranslate();
    if (isLinking(seen_) && !isLinking(view->state) && !view->pn.isEmpty()) {
        byCode_ = false;
        Q_EMIT said(tr("%1 is linked.").arg(isolate(view->label)));
    }
    seen_ = view->state;
    details_->show(*view);
    if (byCode_ && (isLinking(view->state) || view->state == AccountState::Connecting)) {
        body_->setCurrentWidget(code_);
    } else if (isLinking(view->state)) {
        body_->setCurrentWidget(qr_);
        qr_->setState(*view);
        lookAtPairing();
    } else {
        body_->setCurrentWidget(details_);
    }
}

void AccountPanel::lookAtPairing()
{
    whenAnswered(this,
        desk_.ask([id = account_](door::Engine &engine) { return engine.accounts().pairing(id); }),
        [this, id = account_](const base::Result<std::optional<door::PairingView>> &pairing) {
            if (id != account_ || !pairing || !*pairing)
                return;
            qr_->setCode((*pairing)->qr, (*pairing)->expiresAtMs);
            code_->showCode((*pairing)->code);
        });
}

void AccountPanel::start(bool connectNow)
{
    complaint_->hide();
    whenAnswered(this, desk_.ask([id = account_, connectNow](door::Engine &engine) {
        return connectNow ? engine.accounts().connect(id) : engine.accounts().disconnect(id);
    }),
        [this](const base::Result<door::Accounts::Started> &started) {
            if (!started)
                complain(started.error());
            model_.reload();
        });
}

void AccountPanel::remove()
{
    const auto view = model_.view(account_);
    if (!view)
        return;
    auto *dialog = new RemoveDialog(theme_, *view, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = account_, name = view->label] {
        whenAnswered(this, desk_.ask([id, keep = dialog->keepMessages()](door::Engine &engine) {
            return engine.accounts().remove(id, keep);
        }),
            [this, name](const base::Result<void> &done) {
                model_.reload();
                if (done)
                    Q_EMIT said(tr("%1 was removed.").arg(isolate(name)));
                else
                    complain(done.error());
            });
    });
    dialog->open();
}

void AccountPanel::selfCheck()
{
    const auto view = model_.view(account_);
    if (!view)
        return;
    auto *dialog = new SelfCheckDialog(desk_, *view, theme_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountPanel::rename(const QString &name)
{
    whenAnswered(this,
        desk_.ask([id = account_, name](door::Engine &engine) { return engine.accounts().rename(id, name); }),
        [this](const base::Result<model::AccountView> &done) {
            model_.reload();
            if (!done)
                complain(done.error());
        });
}

void AccountPanel::move(const model::ClientId &client)
{
    whenAnswered(this, desk_.ask([id = account_, client](door::Engine &engine) {
        return engine.clients().move(id, client);
    }),
        [this](const base::Result<model::AccountView> &moved) {
            model_.reload();
            if (!moved) {
                complain(moved.error());
                return;
            }
            const auto to = clients_.find(moved->client);
            Q_EMIT said(to ? tr("%1 belongs to %2 now.").arg(isolate(moved->label), isolate(to->name))
                           : tr("%1 belongs to no client now.").arg(isolate(moved->label)));
        });
}

void AccountPanel::complain(const base::Error &error)
{
    complaint_->say(StateShape::Error, words::joined(words::fault(error)));
    complaint_->setToolTip(QStringLiteral("%1 %2").arg(base::faultWord(error.fault), error.code));
}

void AccountPanel::retranslate()
{
    close_->setName(tr("Close"));
    const auto view = model_.view(account_);
    if (!view)
        title_->setText(tr("Add a number"));
    else if (isLinking(view->state))
        title_->setText(tr("Link “%1”").arg(isolate(view->label)));
    else
        title_->setText(isolate(view->label));
}

void AccountPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        complaint_->hide();
        retranslate();
    }
    QFrame::changeEvent(event);
}

}
