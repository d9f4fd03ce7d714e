// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/page_facts.h"

#include <QHash>

#include <algorithm>
#include <libxml/HTMLparser.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace media {

namespace {

constexpr int kLongestValue = 4096; ///< bytes of what is looked at
constexpr qsizetype kLongestCharset = 40;
constexpr qsizetype kLongestAddress = 2048;

struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

QByteArray textOf(const xmlChar *text)
{
    // never longer than what is looked at, wherever it ends
    return text ? QByteArray(reinterpret_cast<const char *>(text), xmlStrlen(text)).left(kLongestValue)
                : QByteArray();
}

/// What the parser tells on its way.
struct Reader {
    QHash<QByteArray, QByteArray> said; ///< by the name of the `meta`, the first one
    QByteArray title;
    bool inTitle = false;
    bool hadTitle = false; ///< pictures within the page have titles, too

    void onMeta(const xmlChar **attributes)
    {
        QByteArray name;
        QByteArray content;
        for (; attributes && attributes[0]; attributes += 2) {
            const QByteArray key = textOf(attributes[0]).toLower();
            if (key == "property" || (key == "name" && name.isEmpty()))
                name = textOf(attributes[1]).trimmed().toLower();
            else if (key == "content")
                content = textOf(attributes[1]);
        }
        static const QList<QByteArray> wanted{"og:title", "twitter:title", "og:description",
            "twitter:description", "description", "og:image:secure_url", "og:image:url", "og:image",
            "twitter:image", "twitter:image:src"};
        if (wanted.contains(name) && !content.trimmed().isEmpty() && !said.contains(name))
            said.insert(name, content);
    }
    static void start(void *self, const xmlChar *name, const xmlChar **attributes)
    {
        auto &reader = *static_cast<Reader *>(self);
        const QByteArray tag = textOf(name);
        if (tag == "meta")
            reader.onMeta(attributes);
        else if (tag == "title" && !reader.hadTitle)
            reader.inTitle = true;
    }
    static void end(void *self, const xmlChar *name)
    {
        auto &reader = *static_cast<Reader *>(self);
        if (reader.inTitle && textOf(name) == "title") {
            reader.inTitle = false;
            reader.hadTitle = true;
        }
    }
    static void characters(void *self, const xmlChar *text, int length)
    {
        auto &reader = *static_cast<Reader *>(self);
        const auto room = kLongestValue - static_cast<int>(reader.title.size());
        if (reader.inTitle && room > 0)
            reader.title.append(reinterpret_cast<const char *>(text), std::min(length, room));
    }
};

/// One line; nothing that could turn or hide what stands around it.
QString lineOf(const QByteArray &utf8, qsizetype most)
{
    QString line = QString::fromUtf8(utf8).simplified();
    line.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter
            || (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069))
            || c == QChar(0x200e) || c == QChar(0x200f) || c == QChar(0xfeff);
    });
    if (line.size() <= most)
        return line;
    line.truncate(most - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line.trimmed() + u'…';
}

QUrl pictureOf(const QByteArray &said, const QUrl &page)
{
    if (said.isEmpty() || said.size() > kLongestAddress)
        return {};
    const QUrl url = page.resolved(QUrl(QString::fromUtf8(said).trimmed()));
    const bool isWeb = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

/// A name that no library of conversions takes for more than a name; empty where there is none.
QByteArray encodingOf(QByteArrayView html, const QByteArray &charset)
{
    const bool isName = !charset.isEmpty() && charset.size() <= kLongestCharset
        && std::all_of(charset.begin(), charset.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'
                   || c == '_' || c == '.';
           });
    if (isName)
        return charset;
    const bool saysOwn = html.first(std::min<qsizetype>(html.size(), kLongestValue))
                             .toByteArray()
                             .toLower()
                             .contains("charset");
    return saysOwn ? QByteArray() : QByteArray("UTF-8");
}

}

PageFacts readPage(QByteArrayView html, const QByteArray &charset, const QUrl &address)
{
    Reader reader;
    const std::unique_ptr<htmlParserCtxt, FreeParser> parser(htmlNewParserCtxt());
    if (!parser || html.isEmpty())
        return {};
    // the parser tells and builds nothing
    htmlSAXHandler handler{};
    handler.startElement = Reader::start;
    handler.endElement = Reader::end;
    handler.characters = Reader::characters;
    *parser->sax = handler;
    parser->userData = &reader;
    const QByteArray encoding = encodingOf(html, charset);
    const auto nothing = htmlCtxtReadMemory(parser.get(), html.data(), static_cast<int>(html.size()), nullptr,
        encoding.isEmpty() ? nullptr : encoding.constData(),
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlFreeDoc(nothing);

    const auto first = [&reader](std::initializer_list<const char *> names, const QByteArray &otherwise) {
        for (const char *name : names) {
            if (const auto found = reader.said.constFind(name); found != reader.said.constEnd())
                return *found;
        }
        return otherwise;
    };
    PageFacts facts;
    facts.title = lineOf(first({"og:title", "twitter:title"}, reader.title), kLongestTitle);
    facts.description
        = lineOf(first({"og:description", "twitter:description", "description"}, {}), kLongestDescription);
    facts.picture = pictureOf(
        first({"og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src"}, {}),
        address);
    return facts;
}

}
