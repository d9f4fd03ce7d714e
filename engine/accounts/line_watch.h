// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/self_check.h"
#include "engine/accounts/wire_log.h"
#include "engine/base/task.h"
#include "engine/media/media_keys.h"
#include "engine/store/store.h"

#include <QObject>

#include <memory>

namespace accounts {

/// Who looks at everything that passes on a number's lines: the self-check always, the log where somebody
/// asked for it. What the self-check saw is kept in the store: a second after something was seen for the
/// first time, and so with every change of a verdict; counts ten minutes later, and when the program ends.
/// Everything given outlives it.
class LineWatch final : public QObject, public transport::Tap {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
        QString logs; ///< the folder of the logs
    };
    explicit LineWatch(Parts parts);

    void sent(const wire::Node &node) override;
    void arrived(const wire::NodeView &node) override;
    void ended(const base::Error &why);
    /// A media host took a file of a message, or did not; see Files.
    void hostAnswered(media::Kind kind, const QString &refusal);
    /// See appstate::Collections.
    void recordRead(const QByteArray &kind, int version);

    bool isLogged() const { return log_ != nullptr; }
    base::Task<void> setLogged(bool on);

    QList<model::CheckPoint> points() const { return check_.notes().points(); }
    /// Writes what is not written yet.
    void keep();
    /// Nothing was ever seen.
    base::Task<void> forget();

private:
    void writeSoon();

    Parts parts_;
    std::unique_ptr<WireLog> log_;
    SelfCheck check_;
    CheckNotes::News unwritten_ = CheckNotes::News::None;
    base::Timer timer_;
};

}
