// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/tokens.h"

#include <array>
#include <string_view>
#include <unordered_map>

namespace wire {

namespace {
#include "engine/wire/tokens.inc"

const std::array<const std::array<QByteArrayView, 256> *, 4> kDoubles{
    &kDouble0, &kDouble1, &kDouble2, &kDouble3};

using Table = std::unordered_map<std::string_view, Token>;

Table makeTable()
{
    Table table;
    table.reserve(2048);
    const auto put = [&table](QByteArrayView text, Token token) {
        if (!text.isEmpty())
            table.emplace(std::string_view(text.data(), static_cast<std::size_t>(text.size())), token);
    };
    for (std::size_t i = 1; i < kSingle.size(); ++i)
        put(kSingle[i], {static_cast<quint8>(i), 0});
    for (std::size_t d = 0; d < kDoubles.size(); ++d) {
        for (std::size_t i = 0; i < 256; ++i)
            put((*kDoubles[d])[i], {static_cast<quint8>(kDictionary0 + d), static_cast<quint8>(i)});
    }
    return table;
}

}

std::optional<Token> findToken(QByteArrayView text)
{
    static const Table table = makeTable();
    const auto found = table.find(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
    return found == table.end() ? std::nullopt : std::optional<Token>(found->second);
}

QByteArrayView singleToken(quint8 byte)
{
    return byte < kSingle.size() ? kSingle[byte] : QByteArrayView();
}

QByteArrayView doubleToken(quint8 dictionary, quint8 index)
{
    return (*kDoubles.at(static_cast<std::size_t>(dictionary - kDictionary0)))[index];
}

}
