// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/notice.h"
#include "engine/history/reader.h"
#include "engine/history/stub_line.h"
#include "tests/fuzz/measured.h"

namespace {

/// What inflating needs whatever it inflates, and one window of plain bytes.
constexpr std::size_t kInflating = 512 * 1024;

/// The parts in the order that a reader promises: messages belong to a chat that has begun.
void readAll(history::Source source)
{
    history::Reader reader(std::move(source));
    const messaging::Self self{model::Jid::pn("15550009"), {}};
    bool isOpen = false;
    for (;;) {
        const auto part = reader.next();
        if (!part || !*part)
            return;
        if (const auto *begins = std::get_if<history::ChatBegins>(&**part)) {
            if (begins->id.isEmpty() || isOpen)
                std::abort();
            isOpen = true;
        } else if (std::holds_alternative<history::ChatEnds>(**part)) {
            if (!std::exchange(isOpen, false))
                std::abort();
        } else if (const auto *message = std::get_if<history::PastMessage>(&**part)) {
            (void)history::stubLine(message->info, model::Jid::pn("15550001"), self);
        }
    }
}

}

/// History as a phone may send it: deflated as it is, or plain bytes that are deflated here.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray input(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const qsizetype step = data[0] / 2 % 64 + 1;
    const QByteArray bytes = data[0] & 1 ? input : qCompress(input, 0).mid(4);
    fuzz::bounded(
        size,
        [&] {
            (void)history::readNotice(input);
            qsizetype at = 0;
            readAll([&]() -> base::Result<QByteArray> {
                const QByteArray piece = bytes.mid(at, step);
                at += piece.size();
                return piece;
            });
        },
        kInflating);
    return 0;
}
