// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outgoing_file.h"

#include "engine/words/explain.h"
#include "ui/models/file_names.h"
#include "ui/models/message_words.h"
#include "ui/models/pictures.h"
#include "ui/models/stickers.h"
#include "ui/theme/bidi.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace ui {

using base::Fault;
using base::Result;
using model::MessageKind;

namespace {

constexpr qint64 kMB = 1'000'000;
constexpr qint64 kPiece = 256 * 1024;

struct OutgoingFileWords {
    Q_DECLARE_TR_FUNCTIONS(files)
};

/// What the network takes. Source: protocol note "Media", sizes accepted by apps.
qint64 mostBytes(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Image:
    case MessageKind::Sticker:
        return 64 * kMB; // before it is packed: it leaves with a fraction of that
    case MessageKind::Video:
        return 100 * kMB;
    case MessageKind::Audio:
    case MessageKind::Gif:
        return 16 * kMB;
    default:
        return 2'000 * kMB;
    }
}

/// Only what phones play is sent as a video or a sound; the rest arrives as the file that it is.
MessageKind kindOf(const QString &mime)
{
    static const QStringList pictures{
        QStringLiteral("image/jpeg"), QStringLiteral("image/png"), QStringLiteral("image/webp")};
    static const QStringList videos{QStringLiteral("video/mp4"), QStringLiteral("video/3gpp")};
    static const QStringList sounds{QStringLiteral("audio/mpeg"), QStringLiteral("audio/mp4"),
        QStringLiteral("audio/aac"), QStringLiteral("audio/amr"), QStringLiteral("audio/x-m4a")};
    return pictures.contains(mime)            ? MessageKind::Image
        : videos.contains(mime)               ? MessageKind::Video
        : sounds.contains(mime)               ? MessageKind::Audio
        : mime == QStringLiteral("image/gif") ? MessageKind::Gif
                                              : MessageKind::Document;
}

Result<FileFacts> writePicture(const OutgoingFile &file, door::FileWriter &writer)
{
    QImage picture = file.picture;
    if (!file.path.isEmpty()) {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly))
            return base::fail(Fault::NotFound, QStringLiteral("the file cannot be read"));
        picture = readPicture(source, {kSentSide, kSentSide});
    }
    const auto sent = packPicture(picture);
    if (!sent)
        return base::fail(Fault::Malformed, QStringLiteral("no picture"), QStringLiteral("no_picture"));
    RETURN_IF_FAILED(writer.write(sent->jpeg));
    return FileFacts{QStringLiteral("image/jpeg"), sent->thumbnail, sent->size, false};
}

Result<FileFacts> writeSticker(const OutgoingFile &file, door::FileWriter &writer)
{
    std::optional<Sticker> sticker;
    if (file.path.isEmpty()) {
        sticker = stickerOf(file.picture);
    } else {
        ASSIGN_OR_RETURN(const QByteArray bytes, readOutgoing(file));
        sticker = stickerOf(bytes);
    }
    if (!sticker)
        return base::fail(Fault::Malformed, QStringLiteral("no picture"), QStringLiteral("no_picture"));
    RETURN_IF_FAILED(writer.write(sticker->webp));
    return FileFacts{
        QStringLiteral("image/webp"), sticker->png, {kStickerSide, kStickerSide}, sticker->isAnimated};
}

Result<void> copyPieces(QIODevice &source, const OutgoingFile &file, door::FileWriter &writer,
    const std::function<bool(qint64)> &goesOn)
{
    for (;;) {
        const QByteArray piece = source.read(kPiece);
        if (piece.isEmpty())
            break;
        RETURN_IF_FAILED(writer.write(piece));
        if (writer.bytes() > mostBytes(file.kind)) // it may have grown since it was chosen
            return base::fail(Fault::Limit, QStringLiteral("too large"), QStringLiteral("too_large"));
        if (!goesOn(writer.bytes()))
            return base::fail(Fault::Cancelled, QStringLiteral("stopped"));
    }
    if (writer.bytes() == 0)
        return base::fail(Fault::Malformed, QStringLiteral("empty"), QStringLiteral("empty"));
    // shorter than it was: a disk that was pulled out, or somebody else writes to it
    if (file.bytes > 0 && writer.bytes() < file.bytes)
        return base::fail(Fault::NotFound, QStringLiteral("the file cannot be read to its end"));
    return {};
}

}

Result<OutgoingFile> outgoingFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return base::fail(Fault::NotFound, QStringLiteral("no file"), QStringLiteral("folder"));
    if (!info.isReadable())
        return base::fail(Fault::NotFound, QStringLiteral("the file cannot be read"));
    if (info.size() == 0)
        return base::fail(Fault::Malformed, QStringLiteral("empty"), QStringLiteral("empty"));
    OutgoingFile file;
    file.path = info.absoluteFilePath();
    file.name = harmlessName(info.fileName());
    if (file.name.isEmpty())
        file.name = QStringLiteral("document");
    file.mime = QMimeDatabase().mimeTypeForFile(info).name();
    file.bytes = info.size();
    file.kind = kindOf(file.mime);
    return file;
}

OutgoingFile outgoingPicture(const QImage &picture, qint64 nowMs)
{
    OutgoingFile file;
    file.picture = picture;
    const QString when = QDateTime::fromMSecsSinceEpoch(nowMs).toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    file.name = QStringLiteral("picture-%1.png").arg(when);
    file.mime = QStringLiteral("image/png");
    file.kind = MessageKind::Image;
    return file;
}

OutgoingFile sentAs(OutgoingFile file, SendAs as)
{
    if (as == SendAs::Document)
        file.kind = MessageKind::Document;
    else if (as == SendAs::Sticker && (file.kind == MessageKind::Image || file.kind == MessageKind::Gif))
        file.kind = MessageKind::Sticker;
    return file;
}

bool hasCaption(const OutgoingFile &file)
{
    return file.kind != MessageKind::Audio && file.kind != MessageKind::Sticker;
}

bool isTooLarge(const OutgoingFile &file)
{
    return file.bytes > mostBytes(file.kind);
}

QString whyNotTaken(const base::Error &error, const OutgoingFile &file)
{
    const QString name = isolate(file.name);
    if (error.fault == Fault::Limit)
        return OutgoingFileWords::tr("%1 is too large: WhatsApp takes at most %2.")
            .arg(name, ltr(sizeText(mostBytes(file.kind))));
    if (file.kind == MessageKind::Gif
        && (error.fault == Fault::Malformed || error.code == QStringLiteral("no_helper")))
        return OutgoingFileWords::tr("%1 cannot be sent as a moving picture. Send it as a document instead.")
            .arg(name);
    if (error.code == QStringLiteral("folder"))
        return OutgoingFileWords::tr("%1 is a folder. Choose the files in it.").arg(name);
    if (error.code == QStringLiteral("empty"))
        return OutgoingFileWords::tr("%1 is empty.").arg(name);
    if (error.code == QStringLiteral("no_picture"))
        return OutgoingFileWords::tr("%1 cannot be read as a picture. It can be sent as a document.")
            .arg(name);
    if (error.fault == Fault::NotFound)
        return OutgoingFileWords::tr("%1 cannot be read. Perhaps it was moved, or belongs to somebody else.")
            .arg(name);
    return words::joined(words::fault(error));
}

Result<QByteArray> readOutgoing(const OutgoingFile &file)
{
    QFile source(file.path);
    if (!source.open(QIODevice::ReadOnly))
        return base::fail(Fault::NotFound, QStringLiteral("the file cannot be read"));
    QByteArray bytes = source.read(mostBytes(file.kind) + 1);
    if (bytes.size() > mostBytes(file.kind))
        return base::fail(Fault::Limit, QStringLiteral("too large"), QStringLiteral("too_large"));
    if (bytes.isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("empty"), QStringLiteral("empty"));
    return bytes;
}

Result<FileFacts> writeOutgoing(
    const OutgoingFile &file, door::FileWriter &writer, const std::function<bool(qint64)> &goesOn)
{
    FileFacts facts{file.mime, {}, {0, 0}, false};
    if (isTooLarge(file))
        return base::fail(Fault::Limit, QStringLiteral("too large"), QStringLiteral("too_large"));
    if (file.kind == MessageKind::Image) {
        ASSIGN_OR_RETURN(facts, writePicture(file, writer));
    } else if (file.kind == MessageKind::Sticker) {
        ASSIGN_OR_RETURN(facts, writeSticker(file, writer));
    } else if (file.path.isEmpty()) {
        QByteArray packed;
        QBuffer buffer(&packed);
        if (!buffer.open(QIODevice::ReadWrite) || !file.picture.save(&buffer, "PNG") || !buffer.seek(0))
            return base::fail(Fault::Malformed, QStringLiteral("no picture"), QStringLiteral("no_picture"));
        RETURN_IF_FAILED(copyPieces(buffer, file, writer, goesOn));
    } else {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly))
            return base::fail(Fault::NotFound, QStringLiteral("the file cannot be read"));
        RETURN_IF_FAILED(copyPieces(source, file, writer, goesOn));
    }
    RETURN_IF_FAILED(writer.finish());
    return facts;
}

}
