// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/reaction_picker.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QTextBoundaryFinder>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kReactionSide = 36;
}

bool isOneEmoji(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    const char32_t first = text.isEmpty() ? U' ' : text.toUcs4().constFirst();
    const bool isSign = first > 0xa0 && !QChar::isLetterOrNumber(first) && !QChar::isSpace(first);
    return isSign && text.size() <= 32 && finder.toNextBoundary() == text.size();
}

ReactionPicker::ReactionPicker(Theme &theme, const QString &own, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      field_(new QLineEdit(this)),
      wrong_(label(theme, Role::Caption, Tone::Error, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("role", QStringLiteral("raised"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Choose a reaction"));
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (const QString &emoji : {QStringLiteral("👍"), QStringLiteral("❤️"), QStringLiteral("😂"),
             QStringLiteral("😮"), QStringLiteral("😢"), QStringLiteral("🙏")}) {
        auto *choice = new QToolButton(this);
        choice->setText(emoji);
        choice->setFixedSize(kReactionSide, kReactionSide);
        choice->setFont(theme.font(Role::Section));
        choice->setAutoRaise(true);
        choice->setCheckable(true);
        choice->setChecked(emoji == own);
        choice->setFocusPolicy(Qt::StrongFocus);
        choice->setAccessibleName(tr("React with %1").arg(emoji));
        connect(choice, &QToolButton::clicked, this,
            [this, emoji, own] { choose(emoji == own ? QString() : emoji); });
        row->addWidget(choice);
    }
    field_->setPlaceholderText(tr("Any other emoji"));
    field_->setAccessibleName(field_->placeholderText());
    field_->setMaxLength(64);
    connect(field_, &QLineEdit::returnPressed, this, &ReactionPicker::accept);
    connect(field_, &QLineEdit::textChanged, wrong_, &QWidget::hide);
    QPushButton *go = button(theme, ButtonKind::Plain, this);
    go->setText(tr("React"));
    connect(go, &QPushButton::clicked, this, &ReactionPicker::accept);
    wrong_->hide();
    auto *any = new QHBoxLayout;
    any->addWidget(field_, 1);
    any->addWidget(go);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addLayout(any);
    layout->addWidget(wrong_);
    if (!own.isEmpty()) {
        QPushButton *back = button(theme, ButtonKind::Quiet, this);
        back->setText(tr("Take back %1").arg(isolate(own)));
        connect(back, &QPushButton::clicked, this, [this] { choose({}); });
        layout->addWidget(back);
    }
}

void ReactionPicker::openAt(const QPoint &globalPosition)
{
    adjustSize();
    QRect place(globalPosition, sizeHint());
    if (const QScreen *on = parentWidget()->screen()) {
        const QRect inside = on->availableGeometry();
        place.moveRight(std::min(place.right(), inside.right()));
        place.moveBottom(std::min(place.bottom(), inside.bottom()));
        place.moveTopLeft({std::max(place.left(), inside.left()), std::max(place.top(), inside.top())});
    }
    setGeometry(place);
    show();
    findChild<QToolButton *>()->setFocus(Qt::PopupFocusReason);
}

void ReactionPicker::choose(const QString &emoji)
{
    Q_EMIT chosen(emoji);
    close();
}

void ReactionPicker::accept()
{
    const QString emoji = plain(field_->text()).trimmed();
    if (isOneEmoji(emoji)) {
        choose(emoji);
        return;
    }
    wrong_->setText(tr("Enter one emoji."));
    wrong_->show();
    adjustSize();
    field_->setFocus(Qt::OtherFocusReason);
}

void ReactionPicker::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *choice = qobject_cast<QToolButton *>(focusWidget()); choice && isReturn)
        choice->click();
    else
        QFrame::keyPressEvent(event);
}

}
