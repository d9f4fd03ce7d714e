// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/multipart.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

namespace api {

namespace {

constexpr qsizetype longestHeaders = 8 * 1024;
constexpr qsizetype longestName = 255;
constexpr int mostParts = 32;

base::Error noForm(const QString &why)
{
    return {Fault::Malformed, why, {}};
}

/// The value of `name` among the parameters behind the first semicolon; quoted or not.
std::optional<QByteArray> parameter(const QByteArray &header, QByteArrayView name)
{
    qsizetype at = header.indexOf(';');
    while (at >= 0 && ++at < header.size()) {
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            return std::nullopt;
        const bool isIt = header.mid(at, equals - at).trimmed().compare(name, Qt::CaseInsensitive) == 0;
        QByteArray value;
        at = equals + 1;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                // only these two are escaped: some programs write folders with plain backslashes
                if (header[at] == '\\' && at + 1 < header.size()
                    && (header[at + 1] == '"' || header[at + 1] == '\\'))
                    ++at;
                value += header[at];
            }
            if (at >= header.size())
                return std::nullopt;
            at = header.indexOf(';', at);
        } else {
            const qsizetype end = header.indexOf(';', at);
            value = header.mid(at, end < 0 ? -1 : end - at).trimmed();
            at = end;
        }
        if (isIt)
            return value;
    }
    return std::nullopt;
}

/// What a stranger calls his file: without folders and without what steers a terminal.
QString plainName(QString name)
{
    name = name.section(u'/', -1).section(u'\\', -1);
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return name.left(longestName);
}

QString fileNameOf(const QByteArray &disposition)
{
    constexpr QByteArrayView utf8 = "utf-8''";
    if (const auto name = parameter(disposition, "filename*");
        name && name->first(std::min(utf8.size(), name->size())).compare(utf8, Qt::CaseInsensitive) == 0)
        return plainName(QUrl::fromPercentEncoding(name->sliced(utf8.size())));
    return plainName(QString::fromUtf8(parameter(disposition, "filename").value_or(QByteArray())));
}

}

std::optional<QByteArray> multipartBoundary(const QByteArray &contentType)
{
    const QByteArray type = contentType.left(contentType.indexOf(';')).trimmed();
    if (type.compare("multipart/form-data", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto boundary = parameter(contentType, "boundary");
    const auto isFine = [](char c) { return c >= ' ' && c <= '~'; };
    if (!boundary || boundary->isEmpty() || boundary->size() > 70 || boundary->endsWith(' ')
        || !std::all_of(boundary->begin(), boundary->end(), isFine))
        return std::nullopt;
    return boundary;
}

Multipart::Multipart(const QByteArray &boundary, QByteArray part, Take take)
    : delimiter_("\r\n--" + boundary), part_(std::move(part)), take_(std::move(take)), buffer_("\r\n")
{
}

Result<void> Multipart::feed(QByteArrayView bytes)
{
    if (at_ == At::After)
        return {};
    buffer_.append(bytes.data(), bytes.size());
    for (;;) {
        ASSIGN_OR_RETURN(const bool goesOn, step());
        if (!goesOn)
            return {};
    }
}

Result<bool> Multipart::step()
{
    switch (at_) {
    case At::Before:
        return skipToBoundary();
    case At::Boundary:
        return boundary();
    case At::Headers:
        return headers();
    case At::Part:
        return part();
    case At::After:
        break;
    }
    buffer_.clear();
    return false;
}

bool Multipart::skipToBoundary()
{
    const qsizetype found = buffer_.indexOf(delimiter_);
    if (found < 0) {
        buffer_ = buffer_.last(std::min(buffer_.size(), delimiter_.size() - 1));
        return false;
    }
    buffer_.remove(0, found + delimiter_.size());
    at_ = At::Boundary;
    return true;
}

/// Behind a boundary: two dashes end the form, an end of the line begins a part.
Result<bool> Multipart::boundary()
{
    qsizetype blank = 0;
    while (blank < buffer_.size() && (buffer_[blank] == ' ' || buffer_[blank] == '\t'))
        ++blank;
    if (blank > longestHeaders)
        return base::fail(noForm(u"The boundary of a part is followed by too much."_s));
    if (buffer_.size() < blank + 2)
        return false;
    const QByteArray next = buffer_.sliced(blank, 2);
    if (next == "--") {
        at_ = At::After;
        return true;
    }
    if (next != "\r\n")
        return base::fail(noForm(u"The boundary of a part is followed by something else."_s));
    if (++parts_ > mostParts)
        return base::fail(noForm(u"The form has more than 32 parts."_s));
    // the end of this line stays: a part without headers begins with the empty line at once
    buffer_.remove(0, blank);
    at_ = At::Headers;
    return true;
}

Result<bool> Multipart::headers()
{
    const qsizetype end = buffer_.indexOf("\r\n\r\n");
    if (end > longestHeaders || (end < 0 && buffer_.size() > longestHeaders))
        return base::fail(noForm(u"The headers of a part are longer than 8 KiB."_s));
    if (end < 0)
        return false;
    bool isWanted = false;
    const QByteArray contentType = std::exchange(contentType_, {});
    const QString fileName = std::exchange(fileName_, {});
    for (const QByteArray &line : buffer_.first(end).split('\n'))
        readHeader(line.trimmed(), isWanted);
    if (isWanted && hasPart_)
        return base::fail(
            noForm(u"The form has two parts of the name \"%1\"."_s.arg(QLatin1StringView(part_))));
    isWanted_ = isWanted;
    if (isWanted) {
        hasPart_ = true;
    } else {
        contentType_ = contentType;
        fileName_ = fileName;
    }
    buffer_.remove(0, end + 4);
    at_ = At::Part;
    return true;
}

Result<bool> Multipart::part()
{
    const qsizetype found = buffer_.indexOf(delimiter_);
    // the end may be the begin of a boundary
    const qsizetype sure
        = found >= 0 ? found : std::max<qsizetype>(0, buffer_.size() - delimiter_.size() + 1);
    if (isWanted_ && sure > 0)
        RETURN_IF_FAILED(take_(QByteArrayView(buffer_).first(sure)));
    buffer_.remove(0, found >= 0 ? found + delimiter_.size() : sure);
    if (found >= 0)
        at_ = At::Boundary;
    return found >= 0;
}

Result<void> Multipart::finish() const
{
    if (at_ != At::After)
        return base::fail(noForm(u"The form ends in the middle of a part."_s));
    return {};
}

void Multipart::readHeader(const QByteArray &line, bool &isWanted)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return;
    const QByteArray name = line.first(colon).trimmed();
    const QByteArray value = line.sliced(colon + 1).trimmed();
    if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
        contentType_ = value;
    if (name.compare("Content-Disposition", Qt::CaseInsensitive) != 0)
        return;
    isWanted = value.left(value.indexOf(';')).trimmed().compare("form-data", Qt::CaseInsensitive) == 0
        && parameter(value, "name") == part_;
    fileName_ = fileNameOf(value);
}

}
