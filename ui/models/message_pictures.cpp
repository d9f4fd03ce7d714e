// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_pictures.h"

#include "ui/models/answers.h"
#include "ui/models/pictures.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace ui {

using base::Result;

namespace {

/// Packed: twice what the network takes as a photo.
constexpr qint64 kMostPictureBytes = 32'000'000;

/// Null when it is too long, damaged, or no picture.
QImage pictureOf(door::FileReader &reader, const QSize &most)
{
    QByteArray bytes;
    for (;;) {
        const auto piece = reader.read();
        if (!piece || bytes.size() + piece->size() > kMostPictureBytes)
            return {};
        if (piece->isEmpty())
            return readPicture(bytes, most);
        bytes += *piece;
    }
}

}

MessagePictures::Open MessagePictures::throughDesk(door::Desk &desk)
{
    return [&desk](const QString &message) {
        return desk.ask([message](door::Engine &engine) -> Result<Reader> {
            ASSIGN_OR_RETURN(auto reader, engine.media().open(message));
            return Reader(std::move(reader));
        });
    };
}

MessagePictures::MessagePictures(Open open, const QSize &most, int mostMiB, QObject *parent)
    : QObject(parent), open_(std::move(open)), most_(most), known_(mostMiB * 1024)
{
}

QImage MessagePictures::look(const QString &message)
{
    if (const QImage *known = known_.object(message))
        return *known;
    if (asked_.contains(message))
        return {};
    asked_.insert(message);
    whenAnswered(this, open_(message), [this, message](const Result<Reader> &reader) {
        if (reader)
            unpack(message, *reader);
        else
            asked_.remove(message); // it is not here: another time
    });
    return {};
}

bool MessagePictures::isBad(const QString &message) const
{
    const QImage *known = known_.object(message);
    return known && known->isNull();
}

void MessagePictures::unpack(const QString &message, const Reader &reader)
{
    const QPointer<MessagePictures> self(this);
    QThreadPool::globalInstance()->start([self, message, reader, most = most_] {
        const QImage picture = pictureOf(*reader, most);
        QMetaObject::invokeMethod(
            qApp,
            [self, message, picture] {
                if (self)
                    self->take(message, picture);
            },
            Qt::QueuedConnection);
    });
}

void MessagePictures::take(const QString &message, const QImage &picture)
{
    asked_.remove(message);
    known_.insert(message, new QImage(picture), static_cast<qsizetype>(picture.sizeInBytes() / 1024 + 1));
    Q_EMIT came(message);
}

}
