// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/check_notes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace accounts {

using model::CheckId;

namespace {

constexpr qint64 kMostCount = 1LL << 52; ///< a JSON number holds no more
constexpr int kDigitsOfSomebody = 5;

qint64 countOf(const QJsonValue &value)
{
    return static_cast<qint64>(std::clamp(value.toDouble(), 0.0, static_cast<double>(kMostCount)));
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}

void CheckNotes::note(CheckId id, QByteArrayView word, bool asExpected, qint64 nowMs)
{
    QList<Word> &words = of(id);
    const auto sameAs = [&](QByteArrayView text) {
        return std::find_if(words.begin(), words.end(),
            [&](const Word &one) { return one.asExpected == asExpected && one.text == text; });
    };
    word = word.first(std::min(word.size(), kLongestWord));
    auto at = sameAs(word);
    if (at == words.end() && words.size() >= kMostWords)
        at = sameAs(kMore);
    if (at != words.end()) {
        at->count = std::min(at->count + 1, kMostCount);
        at->lastMs = nowMs;
        news_ = std::max(news_, News::Counts);
        return;
    }
    // the last places belong to those that have none: one as expected, and one otherwise
    words.append({words.size() < kMostWords ? word.toByteArray() : QByteArray(kMore), asExpected, 1, nowMs});
    news_ = News::First;
}

QList<model::CheckPoint> CheckNotes::points() const
{
    QList<model::CheckPoint> points;
    for (int i = 0; i < model::kCheckCount; ++i) {
        model::CheckPoint point{static_cast<CheckId>(i), {}};
        for (const Word &word : words_.at(static_cast<std::size_t>(i)))
            point.seen.append({QString::fromLatin1(word.text), word.asExpected, word.count, word.lastMs});
        points.append(std::move(point));
    }
    return points;
}

QByteArray CheckNotes::stored() const
{
    QJsonObject all;
    for (const model::CheckPoint &point : points()) {
        QJsonArray seen;
        for (const model::CheckSeen &one : point.seen)
            seen.append(QJsonArray{one.what, one.asExpected, one.count, one.lastMs});
        if (!seen.isEmpty())
            all.insert(model::checkWord(point.id), seen);
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

CheckNotes CheckNotes::fromStored(QByteArrayView json)
{
    CheckNotes notes;
    const QJsonObject all = QJsonDocument::fromJson(json.toByteArray()).object();
    for (auto at = all.begin(); at != all.end(); ++at) {
        const auto id = model::checkFromWord(at.key());
        if (!id) // of a point that this program no longer has
            continue;
        for (const QJsonValue &seen : at.value().toArray()) {
            const QByteArray text = seen[0].toString().toLatin1().left(kLongestWord);
            if (notes.of(*id).size() < kMostWords + 2 && !text.isEmpty())
                notes.of(*id).append({text, seen[1].toBool(), countOf(seen[2]), countOf(seen[3])});
        }
    }
    return notes;
}

QByteArray CheckNotes::serverWord(QByteArrayView word)
{
    int digits = 0;
    bool isPlain = !word.isEmpty() && word.size() <= kLongestWord;
    for (const char c : word.first(std::min(word.size(), kLongestWord))) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        isPlain = isPlain && digits < kDigitsOfSomebody
            && (digits > 0 || isLetter(c) || QByteArrayView("_-:.").contains(c));
    }
    return isPlain ? word.toByteArray() : QByteArray("unnamed");
}

}
