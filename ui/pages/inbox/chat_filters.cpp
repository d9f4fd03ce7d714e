// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/chat_filters.h"

#include "ui/models/answers.h"
#include "ui/theme/bidi.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace ui {

namespace {

constexpr qint64 kUnanswered = 60 * 60 * 1000; ///< ms that somebody waits before it is too long

}

ChatFilters::ChatFilters(Theme &theme, QWidget *parent)
    : QFrame(parent),
      button_(new IconButton(theme, Icon::Filter, parent)),
      words_(new ElidedLabel(theme, Role::CaptionBold, Token::Link, this)),
      close_(new IconButton(theme, Icon::Close, this))
{
    close_->setFixedSize(24, 24);
    close_->setIconSize({16, 16});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(words_, 1);
    row->addWidget(close_);
    connect(button_, &QToolButton::clicked, this, [this] {
        if (!labels_ || number_.value.isEmpty()) {
            openMenu({});
            return;
        }
        whenAnswered(this, labels_(number_), [this](const base::Result<QList<model::Label>> &labels) {
            openMenu(labels.value_or(QList<model::Label>()));
        });
    });
    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        button_->setFocus(Qt::OtherFocusReason);
    });
    retranslate();
    tell();
}

void ChatFilters::setNumber(const model::AccountId &account)
{
    if (account == number_)
        return;
    number_ = account;
    label_ = {};
    tell();
}

void ChatFilters::putInto(model::ChatFilter &filter, qint64 nowMs) const
{
    if (groups_)
        filter.kind = QStringLiteral("group");
    filter.unansweredBeforeMs = unanswered_ ? nowMs - kUnanswered : 0;
    filter.failedOnly = failed_;
    filter.label = label_.id;
}

bool ChatFilters::isOn() const
{
    return groups_ || unanswered_ || failed_ || !label_.id.isEmpty();
}

bool ChatFilters::clear()
{
    if (!isOn())
        return false;
    groups_ = unanswered_ = failed_ = false;
    label_ = {};
    tell();
    Q_EMIT changed();
    return true;
}

void ChatFilters::addSwitch(QMenu &menu, const QString &text, bool &state)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(state);
    connect(action, &QAction::triggered, this, [this, &state](bool on) {
        state = on;
        if (groups_ && unanswered_) // nobody owes a group an answer: the later wish counts
            (&state == &groups_ ? unanswered_ : groups_) = false;
        tell();
        Q_EMIT changed();
    });
}

void ChatFilters::openMenu(const QList<model::Label> &labels)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(button_->accessibleName());
    addSwitch(*menu, tr("Nobody answered for an hour"), unanswered_);
    addSwitch(*menu, tr("A message was not sent"), failed_);
    addSwitch(*menu, tr("Groups"), groups_);
    if (!labels.isEmpty())
        menu->addSection(tr("Labels"));
    for (const model::Label &label : labels) {
        QAction *action = menu->addAction(isolate(label.name));
        action->setCheckable(true);
        action->setChecked(label.id == label_.id);
        connect(action, &QAction::triggered, this, [this, label](bool on) {
            label_ = on ? label : model::Label();
            tell();
            Q_EMIT changed();
        });
    }
    const QSize size = menu->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : button_->width() - size.width();
    menu->popup(button_->mapToGlobal(QPoint(x, button_->height() + 4)));
}

void ChatFilters::tell()
{
    QStringList names;
    if (unanswered_)
        names.append(tr("Nobody answered for an hour"));
    if (failed_)
        names.append(tr("A message was not sent"));
    if (groups_)
        names.append(tr("Groups"));
    if (!label_.id.isEmpty())
        names.append(isolate(label_.name));
    const QString only = tr("Only: %1").arg(names.join(QStringLiteral(", ")));
    words_->setText(only);
    setAccessibleName(only);
    setVisible(isOn());
}

void ChatFilters::retranslate()
{
    button_->setName(tr("Filter the conversations"));
    close_->setName(tr("Show all conversations"));
    tell();
}

void ChatFilters::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}
