// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/clients/export_pack.h"
#include "engine/model/client.h"

namespace clients {

/// What is stored of one number, in files, while the number goes on as it was. One at a time; everything
/// given outlives it.
class NumberExport : public QObject {
    Q_OBJECT
public:
    struct Parts {
        store::Store &store;
        base::Clock &clock;
        QString directory; ///< under which the files go, those of each export in a folder of its own
    };
    explicit NumberExport(Parts parts) : parts_(std::move(parts)) { }
    /// Refused busy while another one is under way; Storage export_failed.
    base::Task<model::Exported> run(const model::AccountView &number);

private:
    Parts parts_;
    std::unique_ptr<ExportPack> pack_;
    bool running_ = false;
};

}
