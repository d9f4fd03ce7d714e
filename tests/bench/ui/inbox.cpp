// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-bench-inbox: how a chat of very many messages opens, scrolls and is searched.
#include "tests/bench/bench.h"
#include "tests/bench/ui/long_chat.h"
#include "tests/bench/ui/window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using bench::check;
using bench::LongChat;

namespace {

constexpr int kOpenings = 9;
constexpr int kPages = 40;
constexpr int kMostHeld = 1'000; ///< rows; three screens and room to turn round

/// The rows on the way are those that were written, one after the other.
void checkRows(const ui::ConversationModel &messages)
{
    qint64 last = -1;
    for (int row = 0; row < messages.rowCount(); ++row) {
        const qint64 back = messages.at(row).id.right(12).toLongLong(nullptr, 16);
        check(last < 0 || back == last - 1, "no message is missing and none is there twice");
        check(messages.at(row).text == LongChat::row(back).message.text, "every message is what was written");
        last = back;
    }
}

QJsonObject wayJson(const bench::Window::Way &way)
{
    return {{u"rows"_s, way.rows}, {u"most_rows_held"_s, way.mostRows}, {u"frame"_s, way.frames.json()},
        {u"frame_with_a_page"_s, way.pages.json()}};
}

/// The first fifty of what is found, on the engine's thread.
QJsonObject searches(bench::Window &window, qint64 messages)
{
    QJsonObject out;
    const std::pair<QString, QString> all[]{{u"rare_word"_s, LongChat::mark(messages / 2)},
        {u"common_word"_s, u"תודה"_s}, {u"two_common_words"_s, u"order ready"_s}, {u"prefix"_s, u"meet"_s},
        {u"no_such_word"_s, u"nobodywrotethis"_s}};
    for (const auto &[name, text] : all) {
        bench::Spents spents;
        qsizetype found = 0;
        for (int i = 0; i < kOpenings; ++i)
            spents.add(window.search(text, found));
        const bool isThere = name != u"no_such_word"_s;
        check(name == u"rare_word"_s ? found == 1 : (found > 0) == isThere, "what was written is found");
        out[name] = spents.json();
    }
    return out;
}

QJsonObject measure(const QString &directory, qint64 messages, qint64 rows)
{
    QJsonObject out;
    bench::Window window(directory);
    out[u"memory_before"_s] = bench::Memory::now().json();
    const auto cold = window.open();
    out[u"open_first_ms"_s] = cold.wallMs;
    out[u"open_first_cpu_ms"_s] = cold.threadMs;
    checkRows(window.messages());
    check(window.messages().at(window.messages().rowCount() - 1).id == LongChat::row(0).message.id,
        "it opens at its end");
    bench::Spents openings;
    for (int i = 0; i < kOpenings; ++i) {
        window.close();
        openings.add(window.open());
    }
    out[u"open"_s] = openings.json();
    out[u"memory_open"_s] = bench::Memory::now().json();
    bench::Spents pages;
    for (int i = 0; i < kPages && window.loadOlder(pages); ++i) { }
    out[u"page"_s] = pages.json();
    window.close();
    window.open();
    const auto up = window.scroll(rows, true);
    out[u"up"_s] = wayJson(up);
    checkRows(window.messages());
    out[u"memory_scrolled"_s] = bench::Memory::now().json();
    const auto down = window.scroll(rows, false);
    out[u"down"_s] = wayJson(down);
    checkRows(window.messages());
    check(std::max(up.mostRows, down.mostRows) <= kMostHeld, "what is far from what is read is let go");
    window.close();
    out[u"memory_closed"_s] = bench::Memory::now().json();
    out[u"search"_s] = searches(window, messages);
    return out;
}

}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"gesher.*=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Opens and scrolls a chat of very many messages through the real engine, models and view, and "
        u"prints "
        "JSON: milliseconds of wall time and of the window thread's processor time."_s);
    parser.addHelpOption();
    parser.addOptions({{u"messages"_s, u"In the chat."_s, u"N"_s, u"1000000"_s},
        {u"rows"_s, u"To scroll through, up and down again."_s, u"N"_s, u"5000"_s},
        {u"profile"_s, u"Folder of the filled profile; made when it is not there, and kept."_s, u"DIR"_s}});
    parser.process(app);
    const qint64 messages = parser.value(u"messages"_s).toLongLong();
    const qint64 rows = parser.value(u"rows"_s).toLongLong();
    if (messages < 100 || rows < 1) {
        std::fprintf(stderr, "gesher-bench-inbox: numbers must be numbers, and 100 messages the least\n");
        return 2;
    }
    QTemporaryDir scratch(u"bench-inbox-XXXXXX"_s);
    const QString directory
        = parser.isSet(u"profile"_s) ? parser.value(u"profile"_s) : scratch.filePath(u"profile"_s);
    QJsonObject out{{u"messages"_s, messages}};
    if (!QDir(directory).exists()) {
        check(QDir().mkpath(directory), "the folder can be made");
        const auto costs = LongChat::fill(directory, messages);
        out[u"write_cpu_us"_s] = costs.writeUs;
        out[u"index_cpu_us"_s] = costs.indexUs;
        out[u"bytes_per_message"_s] = costs.bytes / messages;
    }
    const QJsonObject measured = measure(directory, messages, rows);
    for (auto each = measured.begin(); each != measured.end(); ++each)
        out[each.key()] = each.value();
    const QByteArray json = QJsonDocument(out).toJson();
    std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
    return 0;
}
