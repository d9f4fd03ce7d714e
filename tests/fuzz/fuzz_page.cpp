// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/page_facts.h"
#include "engine/model/links.h"
#include "tests/fuzz/measured.h"

/// Pages that a stranger's link leads to, and the links themselves. The first byte chooses the encoding.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const QList<QByteArray> charsets{{}, "utf-8", "windows-1255", "utf-16", "shift_jis", "nonsense"};
    const QByteArray charset = charsets.at(data[0] % charsets.size());
    const QByteArray html(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    fuzz::bounded(
        size,
        [&] {
            const QUrl page(QStringLiteral("https://shop.example/menu"));
            const media::PageFacts facts = media::readPage(html, charset, page);
            if (facts.title.size() > media::kLongestTitle
                || facts.description.size() > media::kLongestDescription)
                std::abort();
            for (const QString &line : {facts.title, facts.description}) {
                if (line.contains(u'\n') || line.contains(QChar(0x202e)))
                    std::abort();
            }
            if (!facts.picture.isEmpty() && facts.picture.host().isEmpty())
                std::abort();
            const QString text = QString::fromUtf8(html);
            for (const model::TextLink &link : model::linksIn(text)) {
                if (link.start < 0 || link.start + link.length > text.size() || link.url.host().isEmpty())
                    std::abort();
            }
            // a parser and a converter of encodings are made for each page
        },
        192 * 1024);
    return 0;
}
