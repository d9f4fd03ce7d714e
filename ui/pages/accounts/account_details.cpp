// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/account_details.h"

#include "engine/words/explain.h"
#include "ui/models/accounts_model.h"
#include "ui/models/our_clients.h"
#include "ui/pages/accounts/account_acts.h"
#include "ui/pages/accounts/client_box.h"
#include "ui/pages/accounts/line_log.h"
#include "ui/theme/account_state.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/status_chip.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using model::AccountState;

namespace {

/// Whether there is a line, or one is on its way.
bool isActive(AccountState state)
{
    switch (state) {
    case AccountState::Connecting:
    case AccountState::Syncing:
    case AccountState::Connected:
    case AccountState::Quiet:
    case AccountState::Reconnecting:
        return true;
    default:
        return false;
    }
}

bool mustLink(const model::AccountView &view)
{
    return view.state == AccountState::Unpaired || view.state == AccountState::LoggedOut || view.pn.isEmpty();
}

}

AccountDetails::AccountDetails(
    door::Desk &desk, OurClients &clients, const base::Clock &clock, Theme &theme, QWidget *parent)
    : QWidget(parent),
      clients_(clients),
      clock_(clock),
      chip_(new StatusChip(theme, this)),
      what_(label(theme, Role::Body, Tone::Main, this)),
      next_(label(theme, Role::Body, Tone::Second, this)),
      warnings_(label(theme, Role::Body, Tone::Warn, this)),
      connect_(button(theme, ButtonKind::Primary, this)),
      disconnect_(button(theme, ButtonKind::Plain, this)),
      facts_(label(theme, Role::Body, Tone::Second, this)),
      nameTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      name_(new QLineEdit(this)),
      clientTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      client_(new ClientBox(clients, this)),
      newsTitle_(label(theme, Role::CaptionBold, Tone::Second, this)),
      news_(new QComboBox(this)),
      newsLevel_(desk),
      acts_(new AccountActs(desk, theme, this)),
      log_(new LineLog(desk, theme, this)),
      check_(button(theme, ButtonKind::Plain, this)),
      details_(label(theme, Role::Caption, Tone::Third, this))
{
    for (QLabel *text : {what_, next_, warnings_, facts_, details_}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    name_->setMaxLength(100);
    nameTitle_->setBuddy(name_);
    clientTitle_->setBuddy(client_);
    newsTitle_->setBuddy(news_);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(connect_);
    buttons->addWidget(disconnect_);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 4, 20, 20);
    column->setSpacing(12);
    column->addWidget(chip_, 0, Qt::AlignLeading);
    column->addWidget(what_);
    column->addWidget(next_);
    column->addWidget(warnings_);
    column->addLayout(buttons);
    column->addWidget(hairline(this));
    column->addWidget(facts_);
    column->addWidget(nameTitle_);
    column->addWidget(name_);
    column->addWidget(clientTitle_);
    column->addWidget(client_);
    column->addWidget(newsTitle_);
    column->addWidget(news_);
    column->addWidget(hairline(this));
    column->addWidget(acts_);
    column->addWidget(hairline(this));
    column->addWidget(log_);
    column->addWidget(check_, 0, Qt::AlignLeading);
    column->addStretch(1);
    column->addWidget(details_);
    connect(connect_, &QPushButton::clicked, this, &AccountDetails::connectWanted);
    connect(disconnect_, &QPushButton::clicked, this, &AccountDetails::disconnectWanted);
    connect(acts_, &AccountActs::removeWanted, this, &AccountDetails::removeWanted);
    connect(acts_, &AccountActs::said, this, &AccountDetails::said);
    connect(acts_, &AccountActs::failed, this, &AccountDetails::failed);
    connect(acts_, &AccountActs::changed, this, &AccountDetails::changed);
    connect(check_, &QPushButton::clicked, this, &AccountDetails::selfCheckWanted);
    connect(client_, &ClientBox::chosen, this, &AccountDetails::moved);
    connect(log_, &LineLog::failed, this, &AccountDetails::failed);
    connectNews();
    connect(&clients, &OurClients::changed, this, &AccountDetails::showClient);
    connect(name_, &QLineEdit::editingFinished, this, &AccountDetails::finishName);
    retranslate();
}

void AccountDetails::connectNews()
{
    connect(news_, &QComboBox::activated, this,
        [this] { newsLevel_.keep(view_.id.value, news_->currentData().toByteArray()); });
    connect(&newsLevel_, &OwnNewsLevel::loaded, this,
        [this](const QByteArray &word) { news_->setCurrentIndex(std::max(0, news_->findData(word))); });
    connect(&newsLevel_, &OwnNewsLevel::failed, this, &AccountDetails::failed);
}

void AccountDetails::show(const model::AccountView &view)
{
    const bool other = view.id != view_.id;
    view_ = view;
    log_->setAccount(view.id);
    acts_->show(view);
    if (other)
        newsLevel_.load(view.id.value);
    if (other || !name_->hasFocus())
        name_->setText(view.label);
    showClient();
    refresh();
}

/// Whose the number is; nothing to see while there are no clients.
void AccountDetails::showClient()
{
    client_->setClient(view_.client);
    clientTitle_->setVisible(!clients_.all().isEmpty());
}

void AccountDetails::finishName()
{
    const QString name = plain(name_->text()).trimmed();
    if (name.isEmpty())
        name_->setText(view_.label); // a number without a name would be found by nobody
    else if (name != view_.label)
        Q_EMIT renamed(name);
}

QString AccountDetails::factsText() const
{
    QStringList lines;
    if (!view_.pn.isEmpty())
        lines.append(tr("Phone: %1").arg(ui::phone(AccountsModel::phoneOf(view_))));
    if (!view_.pushName.isEmpty())
        lines.append(tr("Name on WhatsApp: %1").arg(isolate(view_.pushName)));
    if (view_.lastProofMs > 0)
        lines.append(tr("Last proof of life: %1").arg(isolate(fullTime(view_.lastProofMs))));
    if (view_.stateSinceMs > 0)
        lines.append(tr("In this state since: %1").arg(isolate(fullTime(view_.stateSinceMs))));
    lines.append(tr("Today: %1 sent, %2 received, %3 waiting")
                     .arg(view_.sentToday)
                     .arg(view_.receivedToday)
                     .arg(view_.queued));
    if (view_.bytesIn + view_.bytesOut > 0)
        lines.append(tr("On its line since Gesher started: %1 in, %2 out")
                         .arg(isolate(QLocale().formattedDataSize(view_.bytesIn)),
                             isolate(QLocale().formattedDataSize(view_.bytesOut))));
    if (view_.memoryBytes > 0)
        lines.append(tr("Memory held for it: at least %1")
                         .arg(isolate(QLocale().formattedDataSize(view_.memoryBytes))));
    return lines.join(u'\n');
}

/// What does not stop the number yet.
QString AccountDetails::warningsText() const
{
    QStringList lines;
    for (const model::Warning &warning : view_.warnings)
        lines.append(words::joined(words::warning(warning)));
    return lines.join(QStringLiteral("\n\n"));
}

void AccountDetails::refresh()
{
    chip_->setState(
        shapeOf(view_.state), words::stateName(view_.state), AccountsModel::age(view_, clock_.wallMs()));
    const words::Explanation why = words::account(view_);
    what_->setText(why.what);
    what_->setVisible(!why.what.isEmpty());
    next_->setText(why.next);
    next_->setVisible(!why.next.isEmpty());
    warnings_->setText(warningsText());
    warnings_->setVisible(!view_.warnings.isEmpty());
    const bool active = isActive(view_.state);
    connect_->setVisible(!active || view_.state == AccountState::Reconnecting);
    connect_->setText(mustLink(view_)                   ? tr("Show the code to scan")
            : view_.state == AccountState::Reconnecting ? tr("Try now")
                                                        : tr("Connect"));
    disconnect_->setVisible(active);
    facts_->setText(factsText());
    // the server's own word, for whoever is asked for help
    const bool hasCode = view_.reason && !view_.reason->code.isEmpty();
    details_->setVisible(hasCode);
    if (hasCode)
        details_->setText(tr("Details: %1").arg(ltr(view_.reason->code + u' ' + view_.reason->detail)));
}

void AccountDetails::retranslate()
{
    disconnect_->setText(tr("Disconnect"));
    nameTitle_->setText(tr("Name in Gesher"));
    name_->setAccessibleName(tr("Name in Gesher"));
    clientTitle_->setText(tr("Client"));
    newsTitle_->setText(tr("Notifications of new messages"));
    news_->setAccessibleName(newsTitle_->text());
    const auto choices = OwnNewsLevel::choices(tr("As its client, or as in Settings"));
    for (int i = 0; i < choices.size(); ++i) {
        if (news_->count() <= i)
            news_->addItem(QString(), choices.at(i).word);
        news_->setItemText(i, choices.at(i).text);
    }
    check_->setText(tr("Self-check …"));
    refresh();
}

void AccountDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
