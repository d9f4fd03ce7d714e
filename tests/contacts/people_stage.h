// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/wire/document.h"
#include "tests/store/shelf.h"

namespace support {

inline const model::AccountId kNumber{QStringLiteral("number")};
inline const model::Jid kUs = model::Jid::pn("972555550001");
inline const model::Jid kUsHidden = model::Jid::lid("9000001");
inline const model::Jid kDana = model::Jid::pn("972555550011");
inline const model::Jid kDanaHidden = model::Jid::lid("9000011");
inline const model::Jid kYossi = model::Jid::pn("972555550012");

/// A number with a store, and what it says into its line.
struct PeopleStage : Shelf {
    PeopleStage()
    {
        if (!open())
            qFatal("no store");
        write([this] {
            store::AccountRow row;
            row.id = kNumber;
            row.pn = kUs.withDevice(3);
            return store->accounts().insert(row);
        });
    }
    void link(const model::Jid &lid, const model::Jid &pn)
    {
        if (!write([&]() -> base::Result<void> {
                RETURN_IF_FAILED(store->people().link(kNumber, lid, pn));
                return {};
            }))
            qFatal("not linked");
    }
    /// What `tell` does with the stanza as it comes from the line.
    template <class F>
    static void arrives(const wire::Node &node, F tell)
    {
        wire::Document document;
        const auto view = document.decode(wire::encodeNode(node));
        if (!view)
            qFatal("a node that does not decode");
        tell(*view);
    }
    static std::shared_ptr<wire::Document> asDocument(const wire::Node &node)
    {
        auto document = std::make_shared<wire::Document>();
        if (!document->decode(wire::encodeNode(node)))
            qFatal("a node that does not decode");
        return document;
    }
    QList<wire::Node> takeSaid() { return std::exchange(said, {}); }

    QList<wire::Node> said;
};

}
