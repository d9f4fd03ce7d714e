// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/media.h"

#include "engine/door/backend.h"
#include "engine/model/links.h"

#include <QMimeDatabase>

namespace door {

using base::Fault;
using base::Result;
using base::Task;

namespace {

class StoredFile final : public FileReader {
public:
    StoredFile(std::unique_ptr<store::MediaReader> reader, const model::Media &media)
        : reader_(std::move(reader)), mime_(media.mime), name_(media.name)
    {
    }
    qint64 bytes() const override { return reader_->bytes(); }
    QString mime() const override { return mime_; }
    QString name() const override { return name_; }
    Result<QByteArray> read() override { return reader_->read(); }

private:
    std::unique_ptr<store::MediaReader> reader_;
    QString mime_;
    QString name_;
};

struct Found {
    model::AccountId account;
    model::Media media;
};

Result<Found> look(const Backend &backend, const QString &message)
{
    ASSIGN_OR_RETURN(const auto row, backend.store->messages().find(message));
    if (!row)
        return base::fail(Fault::NotFound, QStringLiteral("no such message"));
    const auto *media = model::contentAs<model::Media>(row->message.content);
    if (!media || media->sha256.isEmpty())
        return base::fail(
            Fault::NotFound, QStringLiteral("the message carries no file"), QStringLiteral("no_file"));
    return Found{row->message.account, *media};
}

model::Media asMedia(const store::MediaFile &file, const QString &mime)
{
    model::Media media;
    media.mime = mime;
    media.sha256 = file.sha256;
    media.bytes = file.bytes;
    return media;
}

Result<media::Workshop::Read> piecesOf(
    const Backend &backend, const model::AccountId &account, const QByteArray &sha256)
{
    ASSIGN_OR_RETURN(auto reader, backend.store->media().read(account, sha256));
    const std::shared_ptr<store::MediaReader> file = std::move(reader);
    return media::Workshop::Read([file] { return file->read(); });
}

}

Result<FileState> Media::state(const QString &message) const
{
    ASSIGN_OR_RETURN(const auto found, look(backend_, message));
    ASSIGN_OR_RETURN(const auto file, backend_.store->media().find(found.account, found.media.sha256));
    if (file)
        return FileState{FileState::Is::Here, file->bytes, file->bytes};
    accounts::Account *account = backend_.accounts->find(found.account);
    const auto progress
        = account && account->talk() ? account->talk()->files.progress(message) : std::nullopt;
    return progress ? FileState{FileState::Is::Fetching, progress->done, progress->whole} : FileState();
}

Task<void> Media::fetch(const QString &message)
{
    const auto found = look(backend_, message);
    if (!found)
        return Task<void>::failed(found.error());
    accounts::Account *account = backend_.accounts->find(found->account);
    if (!account || !account->talk())
        return Task<void>::failed({Fault::Offline, QStringLiteral("not connected"), {}});
    return account->talk()->files.fetch(message);
}

Result<std::unique_ptr<FileReader>> Media::open(const QString &message)
{
    ASSIGN_OR_RETURN(const auto found, look(backend_, message));
    ASSIGN_OR_RETURN(auto reader, backend_.store->media().read(found.account, found.media.sha256));
    return std::unique_ptr<FileReader>(std::make_unique<StoredFile>(std::move(reader), found.media));
}

Task<model::Samples> Media::samples(const QString &message)
{
    const auto found = look(backend_, message);
    if (!found)
        return Task<model::Samples>::failed(found.error());
    auto file = piecesOf(backend_, found->account, found->media.sha256);
    if (!file)
        return Task<model::Samples>::failed(file.error());
    return backend_.workshop->samples(std::move(*file), media::Workshop::rateFor(found->media.seconds));
}

Task<model::VoiceNote> Media::voiceNote(const QByteArray &samples)
{
    return backend_.workshop->voiceNote(samples);
}

Task<model::Poster> Media::poster(const model::AccountId &account, const QByteArray &sha256)
{
    auto file = piecesOf(backend_, account, sha256);
    if (!file)
        return Task<model::Poster>::failed(file.error());
    return backend_.workshop->poster(std::move(*file));
}

Task<qint64> Media::length(const model::AccountId &account, const QByteArray &sha256)
{
    auto file = piecesOf(backend_, account, sha256);
    if (!file)
        return Task<qint64>::failed(file.error());
    // what a file says of its length may be wrong, and many say nothing
    return backend_.workshop->samples(std::move(*file), 16'000)
        .then(backend_.workshop.get(), [](const model::Samples &sound) { return sound.ms(); });
}

FileWriter::FileWriter(std::unique_ptr<store::MediaWriter> writer) : writer_(std::move(writer)) { }
FileWriter::~FileWriter() = default;

Result<void> FileWriter::write(QByteArrayView plain)
{
    return writer_->write(plain);
}

Result<void> FileWriter::finish()
{
    return writer_->finish();
}

qint64 FileWriter::bytes() const
{
    return writer_->bytes();
}

QByteArray FileWriter::sha256() const
{
    return writer_->sha256();
}

Result<std::shared_ptr<FileWriter>> Media::writer()
{
    ASSIGN_OR_RETURN(auto writer, backend_.store->media().writer());
    return std::make_shared<FileWriter>(std::move(writer));
}

Task<model::Media> Media::add(const model::AccountId &account, const QByteArray &bytes, const QString &mime)
{
    const auto writer = Media::writer();
    if (!writer)
        return Task<model::Media>::failed(writer.error());
    if (auto written = (*writer)->write(bytes); !written)
        return Task<model::Media>::failed(written.error());
    return keep(account, *writer, mime);
}

Task<model::Media> Media::keep(
    const model::AccountId &account, const std::shared_ptr<FileWriter> &writer, const QString &mime)
{
    if (!backend_.accounts->find(account))
        return Task<model::Media>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    store::MediaFiles &files = backend_.store->media();
    return files.keep(account, std::move(writer->writer_), mime)
        .then(&files, [mime](const store::MediaFile &kept) { return asMedia(kept, mime); });
}

Task<BroughtFile> Media::bring(const std::shared_ptr<FileWriter> &writer, const QString &mime)
{
    store::MediaFiles &files = backend_.store->media();
    const auto brought = std::make_shared<BroughtFile>();
    return files.keep(store::kBrought, std::move(writer->writer_), mime)
        .then(&files,
            [this, &files, brought](const store::MediaFile &kept) {
                *brought = {QString::fromLatin1(kept.sha256.toHex()), kept.mime, kept.bytes, kept.sha256};
                // at once: who may only send must not be able to fill the disk until somebody tidies
                return backend_.store->write([this, &files] {
                    return files.removeBrought(backend_.clock.wallMs() - store::MediaFiles::kBroughtKeptMs);
                });
            })
        .then(&files, [brought] { return *brought; });
}

Task<model::Media> Media::take(const model::AccountId &account, const QString &id)
{
    if (!backend_.accounts->find(account))
        return Task<model::Media>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    const QByteArray sha256 = QByteArray::fromHex(id.toLatin1());
    store::MediaFiles &files = backend_.store->media();
    const auto taken = std::make_shared<model::Media>();
    return backend_.store
        ->write([&files, account, sha256, taken]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto brought, files.find(store::kBrought, sha256));
            if (!brought)
                return base::fail(
                    Fault::NotFound, QStringLiteral("there is no such file"), QStringLiteral("no_file"));
            RETURN_IF_FAILED(files.touch(store::kBrought, sha256));
            RETURN_IF_FAILED(files.share(account, sha256));
            *taken = asMedia(*brought, brought->mime);
            return {};
        })
        .then(&files, [taken] { return *taken; });
}

Task<model::Media> Media::fetchFromWeb(const model::AccountId &account, const QUrl &url, bool publicOnly)
{
    store::MediaFiles &files = backend_.store->media();
    return backend_.webFiles->fetch(url, publicOnly)
        .then(&files, [this, account, &files](const std::shared_ptr<media::WebFile> &file) {
            // the number may be gone by now
            if (!backend_.accounts->find(account))
                return Task<model::Media>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
            const QString mime = file->mime.isEmpty()
                ? QMimeDatabase().mimeTypeForFile(file->name, QMimeDatabase::MatchExtension).name()
                : file->mime;
            return files.keep(account, std::move(file->writer), mime)
                .then(&files, [mime, name = file->name](const store::MediaFile &kept) {
                    model::Media media = asMedia(kept, mime);
                    media.name = name;
                    return media;
                });
        });
}

Task<model::Media> Media::animation(const model::AccountId &account, const QByteArray &gif)
{
    auto at = std::make_shared<qsizetype>(0);
    const media::Workshop::Read read = [gif, at]() -> Result<QByteArray> {
        const QByteArray piece = gif.mid(*at, 256 * 1024);
        *at += piece.size();
        return piece;
    };
    return backend_.workshop->animation(read).then(
        backend_.workshop.get(), [this, account](const model::Animation &video) {
            return add(account, video.mp4, QStringLiteral("video/mp4"))
                .then(backend_.workshop.get(), [size = video.size, ms = video.ms](model::Media media) {
                    media.width = size.width();
                    media.height = size.height();
                    media.seconds = static_cast<int>((ms + 500) / 1000);
                    return media;
                });
        });
}

Task<LinkLook> Media::lookAt(const QString &text, bool publicOnly)
{
    const QList<model::TextLink> links = model::linksIn(text);
    if (links.isEmpty())
        return Task<LinkLook>::failed(
            {Fault::NotFound, QStringLiteral("there is no link in the text"), QStringLiteral("no_link")});
    const QString url = text.mid(links.first().start, links.first().length);
    return backend_.webPages->look(links.first().url, publicOnly)
        .then(backend_.webPages.get(), [url](const media::WebPage &page) {
            // a title is what everybody shows
            const QString title = page.title.isEmpty() ? page.description : page.title;
            return LinkLook{
                {url, title, page.title.isEmpty() ? QString() : page.description}, page.thumbnail};
        });
}

}
