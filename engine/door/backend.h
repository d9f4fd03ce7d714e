// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/clients/clients.h"
#include "engine/crm/webhooks.h"
#include "engine/door/engine.h"
#include "engine/media/web_file.h"
#include "engine/media/web_page.h"
#include "engine/media/workshop.h"
#include "engine/outbox/schedule.h"

namespace door {

/// What the nouns forward to. Room internal.
struct Backend {
    base::Clock &clock;
    base::Random &random;
    model::NetworkProfile network;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<accounts::WebVersions> versions;
    std::unique_ptr<accounts::Supervisor> accounts;
    std::unique_ptr<clients::Clients> clients;
    std::unique_ptr<outbox::Outbox> outbox;
    std::unique_ptr<outbox::Schedule> schedule;
    std::unique_ptr<crm::Webhooks> webhooks;
    std::unique_ptr<media::WebFiles> webFiles;
    std::unique_ptr<media::Workshop> workshop;
    std::unique_ptr<media::WebPages> webPages;
};

/// NotFound: there is none. Room internal.
base::Result<accounts::Account *> accountOf(const Backend &backend, const model::AccountId &id);
/// Room internal.
model::Contact contactOf(const store::Person &person, const store::Profile &profile);

}
