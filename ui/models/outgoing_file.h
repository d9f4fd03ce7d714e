// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/door/media.h"

#include <QImage>

#include <functional>

namespace ui {

/// One file that somebody is about to send: on disk, or a picture from the clipboard.
struct OutgoingFile {
    QString path = {}; ///< empty: it is `picture`
    QImage picture = {};
    QString name = {};
    QString mime = {};
    qint64 bytes = 0; ///< 0: not known before it is packed
    model::MessageKind kind = model::MessageKind::Document; ///< what it goes as: Image, Video, Gif, Audio too
    bool canBeDocumentOnly() const { return kind == model::MessageKind::Document; }
};

/// Looks at a file on disk. NotFound: it is not there, a folder, or cannot be read; Malformed: nothing is in
/// it.
base::Result<OutgoingFile> outgoingFile(const QString &path);
OutgoingFile outgoingPicture(const QImage &picture, qint64 nowMs);
/// What somebody wants a file to be sent as.
enum class SendAs { ItsKind, Document, Sticker };
/// The same, sent so. As a document nothing of it is changed; what is no picture is no sticker, and stays
/// what it is.
OutgoingFile sentAs(OutgoingFile file, SendAs as);
/// Whether people can write something below it.
bool hasCaption(const OutgoingFile &file);

/// Whether WhatsApp takes one as large as that. What is sent as a photo is made smaller first.
bool isTooLarge(const OutgoingFile &file);
/// Why a file could not be taken, for people.
QString whyNotTaken(const base::Error &error, const OutgoingFile &file);

/// What sending it says of the file, besides what the engine counts itself.
struct FileFacts {
    QString mime;
    QByteArray thumbnail;
    QSize size;
    bool isAnimated = false; ///< a sticker that moves
};
/// All of a file that goes as a Gif: it leaves as something else. Faults as of writeOutgoing.
base::Result<QByteArray> readOutgoing(const OutgoingFile &file);

/// Writes the file as it is sent; a piece at a time, but for photos. Takes long: not for the window's thread.
/// @param goesOn  asked after each piece, with how much of the file is read; false: Cancelled
/// NotFound: it cannot be read; Malformed: no picture; Limit: too large; Storage.
base::Result<FileFacts> writeOutgoing(
    const OutgoingFile &file, door::FileWriter &writer, const std::function<bool(qint64)> &goesOn);

}
