// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/document.h"
#include "tests/fuzz/measured.h"

/// A decoded stanza is bounded, and what it says survives being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    std::optional<wire::Node> tree;
    if (size > 0 && (data[0] & 2) == 0) { // deflated stanzas are bounded by 16 MiB instead
        fuzz::bounded(size, [&] {
            wire::Document document;
            static_cast<void>(document.decode(bytes).has_value());
        });
    }
    {
        wire::Document document;
        const auto root = document.decode(bytes);
        if (!root)
            return 0;
        tree = root->toNode();
    }
    wire::Document again;
    const auto root = again.decode(wire::encodeNode(*tree));
    if (!root)
        std::abort();
    // one round settles spellings (c.us, packable text); the next must change nothing
    const wire::Node settled = root->toNode();
    wire::Document third;
    const auto last = third.decode(wire::encodeNode(settled));
    if (!last || wire::encodeNode(last->toNode()) != wire::encodeNode(settled))
        std::abort();
    return 0;
}
