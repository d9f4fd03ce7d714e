// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using base::Fault;

namespace parts {

namespace {

constexpr qsizetype shortestToken = 32;
constexpr qint64 longestSecret = 4096;

/// The bytes of a file that only its owner may read. NotFound and Refused speak to the person.
base::Result<QByteArray> readPrivateFile(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.exists())
        return base::fail(Fault::NotFound, u"%1 %2 does not exist."_s.arg(what, path));
    if (!file.open(QIODevice::ReadOnly) || !QFileInfo(file).isFile())
        return base::fail(Fault::Refused, u"%1 %2 cannot be read."_s.arg(what, path));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & others)
        return base::fail(Fault::Refused,
            u"%1 %2 is open to other users of this machine; run: chmod 600 %2"_s.arg(what, path));
    return file.read(longestSecret);
}

base::Result<void> writeKeyFile(const QString &path, const QByteArray &text)
{
    const int file
        = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(Fault::Refused, u"The key file %1 cannot be made."_s.arg(path));
    const bool isWritten = ::write(file, text.constData(), static_cast<size_t>(text.size())) == text.size()
        && ::fsync(file) == 0;
    ::close(file);
    if (!isWritten) {
        QFile::remove(path);
        return base::fail(Fault::Refused, u"The key file %1 cannot be written."_s.arg(path));
    }
    return {};
}

}

bool makeDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    return QDir().mkpath(path)
        && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

base::Result<QByteArray> readTokenFile(const QString &path)
{
    ASSIGN_OR_RETURN(const QByteArray text, readPrivateFile(path, u"The token file"_s));
    const QByteArray token = text.left(text.indexOf('\n') < 0 ? text.size() : text.indexOf('\n')).trimmed();
    if (token.size() < shortestToken)
        return base::fail(Fault::Refused,
            u"The token in %1 has fewer than %2 characters; make one with: openssl rand -hex 32"_s.arg(path)
                .arg(shortestToken));
    return token;
}

base::Result<crypto::Key32> readKeyFile(const QString &path, bool mayMake, base::Random &random)
{
    if (mayMake && !QFile::exists(path)) {
        QByteArray bytes = random.bytes(32);
        QByteArray text = bytes.toBase64() + '\n';
        const auto written = writeKeyFile(path, text);
        crypto::Key32 made(bytes);
        crypto::wipe(bytes);
        crypto::wipe(text);
        if (!written)
            return base::fail(written.error());
        return made;
    }
    ASSIGN_OR_RETURN(QByteArray text, readPrivateFile(path, u"The key file"_s));
    auto decoded = QByteArray::fromBase64Encoding(text.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    crypto::wipe(text);
    if (!decoded || decoded.decoded.size() != 32) {
        crypto::wipe(decoded.decoded);
        return base::fail(Fault::Refused, u"The key file %1 does not hold base64 of 32 bytes."_s.arg(path));
    }
    crypto::Key32 key(decoded.decoded);
    crypto::wipe(decoded.decoded);
    return key;
}

}
