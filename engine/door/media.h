// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/task.h"
#include "engine/model/message.h"

#include <QString>

#include <memory>

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

/// The files that messages bring.
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

    /// Takes a file in for that number, to be sent by it: the answer is a Media with its sha256 and size. The
    /// same bytes are kept once. NotFound: no such account; Storage.
    base::Task<model::Media> add(
        const model::AccountId &account, const QByteArray &bytes, const QString &mime);

private:
    Backend &backend_;
};

}
