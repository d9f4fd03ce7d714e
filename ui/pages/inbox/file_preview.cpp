// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/file_preview.h"

#include "ui/models/outgoing_files_model.h"
#include "ui/theme/bidi.h"
#include "ui/theme/shapes.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui {

using model::MessageKind;

namespace {

bool isPicture(MessageKind kind)
{
    return kind == MessageKind::Image || kind == MessageKind::Sticker;
}

Icon iconOf(MessageKind kind)
{
    return isPicture(kind)                                       ? Icon::Picture
        : kind == MessageKind::Video || kind == MessageKind::Gif ? Icon::Film
        : kind == MessageKind::Audio                             ? Icon::Sound
                                                                 : Icon::File;
}

void drawIcon(QPainter &painter, const QRect &place, Icon icon, int side, const Theme &theme)
{
    const QRect rect = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {side, side}, place);
    painter.drawPixmap(
        rect, theme.pixmap(icon, rect.size(), Token::Text2, painter.device()->devicePixelRatioF()));
}

/// The whole picture, in the middle of `place`.
void drawWhole(QPainter &painter, const QRect &place, const QImage &picture)
{
    const QSize size = picture.size()
                           .scaled(place.size().boundedTo(picture.size()), Qt::KeepAspectRatio)
                           .expandedTo({1, 1});
    painter.drawImage(QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, size, place), picture);
}

/// As much of it as fills `place`.
void drawFilled(QPainter &painter, const QRect &place, const QImage &picture)
{
    QPainterPath path;
    path.addRoundedRect(place, 5, 5);
    painter.save();
    painter.setClipPath(path);
    const QSize size = picture.size().scaled(place.size(), Qt::KeepAspectRatioByExpanding);
    painter.drawImage(QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, size, place), picture);
    painter.restore();
}

}

FilePreview::FilePreview(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setFixedHeight(232);
    setMinimumWidth(412);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilePreview::setIndex(const QModelIndex &index)
{
    index_ = index;
    setAccessibleName(index.isValid() ? index.data(Qt::AccessibleTextRole).toString() : QString());
    update();
}

void FilePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRoundedRect(rect(), 10, 10);
    if (!index_.isValid())
        return;
    const auto file = index_.data(OutgoingFilesModel::FileRole).value<OutgoingFile>();
    const auto picture = index_.data(OutgoingFilesModel::PreviewRole).value<QImage>();
    if (!picture.isNull() && isPicture(file.kind)) {
        drawWhole(painter, rect().adjusted(8, 8, -8, -8), picture);
        return;
    }
    drawIcon(painter, rect().adjusted(0, 0, 0, -36), iconOf(file.kind), 56, theme_);
    const QString ending = file.name.section(u'.', -1);
    if (!file.name.contains(u'.') || ending.size() > 6)
        return;
    painter.setFont(theme_.font(Role::BodyBold));
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(
        rect().adjusted(0, 96, 0, -16), Qt::AlignHCenter | Qt::AlignVCenter, ltr(ending.toUpper()));
}

QSize OutgoingFileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), kHeight};
}

void OutgoingFileDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto file = index.data(OutgoingFilesModel::FileRole).value<OutgoingFile>();
    const auto picture = index.data(OutgoingFilesModel::PreviewRole).value<QImage>();
    const QString problem = index.data(OutgoingFilesModel::ProblemRole).toString();
    const Qt::LayoutDirection direction = directionOn(*painter);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto placed = [&](const QRect &part) { return QStyle::visualRect(direction, option.rect, part); };
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->fillRect(row, theme_.color(isSelected ? Token::Selected : Token::Raised));
    const QRect mark = placed({row.left() + 8, row.top() + 6, 40, 40});
    if (!picture.isNull() && isPicture(file.kind))
        drawFilled(*painter, mark, picture);
    else
        drawIcon(*painter, mark, iconOf(file.kind), 24, theme_);
    const QRect words(row.left() + 58, row.top() + 6, row.width() - 66, 20);
    const auto side = static_cast<int>(
        QStyle::visualAlignment(direction, Qt::AlignLeading) | Qt::AlignVCenter | Qt::AlignAbsolute);
    painter->setFont(theme_.font(Role::Body));
    painter->setPen(theme_.color(Token::Text));
    painter->drawText(placed(words), side,
        painter->fontMetrics().elidedText(fileNameText(file.name), Qt::ElideMiddle, words.width()));
    painter->setFont(theme_.font(Role::Caption));
    painter->setPen(theme_.color(problem.isEmpty() ? Token::Text2 : Token::Error));
    painter->drawText(placed(words.translated(0, 20)), side,
        painter->fontMetrics().elidedText(
            problem.isEmpty() ? factsText(file) : problem, Qt::ElideRight, words.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintRowRing(*painter, row, theme_);
    painter->restore();
}

}
