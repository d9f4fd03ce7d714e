// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/file_ref.h"

#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

#include <QUrl>

namespace messaging {

using base::Fault;
using base::Result;
using model::MessageKind;

namespace {

constexpr int kDeepestNesting = 8;

proto::Message *within(proto::Message &message)
{
    if (message.has_ephemeralmessage())
        return message.mutable_ephemeralmessage()->mutable_message();
    if (message.has_documentwithcaptionmessage())
        return message.mutable_documentwithcaptionmessage()->mutable_message();
    if (message.has_lottiestickermessage())
        return message.mutable_lottiestickermessage()->mutable_message();
    if (message.has_associatedchildmessage())
        return message.mutable_associatedchildmessage()->mutable_message();
    return nullptr;
}

/// Calls `work` with whatever kind of file there is; false when there is none.
template <class Work>
bool withFile(proto::Message &m, Work work)
{
    if (m.has_imagemessage())
        work(*m.mutable_imagemessage(), MessageKind::Image);
    else if (m.has_videomessage())
        work(*m.mutable_videomessage(),
            m.videomessage().gifplayback() ? MessageKind::Gif : MessageKind::Video);
    else if (m.has_ptvmessage())
        work(*m.mutable_ptvmessage(), MessageKind::Video);
    else if (m.has_audiomessage())
        work(*m.mutable_audiomessage(), m.audiomessage().ptt() ? MessageKind::Voice : MessageKind::Audio);
    else if (m.has_documentmessage())
        work(*m.mutable_documentmessage(), MessageKind::Document);
    else if (m.has_stickermessage())
        work(*m.mutable_stickermessage(), MessageKind::Sticker);
    else
        return false;
    return true;
}

template <class Work>
bool inMessage(proto::Message &outer, Work work)
{
    proto::Message *message = &outer;
    for (int depth = 0; depth < kDeepestNesting; ++depth) {
        proto::Message *inner = within(*message);
        if (!inner)
            break;
        message = inner;
    }
    return withFile(*message, std::move(work));
}

/// Older programs name the whole address only.
QByteArray pathOf(const std::string &directPath, const std::string &url)
{
    if (!directPath.empty())
        return QByteArray::fromStdString(directPath);
    const QUrl whole = QUrl::fromEncoded(QByteArray::fromStdString(url), QUrl::StrictMode);
    return whole.isValid() && !whole.host().isEmpty()
        ? whole.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment)
        : QByteArray();
}

}

std::optional<FileRef> fileOf(QByteArrayView bytes)
{
    proto::Message message;
    if (!proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return std::nullopt;
    FileRef ref;
    const bool has = inMessage(message, [&ref](const auto &file, MessageKind kind) {
        ref.kind = kind;
        ref.directPath = pathOf(file.directpath(), file.url());
        ref.mediaKey = QByteArray::fromStdString(file.mediakey());
        ref.fileSha256 = QByteArray::fromStdString(file.filesha256());
        ref.fileEncSha256 = QByteArray::fromStdString(file.fileencsha256());
        ref.bytes = static_cast<qint64>(std::min<quint64>(file.filelength(), 1ULL << 50));
        ref.mime = QString::fromUtf8(
            file.mimetype().data(), qsizetype(std::min<std::size_t>(file.mimetype().size(), 128)));
    });
    return has ? std::optional(std::move(ref)) : std::nullopt;
}

/// Reads the message, lets `work` change its file, and writes it again.
template <class Work>
static Result<QByteArray> rewritten(QByteArrayView bytes, Work work)
{
    proto::Message message;
    if (!proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("not a Message"));
    if (!inMessage(message, std::move(work)))
        return base::fail(Fault::NotFound, QStringLiteral("the message carries no file"));
    const std::string written = message.SerializeAsString();
    return QByteArray(written.data(), static_cast<qsizetype>(written.size()));
}

Result<QByteArray> withUpload(QByteArrayView bytes, const FilePlace &place)
{
    return rewritten(bytes, [&place](auto &file, MessageKind) {
        file.set_url(place.url.toStdString());
        file.set_directpath(place.directPath.toStdString());
        file.set_mediakey(place.mediaKey.toStdString());
        file.set_mediakeytimestamp(place.mediaKeyMs / 1000);
        file.set_filesha256(place.fileSha256.toStdString());
        file.set_fileencsha256(place.fileEncSha256.toStdString());
        file.set_filelength(static_cast<quint64>(place.bytes));
    });
}

Result<QByteArray> withPlace(QByteArrayView bytes, const QByteArray &directPath)
{
    return rewritten(bytes, [&directPath](auto &file, MessageKind) {
        file.set_directpath(directPath.toStdString());
        file.clear_url();
    });
}

}
