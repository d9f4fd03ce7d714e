// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/block_list.h"

#include <QLoggingCategory>
#include <QSet>

namespace contacts {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::NodeView;

namespace {
Q_LOGGING_CATEGORY(logBlocks, "gesher.contacts.blocks")
}

void BlockList::begin()
{
    parts_.ask(blockListQuery())
        .then(this,
            [this](const transport::Answer &answer) -> Task<void> {
                const auto list = readBlockList(answer.node());
                if (!list)
                    return Task<void>::ready({}); // as it was
                return parts_.store.write([this, list = *list]() -> Result<void> {
                    ASSIGN_OR_RETURN(const auto before, parts_.store.profiles().blocked(parts_.account));
                    if (QSet<Jid>(before.begin(), before.end()) == QSet<Jid>(list.begin(), list.end()))
                        return {};
                    return parts_.store.profiles().replaceBlocked(parts_.account, list);
                });
            })
        .finally(this, [this](const Result<void> &done) {
            if (done)
                Q_EMIT changed();
            else if (done.error().fault != Fault::Offline)
                qCWarning(logBlocks) << "block list:" << base::faultWord(done.error().fault)
                                     << done.error().code;
        });
}

Result<void> BlockList::onNotification(const NodeView &blockList)
{
    const auto changes = readBlockChanges(blockList);
    for (const BlockChange &change : changes)
        RETURN_IF_FAILED(parts_.store.profiles().setBlocked(parts_.account, change.lid, change.on));
    // after the commit, and after the ack that follows it: the whole list, too, since a notice that waited
    // for us, or comes again because its ack got lost, tells of what may be over
    QMetaObject::invokeMethod(
        this,
        [this] {
            Q_EMIT changed();
            begin();
        },
        Qt::QueuedConnection);
    return {};
}

Task<void> BlockList::set(const Jid &person, bool on)
{
    const auto known = parts_.store.people().find(parts_.account, person);
    if (!known)
        return Task<void>::failed(known.error());
    const Jid lid = person.isLid() ? person.withoutDevice() : *known ? (*known)->lid : Jid();
    if (lid.isEmpty())
        return Task<void>::failed(
            {Fault::NotFound, QStringLiteral("no hidden id is known for them"), QStringLiteral("no_lid")});
    return parts_.ask(blockChange(lid, *known ? (*known)->pn : Jid(), on))
        .then(this,
            [this, lid, on](const transport::Answer &) {
                return parts_.store.write(
                    [this, lid, on] { return parts_.store.profiles().setBlocked(parts_.account, lid, on); });
            })
        .then(this, [this] { Q_EMIT changed(); });
}

}
