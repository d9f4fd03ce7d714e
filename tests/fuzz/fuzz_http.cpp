// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/fields.h"
#include "engine/api/multipart.h"
#include "engine/api/request.h"
#include "engine/base/phone.h"
#include "engine/model/jid.h"
#include "tests/fuzz/measured.h"

namespace {

/// A form in two pieces, cut anywhere: what comes out does not depend on the cut.
void readForm(const QByteArray &bytes)
{
    const auto boundary = api::multipartBoundary(bytes.left(bytes.indexOf('\n')));
    if (boundary && (boundary->isEmpty() || boundary->size() > 70))
        std::abort();
    QByteArray first;
    for (const qsizetype cut : {bytes.size(), bytes.size() / 2, qsizetype(1)}) {
        QByteArray file;
        api::Multipart form("b0", "file", [&](QByteArrayView piece) -> base::Result<void> {
            file.append(piece.data(), piece.size());
            return {};
        });
        bool isForm = form.feed(bytes.left(cut)).has_value();
        isForm = isForm && form.feed(bytes.mid(cut)).has_value() && form.finish().has_value();
        if (form.fileName().size() > 255 || form.fileName().contains(u'/'))
            std::abort();
        if (!isForm)
            file = "none";
        if (cut == bytes.size())
            first = file;
        else if (file != first)
            std::abort();
    }
}

}

/// Targets, bodies, hosts and addresses from whoever reaches the port.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static const QList<api::Field> fields{
        {.name = QStringLiteral("to"), .required = true, .least = 1, .most = 20},
        {.name = QStringLiteral("count"), .kind = api::Kind::Integer, .least = 0, .most = 9},
        {.name = QStringLiteral("list"), .kind = api::Kind::TextList, .nullable = true, .most = 4}};
    fuzz::bounded(size, [&] {
        if (const auto target = api::readTarget(bytes)) {
            for (const QString &segment : target->segments) {
                if (segment.contains(QChar(0)) || segment.contains(u'\n'))
                    std::abort();
            }
        }
        readForm(bytes);
        api::isOwnHost(bytes, true);
        api::isOwnOrigin(bytes, bytes);
        if (const auto body = api::readBody(fields, bytes); body && body->value(u"to").toString().size() > 20)
            std::abort();
        if (const auto jid = model::Jid::parse(bytes)) {
            const auto again = model::Jid::parse(jid->text());
            if (!again || again->text() != jid->text())
                std::abort();
        }
        static_cast<void>(base::Phone::parse(QString::fromUtf8(bytes)).has_value());
    });
    return 0;
}
