// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/task.h"
#include "engine/model/message.h"
#include "engine/model/sound.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace store {
class MediaWriter;
}

namespace door {

struct Backend;

struct FileState {
    enum class Is { Absent, Fetching, Here };
    Is is = Is::Absent;
    qint64 done = 0; ///< Fetching: plain bytes
    qint64 whole = -1; ///< -1: unknown
    bool operator==(const FileState &) const = default;
};

/// The plain bytes of a file, from its begin on. Has all it needs: may be used on any one thread.
class FileReader {
public:
    virtual ~FileReader() = default;
    virtual qint64 bytes() const = 0;
    virtual QString mime() const = 0; ///< as the sender says
    virtual QString name() const = 0; ///< of a document, as the sender says; may be empty
    /// The next piece, at most 64 KiB; empty at the end. Storage with damaged when the file is not as it was.
    virtual base::Result<QByteArray> read() = 0;
};

/// A file that lies ready to be sent by any number.
struct BroughtFile {
    QString id; ///< the same for the same bytes
    QString mime;
    qint64 bytes = 0;
    QByteArray sha256; ///< of the bytes
};

/// Takes a file in, a piece at a time: sealed on its way, never whole in memory. Nothing is left of one that
/// is dropped before Media::keep. Has all it needs: may be used on any one thread.
class FileWriter {
public:
    explicit FileWriter(std::unique_ptr<store::MediaWriter> writer);
    ~FileWriter();
    FileWriter(const FileWriter &) = delete;
    FileWriter &operator=(const FileWriter &) = delete;
    base::Result<void> write(QByteArrayView plain); ///< Storage with full or io
    base::Result<void> finish(); ///< all of it is on disk then; nothing is written afterwards
    qint64 bytes() const; ///< so far
    QByteArray sha256() const; ///< of what was written, after `finish`

private:
    friend class Media;
    std::unique_ptr<store::MediaWriter> writer_;
};

/// What is shown of the page that a text links to.
struct LinkLook {
    model::LinkPreview preview; ///< its url as it stands in the text
    QByteArray thumbnail; ///< a small JPEG, or empty
};

/// The files that messages bring, and those that are sent.
class Media {
public:
    explicit Media(Backend &backend) : backend_(backend) { }

    /// NotFound: no such message, or it carries no file (no_file).
    base::Result<FileState> state(const QString &message) const;
    /// Answers when the file is here. NotFound besides: gone (neither the hosts nor the phone have it);
    /// Timeout with phone_silent; Forged: what is there is not the file of the message; Offline, Limit,
    /// Storage.
    base::Task<void> fetch(const QString &message);
    /// NotFound when the file is not here.
    base::Result<std::unique_ptr<FileReader>> open(const QString &message);

    /// Its sound, decoded by another program. NotFound: the file is not here, or there is no such program
    /// here (no_helper); Malformed: no sound, or of a kind that is not known; Limit: longer than an hour
    /// (too_long); Timeout; Storage.
    base::Task<model::Samples> samples(const QString &message);
    /// What was recorded, one channel of 48 kHz, as a voice note. Faults as above.
    base::Task<model::VoiceNote> voiceNote(const QByteArray &samples);
    /// Of a video that the number keeps: what it shows, and for how long. Faults as above.
    base::Task<model::Poster> poster(const model::AccountId &account, const QByteArray &sha256);
    /// Of a sound that the number keeps: how long it is, in ms. Faults as above.
    base::Task<qint64> length(const model::AccountId &account, const QByteArray &sha256);

    /// An animated GIF becomes the video that is sent in its place, and that number's: with its size and
    /// length. Limit: longer than a minute, or too large. Faults as above.
    base::Task<model::Media> animation(const model::AccountId &account, const QByteArray &gif);

    /// Somewhere to put a file that is to be sent. Storage when there is no room.
    base::Result<std::shared_ptr<FileWriter>> writer();
    /// It is that number's from now on, to be sent by it: the answer is a Media with its sha256 and size. The
    /// same bytes are kept once. Nothing of `writer` can be used afterwards. NotFound: no such account;
    /// Storage.
    base::Task<model::Media> keep(
        const model::AccountId &account, const std::shared_ptr<FileWriter> &writer, const QString &mime);
    /// The same for one that is in memory.
    base::Task<model::Media> add(
        const model::AccountId &account, const QByteArray &bytes, const QString &mime);

    /// It lies ready, for whichever number sends it first and later: under the profile's own key, until seven
    /// days after it was used last, or until there are 2 GiB of such files. Storage.
    base::Task<BroughtFile> bring(const std::shared_ptr<FileWriter> &writer, const QString &mime);
    /// A file that was brought becomes that number's, too. NotFound: there is none of that id (any more), or
    /// no such account.
    base::Task<model::Media> take(const model::AccountId &account, const QString &id);
    /// Fetches a file from the web to be sent by that number; with its name for a document. Faults as
    /// media::WebFiles; NotFound: no such account. @param publicOnly  only from the open internet
    base::Task<model::Media> fetchFromWeb(const model::AccountId &account, const QUrl &url, bool publicOnly);

    /// Looks at the page behind the first link of a text, for a message with that text. NotFound: no link
    /// (no_link), or no page that says anything of itself; other faults as media::WebPages.
    /// @param publicOnly  only on the open internet
    base::Task<LinkLook> lookAt(const QString &text, bool publicOnly);

private:
    Backend &backend_;
};

}
