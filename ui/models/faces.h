// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QCache>
#include <QFuture>
#include <QImage>

#include <functional>

namespace ui {

/// The small pictures of people and groups: asked for when somebody looks at them, unpacked on another
/// thread, and kept while they are looked at.
class Faces : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<QFuture<base::Result<QByteArray>>(
        const model::AccountId &account, const model::Jid &whose)>;
    static Ask throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    /// @param clock  outlives it
    Faces(Ask ask, base::Clock &clock, QObject *parent = nullptr);
    /// Hears of others in `desk`.
    void follow(door::Desk &desk);

    /// Square, kSide pixels at each side. Null: they show none, or it is not here yet.
    QImage look(const model::AccountId &account, const model::Jid &whose);
    /// The next look asks again. @param whose  empty: nobody
    void forget(const model::AccountId &account, const model::Jid &whose);

    static constexpr int kSide = 96;
    static constexpr int kMost = 600; ///< kept
    static constexpr base::milliseconds kAgain{60'000}; ///< after no answer

Q_SIGNALS:
    void came(const model::AccountId &account, const model::Jid &whose);

private:
    using Key = std::pair<model::AccountId, model::Jid>;
    struct Face {
        QImage picture;
        bool isAsked = false;
        base::milliseconds notBefore{0};
    };
    void ask(const Key &key);
    void take(const Key &key, const base::Result<QByteArray> &bytes);
    void show(const Key &key, const QImage &picture);

    Ask ask_;
    base::Clock &clock_;
    QCache<Key, Face> known_;
};

}
