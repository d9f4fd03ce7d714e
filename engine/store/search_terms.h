// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>

namespace store {

class Database;

/// Which tokens of the index begin alike, for one question. Room internal.
///
/// FTS5 reads the newest rows of one token without those before, but of "all that begins so" it joins every
/// list from end to end first: two common words over a million messages took 77 ms for fifty rows. So the
/// beginning is replaced by the tokens that it stands for.
class SearchTerms {
public:
    explicit SearchTerms(Database &database) : database_(database) { }

    /// The FTS5 expression of every token with that beginning. It stays a beginning where it stands for more
    /// tokens than the question may still look at: then the lists are short, or there are many numbers.
    base::Result<QByteArray> expression(const QByteArray &beginning);

private:
    static constexpr int kMostLooks = 400; ///< in a question, each some 25 us

    Database &database_;
    int looks_ = kMostLooks;
};

}
