// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/picture_viewer.h"

#include "ui/pages/inbox/picture_canvas.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

namespace {
constexpr QSize kMost(3'000, 3'000);
constexpr int kMostKeptMiB = 128;
constexpr double kZoomStep = 1.4;
}

PictureViewer::PictureViewer(MessagePictures::Open open, Theme &theme, QList<Shown> all, const QString &first,
    qint64 nowMs, QWidget *parent)
    : QDialog(parent),
      pictures_(std::move(open), kMost, kMostKeptMiB),
      theme_(theme),
      all_(std::move(all)),
      nowMs_(nowMs),
      who_(label(theme, Role::BodyBold, Tone::Main, this)),
      place_(label(theme, Role::Caption, Tone::Second, this)),
      canvas_(new PictureCanvas(theme, this)),
      caption_(new ElidedLabel(theme, Role::Body, Token::Text, this)),
      earlier_(new IconButton(theme, Icon::Back, this)),
      later_(new IconButton(theme, Icon::Next, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const auto begin
        = std::find_if(all_.cbegin(), all_.cend(), [&](const Shown &shown) { return shown.id == first; });
    at_ = begin == all_.cend() ? 0 : begin - all_.cbegin();
    build();
    connect(&pictures_, &MessagePictures::came, this, [this](const QString &id) {
        if (id == current())
            showCurrent();
    });
    connect(earlier_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(later_, &QToolButton::clicked, this, [this] { step(1); });
    if (parent)
        resize(parent->window()->size() - QSize(48, 48));
    showCurrent();
    canvas_->setFocusPolicy(Qt::StrongFocus);
    canvas_->setFocus();
}

void PictureViewer::build()
{
    setWindowTitle(tr("Picture"));
    earlier_->setName(tr("Earlier picture"));
    later_->setName(tr("Later picture"));
    const auto tool = [this](Icon icon, const QString &name, const QString &keys, auto act) {
        auto *made = new IconButton(theme_, icon, this);
        made->setName(name, keys);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    QPushButton *save = button(theme_, ButtonKind::Quiet, this);
    save->setText(tr("Save as …"));
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT saveAsked(current()); });
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(who_);
    lines->addWidget(place_);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->setSpacing(8);
    bar->addLayout(lines, 1);
    bar->addWidget(save);
    bar->addWidget(
        tool(Icon::Minus, tr("Smaller"), QStringLiteral("-"), [this] { canvas_->zoom(1 / kZoomStep); }));
    bar->addWidget(tool(Icon::Plus, tr("Larger"), QStringLiteral("+"), [this] { canvas_->zoom(kZoomStep); }));
    bar->addWidget(tool(Icon::Close, tr("Close"), QStringLiteral("Esc"), [this] { reject(); }));
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(8, 0, 8, 0);
    middle->setSpacing(8);
    middle->addWidget(earlier_);
    middle->addWidget(canvas_, 1);
    middle->addWidget(later_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addLayout(middle, 1);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(48, 0, 48, 0);
    below->addWidget(caption_);
    column->addLayout(below);
}

void PictureViewer::showCurrent()
{
    const Shown &shown = all_.at(at_);
    const QImage picture = pictures_.look(shown.id);
    const QString words = pictures_.isBad(shown.id)
        ? tr("This picture cannot be shown here. It can be saved and opened with another program.")
        : tr("Opening …");
    canvas_->setPicture(picture, words);
    who_->setText(shown.who);
    //: the day and the time of a picture, and its place among all of the chat
    place_->setText(tr("%1, %2 (%3 of %4)")
                        .arg(dayLabel(shown.atMs, nowMs_), ltr(clockTime(shown.atMs)),
                            ltr(QString::number(at_ + 1)), ltr(QString::number(all_.size()))));
    caption_->setText(isolate(shown.caption.left(400).simplified()));
    caption_->setVisible(!shown.caption.isEmpty());
    canvas_->setAccessibleName(plain(tr("Picture from %1, %2").arg(shown.who, place_->text())
        + (shown.caption.isEmpty() ? QString() : QStringLiteral(". ") + shown.caption)
        + (picture.isNull() ? QStringLiteral(". ") + words : QString())));
    earlier_->setEnabled(at_ > 0);
    later_->setEnabled(at_ + 1 < all_.size());
}

void PictureViewer::step(int by)
{
    const qsizetype to = at_ + by;
    if (to < 0 || to >= all_.size())
        return;
    at_ = to;
    showCurrent();
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    // the side that is meant is the one that is seen
    const int right = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (event->key() == Qt::Key_Right)
        step(right);
    else if (event->key() == Qt::Key_Left)
        step(-right);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        canvas_->zoom(kZoomStep);
    else if (event->key() == Qt::Key_Minus)
        canvas_->zoom(1 / kZoomStep);
    else if (event->key() == Qt::Key_0)
        canvas_->fit();
    else
        QDialog::keyPressEvent(event);
}

}
