// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outgoing_files_model.h"

#include "ui/models/message_words.h"
#include "ui/models/pictures.h"
#include "ui/theme/bidi.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace ui {

using model::MessageKind;

namespace {
/// Twice as large as it is shown, for screens with small pixels.
constexpr QSize kPreview(900, 480);
}

QString fileNameText(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasEnding = dot > 0 && name.size() - dot <= 6;
    return hasEnding ? ltr(isolate(name.left(dot)) + name.mid(dot)) : isolate(name);
}

QString factsText(const OutgoingFile &file)
{
    const QString kind = kindName(file.kind);
    return file.bytes > 0 ? kind + QStringLiteral(" · ") + ltr(sizeText(file.bytes)) : kind;
}

bool OutgoingFilesModel::add(const QList<OutgoingFile> &files)
{
    const auto room = std::min<qsizetype>(files.size(), kMost - rows_.size());
    if (room > 0) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(room) - 1);
        for (const OutgoingFile &file : files.first(room))
            rows_.append({file, {}, ++last_});
        endInsertRows();
        for (const Row &row : rows_.last(room))
            unpack(row);
        Q_EMIT changed();
    }
    return room == files.size();
}

void OutgoingFilesModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    endRemoveRows();
    Q_EMIT changed();
}

void OutgoingFilesModel::setAsDocuments(bool asDocuments)
{
    asDocuments_ = asDocuments;
    if (!rows_.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

QList<OutgoingFile> OutgoingFilesModel::files() const
{
    QList<OutgoingFile> files;
    for (const Row &row : rows_)
        files.append(shown(row));
    return files;
}

bool OutgoingFilesModel::hasPictures() const
{
    return std::any_of(rows_.begin(), rows_.end(), [](const Row &row) {
        return row.file.kind != MessageKind::Document && row.file.kind != MessageKind::Sticker;
    });
}

QString OutgoingFilesModel::problem() const
{
    for (const Row &row : rows_) {
        if (const QString why = problemOf(row); !why.isEmpty())
            return why;
    }
    return {};
}

QString OutgoingFilesModel::problemOf(const Row &row) const
{
    const OutgoingFile file = shown(row);
    return isTooLarge(file) ? whyNotTaken({base::Fault::Limit, {}, {}}, file) : QString();
}

/// On another thread: a picture may be large.
void OutgoingFilesModel::unpack(const Row &row)
{
    if (row.file.kind != MessageKind::Image && row.file.kind != MessageKind::Sticker)
        return;
    const QPointer<OutgoingFilesModel> self(this);
    QThreadPool::globalInstance()->start([self, id = row.id, file = row.file] {
        QImage picture;
        if (QFile source(file.path); file.path.isEmpty())
            picture = file.picture.scaled(
                kPreview.boundedTo(file.picture.size()), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        else if (!isTooLarge(file) && source.open(QIODevice::ReadOnly))
            picture = readPicture(source, kPreview);
        QMetaObject::invokeMethod(
            qApp,
            [self, id, picture] {
                if (!self)
                    return;
                for (int i = 0; i < self->rowCount(); ++i) {
                    if (self->rows_.at(i).id != id)
                        continue;
                    self->rows_[i].preview = picture;
                    Q_EMIT self->dataChanged(self->index(i), self->index(i));
                    Q_EMIT self->changed();
                }
            },
            Qt::QueuedConnection);
    });
}

int OutgoingFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant OutgoingFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = rows_.at(index.row());
    const OutgoingFile file = shown(row);
    if (role == FileRole)
        return QVariant::fromValue(file);
    if (role == PreviewRole)
        return row.preview;
    if (role == ProblemRole)
        return problemOf(row);
    if (role != Qt::AccessibleTextRole && role != Qt::DisplayRole)
        return {};
    QStringList parts{file.name, plain(factsText(file))};
    if (const QString problem = problemOf(row); !problem.isEmpty())
        parts.append(plain(problem));
    return parts.join(QStringLiteral(", "));
}

}
