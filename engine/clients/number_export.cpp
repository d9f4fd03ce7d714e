// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/number_export.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace clients {

using base::Fault;
using base::Result;
using base::Task;
using model::Exported;

Task<Exported> NumberExport::run(const model::AccountView &number)
{
    if (std::exchange(running_, true))
        return Task<Exported>::failed(
            {Fault::Refused, u"Another number is being exported. Wait until that is done."_s, u"busy"_s});
    const QString when
        = QDateTime::fromMSecsSinceEpoch(parts_.clock.wallMs(), Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    // whole: whoever asked by REST is in another folder
    const QString directory
        = QDir(parts_.directory).absoluteFilePath(u"number-"_s + number.id.value + u'-' + when);
    model::Client client;
    if (const auto found = parts_.store.clients().find(number.client); found && *found)
        client = **found;
    pack_ = std::make_unique<ExportPack>(parts_.store, parts_.clock, directory);
    base::Promise<Exported> promise;
    pack_->write(client, {number})
        .finally(this, [this, promise, directory](const Result<ExportPack::Counts> &counts) {
            running_ = false;
            if (counts)
                promise.answer(Exported{directory, counts->chats, counts->messages});
            else
                promise.fail(counts.error());
        });
    return promise.task();
}

}
