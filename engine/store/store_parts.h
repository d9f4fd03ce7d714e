// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/group_commit.h"
#include "engine/store/profile_lock.h"
#include "engine/store/search_indexer.h"
#include "engine/store/store.h"
#include "engine/store/vault.h"

namespace store {

/// Room internal.
struct Store::Parts {
    Parts(base::Clock &c, base::Random &r) : clock(c), random(r) { }

    base::Clock &clock;
    base::Random &random;
    QString file;
    ProfileLock lock;
    std::unique_ptr<Database> database;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Feed> feed;
    std::unique_ptr<ClientRows> clients;
    std::unique_ptr<AccountRows> accounts;
    std::unique_ptr<KeyRows> keys;
    std::unique_ptr<SessionRows> sessions;
    std::unique_ptr<PeopleRows> people;
    std::unique_ptr<ProfileRows> profiles;
    std::unique_ptr<ChatRows> chats;
    std::unique_ptr<MessageRows> messages;
    std::unique_ptr<AddOnRows> addOns;
    std::unique_ptr<GroupRows> groups;
    std::unique_ptr<HistoryRows> history;
    std::unique_ptr<JobRows> jobs;
    std::unique_ptr<RawRows> raw;
    std::unique_ptr<SettingRows> settings;
    std::unique_ptr<TokenRows> tokens;
    std::unique_ptr<WebhookRows> webhooks;
    std::unique_ptr<DeliveryRows> deliveries;
    std::unique_ptr<UploadRows> uploads;
    std::unique_ptr<AppStateRows> appState;
    std::unique_ptr<LabelRows> labels;
    std::unique_ptr<ScheduledRows> scheduled;
    std::unique_ptr<SearchRows> search;
    std::unique_ptr<SearchIndexer> indexer;
    std::unique_ptr<MediaFiles> media;
    std::unique_ptr<GroupCommit> group;
};

}
