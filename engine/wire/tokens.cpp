// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/tokens.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace wire {

namespace {
#include "engine/wire/tokens.inc"

const std::array<const std::array<QByteArrayView, 256> *, 4> kDoubles{
    &kDouble0, &kDouble1, &kDouble2, &kDouble3};

/// Text → token, by open addressing. Nearly every text that is asked for is short, and most are none of ours:
/// the hash takes the length and the bytes at both ends, and a slot that does not fit is passed by its own
/// copy of the hash, without a look at the text.
class Table {
public:
    Table()
    {
        for (std::size_t i = 1; i < kSingle.size(); ++i)
            put(kSingle[i], {static_cast<quint8>(i), 0});
        for (std::size_t d = 0; d < kDoubles.size(); ++d) {
            for (std::size_t i = 0; i < 256; ++i)
                put((*kDoubles[d])[i], {static_cast<quint8>(kDictionary0 + d), static_cast<quint8>(i)});
        }
    }
    std::optional<Token> find(QByteArrayView text) const
    {
        if (text.size() > longest_ || text.isEmpty())
            return std::nullopt;
        const quint32 hash = hashOf(text);
        for (std::size_t at = hash % kSlots; slots_[at].token.first != 0; at = (at + 1) % kSlots) {
            if (slots_[at].hash == hash && textOf(slots_[at].token) == text)
                return slots_[at].token;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t kSlots = 4096; ///< three times the texts there are
    struct Slot {
        quint32 hash = 0;
        Token token; ///< first == 0: nothing here
    };
    template <class Word>
    static quint64 load(const char *data)
    {
        Word word{};
        std::memcpy(&word, data, sizeof word);
        return word;
    }
    static quint32 hashOf(QByteArrayView text)
    {
        const char *data = text.data();
        const char *end = data + text.size();
        quint64 head = 0;
        quint64 tail = 0;
        if (text.size() >= 8) {
            head = load<quint64>(data);
            tail = load<quint64>(end - 8);
        } else if (text.size() >= 4) {
            head = load<quint32>(data);
            tail = load<quint32>(end - 4);
        } else {
            head = load<quint8>(data);
            tail = load<quint8>(data + text.size() / 2) << 8 | load<quint8>(end - 1);
        }
        quint64 mixed = (head + static_cast<quint64>(text.size())) * 0x9e3779b97f4a7c15ULL;
        mixed = (mixed ^ mixed >> 29 ^ tail) * 0xbf58476d1ce4e5b9ULL;
        return static_cast<quint32>(mixed >> 32);
    }
    static QByteArrayView textOf(Token token)
    {
        return token.isDouble() ? doubleToken(token.first, token.second) : singleToken(token.first);
    }
    void put(QByteArrayView text, Token token)
    {
        if (text.isEmpty() || find(text))
            return;
        longest_ = std::max(longest_, text.size());
        const quint32 hash = hashOf(text);
        std::size_t at = hash % kSlots;
        while (slots_[at].token.first != 0)
            at = (at + 1) % kSlots;
        slots_[at] = {hash, token};
    }

    std::array<Slot, kSlots> slots_{};
    qsizetype longest_ = 0;
};

}

std::optional<Token> findToken(QByteArrayView text)
{
    static const Table table;
    return table.find(text);
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
