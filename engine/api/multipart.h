// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace api {

/// The boundary of a Content-Type that is multipart/form-data, by RFC 2046 (1 to 70 of its characters);
/// nothing when the type is another one or names none.
std::optional<QByteArray> multipartBoundary(const QByteArray &contentType);

/// The body of a form (RFC 7578), taken apart as it comes: of one part the bytes are handed on, of the others
/// nothing is kept. Never holds more than what was fed last, a boundary, and 8 KiB of a part's header.
class Multipart {
public:
    using Take = std::function<base::Result<void>(QByteArrayView)>;
    /// @param part  the name of the part that is wanted
    /// @param take  gets its bytes, in order; a fault of it ends the reading
    Multipart(const QByteArray &boundary, QByteArray part, Take take);

    /// Malformed: this is no form, its headers are too long, it has more than 32 parts, or the wanted one
    /// twice. Nothing may be fed after a fault.
    base::Result<void> feed(QByteArrayView bytes);
    /// There is no more. Malformed when the form is not at its end.
    base::Result<void> finish() const;

    bool hasPart() const { return hasPart_; }
    const QByteArray &contentType() const { return contentType_; } ///< of the part, as it says; may be empty
    const QString &fileName() const { return fileName_; } ///< without folders; may be empty

private:
    enum class At { Before, Boundary, Headers, Part, After };
    /// Whether something was done; false: more is needed.
    base::Result<bool> step();
    bool skipToBoundary();
    base::Result<bool> boundary();
    base::Result<bool> headers();
    base::Result<bool> part();
    void readHeader(const QByteArray &line, bool &isWanted);

    QByteArray delimiter_; ///< CR LF and two dashes included
    QByteArray part_;
    Take take_;
    QByteArray buffer_;
    At at_ = At::Before;
    int parts_ = 0;
    bool isWanted_ = false; ///< the part that is being read
    bool hasPart_ = false;
    QByteArray contentType_;
    QString fileName_;
};

}
