// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/http.h"
#include "engine/pairing/client_payload.h"
#include "engine/store/store.h"

#include <QObject>

namespace accounts {

/// The web version that every login claims: what a person set, else what the network's own page said last,
/// else the built-in one. An old one is refused with 405, or pairing with it never ends: it is data and
/// changes without a new program.
class WebVersions : public QObject {
    Q_OBJECT
public:
    struct Source {
        QUrl page; ///< empty: nothing is ever read
        net::Http *http = nullptr; ///< outlives it
        quint32 fixedRevision = 0; ///< what a person set; 0: nothing
    };
    /// `store` and `clock` outlive it.
    WebVersions(Source source, store::Store &store, base::Clock &clock);

    const pairing::WebVersion &current() const { return current_; }
    /// Reads the page again. Answers within 5 s whatever happens; without a page at once. @param oldestMs
    /// what was read within this time is good enough
    base::Task<void> refresh(qint64 oldestMs);

private:
    void keep(quint32 revision);

    Source source_;
    store::Store &store_;
    base::Clock &clock_;
    pairing::WebVersion current_;
    qint64 readMs_ = 0; ///< when the page was read last; 0: never
};

}
