// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/shared_section.h"

#include "engine/base/clock.h"
#include "ui/models/file_names.h"
#include "ui/models/pictures.h"
#include "ui/pages/inbox/pane_parts.h"
#include "ui/pages/inbox/thumbnail.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui {

using model::FilesOf;

namespace {

constexpr int kColumns = 3;
constexpr int kTileGap = 6;
constexpr int kTileRadius = 6;
constexpr int kFilmBadge = 24;

}

PictureTile::PictureTile(Theme &theme, const model::Message &message, QWidget *parent)
    : QAbstractButton(parent),
      theme_(theme),
      picture_(decodeThumbnail(message.thumbnail)),
      isFilm_(message.kind != model::MessageKind::Image)
{
    setFixedSize(kSide, kSide);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath corners;
    corners.addRoundedRect(rect(), kTileRadius, kTileRadius);
    painter.fillPath(corners, theme_.color(Token::Sunken));
    if (!picture_.isNull()) {
        painter.setClipPath(corners);
        painter.drawImage(rect(), picture_, middleSquare(picture_.size()));
        painter.setClipping(false);
    }
    if (isFilm_ || picture_.isNull()) {
        QRect badge(0, 0, kFilmBadge, kFilmBadge);
        badge.moveCenter(rect().center());
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(Token::Surface));
        painter.drawEllipse(badge);
        const QRect icon = badge.marginsRemoved({5, 5, 5, 5});
        painter.drawPixmap(icon,
            theme_.pixmap(
                isFilm_ ? Icon::Film : Icon::Picture, icon.size(), Token::Text2, devicePixelRatioF()));
    }
    if (hasFocus() || underMouse()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.color(hasFocus() ? Token::Link : Token::Line), 2));
        painter.drawRoundedRect(rect().marginsRemoved({1, 1, 1, 1}), kTileRadius, kTileRadius);
    }
}

SharedSection::SharedSection(SharedFiles &files, Theme &theme, base::Clock &clock, QWidget *parent)
    : QWidget(parent),
      files_(files),
      theme_(theme),
      clock_(clock),
      pictures_(new QWidget(this)),
      grid_(new QGridLayout(pictures_)),
      morePictures_(button(theme, ButtonKind::Quiet, this)),
      documents_(new QWidget(this)),
      list_(new QVBoxLayout(documents_)),
      moreDocuments_(button(theme, ButtonKind::Quiet, this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(kTileGap);
    list_->setContentsMargins(0, 0, 0, 0);
    list_->setSpacing(2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QWidget *part : {pictures_, static_cast<QWidget *>(morePictures_), documents_,
             static_cast<QWidget *>(moreDocuments_)})
        layout->addWidget(part);
    for (QPushButton *more : {morePictures_, moreDocuments_}) {
        setCompact(*more);
        layout->setAlignment(more, Qt::AlignLeading);
    }
    layout->setAlignment(pictures_, Qt::AlignLeading);
    connect(morePictures_, &QPushButton::clicked, this, [this] { files_.more(FilesOf::Pictures); });
    connect(moreDocuments_, &QPushButton::clicked, this, [this] { files_.more(FilesOf::Documents); });
    connect(&files, &SharedFiles::changed, this, &SharedSection::fill);
    fill();
}

bool SharedSection::isEmpty() const
{
    return files_.of(FilesOf::Pictures).isEmpty() && files_.of(FilesOf::Documents).isEmpty();
}

void SharedSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

QString SharedSection::spokenWhen(const model::Message &message) const
{
    return rowTime(message.timestampMs, clock_.wallMs());
}

void SharedSection::addDocument(const model::Message &message)
{
    const auto *media = model::contentAs<model::Media>(message.content);
    const QString own = media ? harmlessName(media->name) : QString();
    const QString name = own.isEmpty() ? tr("Document") : own;
    QPushButton *row = button(theme_, ButtonKind::Quiet, Icon::File, documents_);
    setCompact(*row);
    const QFontMetrics metrics = row->fontMetrics();
    const QString when = spokenWhen(message);
    const int room
        = PictureTile::kSide * kColumns - 44 - metrics.horizontalAdvance(QStringLiteral(", ") + when);
    //: a document and when it was sent
    const QString form = tr("%1, %2");
    row->setText(form.arg(isolate(metrics.elidedText(name, Qt::ElideMiddle, room)), when));
    const QString line = form.arg(isolate(name), when);
    row->setToolTip(line);
    row->setAccessibleName(line);
    connect(row, &QPushButton::clicked, this, [this, id = message.id] { Q_EMIT messageAsked(id); });
    list_->addWidget(row);
    list_->setAlignment(row, Qt::AlignLeading);
}

void SharedSection::fill()
{
    emptyLayout(*grid_);
    emptyLayout(*list_);
    const auto &pictures = files_.of(FilesOf::Pictures);
    for (int i = 0; i < pictures.size(); ++i) {
        const model::Message &message = pictures.at(i);
        auto *tile = new PictureTile(theme_, message, pictures_);
        const bool isPicture = message.kind == model::MessageKind::Image;
        //: %1 is when it was sent
        const QString what = isPicture ? tr("Picture, %1") : tr("Video, %1");
        tile->setAccessibleName(what.arg(spokenWhen(message)));
        tile->setToolTip(tile->accessibleName());
        connect(tile, &QAbstractButton::clicked, this, [this, id = message.id] { Q_EMIT messageAsked(id); });
        grid_->addWidget(tile, i / kColumns, i % kColumns);
    }
    for (const model::Message &message : files_.of(FilesOf::Documents))
        addDocument(message);
    pictures_->setVisible(!pictures.isEmpty());
    documents_->setVisible(list_->count() > 0);
    morePictures_->setText(tr("More pictures"));
    morePictures_->setVisible(files_.hasMore(FilesOf::Pictures));
    moreDocuments_->setText(tr("More documents"));
    moreDocuments_->setVisible(files_.hasMore(FilesOf::Documents));
    Q_EMIT filled();
}

}
