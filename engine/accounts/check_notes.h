// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/self_check.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <utility>

namespace accounts {

/// What was seen of the points in doubt, counted. Bounded whatever is seen: so many words a point, so many
/// letters a word. A word that is there already is counted without an allocation.
class CheckNotes {
public:
    static constexpr qsizetype kMostWords = 24; ///< of a point; what comes after them counts as `kMore`
    static constexpr qsizetype kLongestWord = 48;
    static constexpr char kMore[] = "others";

    /// @param word  of ours; what comes from the server goes through `serverWord` first
    void note(model::CheckId id, QByteArrayView word, bool asExpected, qint64 nowMs);
    QList<model::CheckPoint> points() const; ///< every point there is, in its order

    /// Whether something was noted since it was asked last, and whether it was seen for the first time.
    enum class News { None, Counts, First };
    News takeNews() { return std::exchange(news_, News::None); }

    QByteArray stored() const; ///< JSON
    static CheckNotes fromStored(QByteArrayView json); ///< of what cannot be read: nothing

    /// A word of the server's that may be shown: letters, digits and `_-:.`, and no five digits in a row.
    /// Anything else may be somebody's name or number, and is "unnamed".
    static QByteArray serverWord(QByteArrayView word);

private:
    struct Word {
        QByteArray text;
        bool asExpected = true;
        qint64 count = 0;
        qint64 lastMs = 0;
    };
    QList<Word> &of(model::CheckId id) { return words_.at(static_cast<std::size_t>(id)); }

    std::array<QList<Word>, model::kCheckCount> words_;
    News news_ = News::None;
};

}
