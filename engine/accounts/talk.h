// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/files.h"
#include "engine/appstate/collections.h"
#include "engine/contacts/block_list.h"
#include "engine/contacts/own_presence.h"
#include "engine/contacts/person_lines.h"
#include "engine/contacts/phone_checks.h"
#include "engine/contacts/privacy_settings.h"
#include "engine/contacts/profiles.h"
#include "engine/groups/groups.h"
#include "engine/history/importer.h"
#include "engine/messaging/calls.h"
#include "engine/messaging/group_sender.h"
#include "engine/messaging/inbox.h"
#include "engine/messaging/peer_messages.h"
#include "engine/messaging/receipts.h"
#include "engine/messaging/retries.h"
#include "engine/messaging/sender.h"
#include "engine/trust/reach_out.h"

namespace accounts {

/// Everything a paired account talks with, made once per registration and kept over reconnects.
struct Talk {
    struct Ground {
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
        net::Transfers &transfers;
        const model::NetworkProfile &network;
    };
    Talk(const model::AccountId &account, messaging::Self who, transport::Line &line, const Ground &ground)
        : self(std::move(who)),
          directory(account, line, ground.store, ground.clock, ground.random),
          presences(presenceParts(account, line, ground)),
          ownPresence(presenceParts(account, line, ground)),
          phoneChecks({account, [&line](wire::Node iq) { return line.request(std::move(iq)); }, ground.store,
              ground.clock, ground.random}),
          cipher(account, ground.store, ground.random),
          preKeys(account, line, ground.store, ground.clock, ground.random),
          bundles(account, line, ground.store, cipher),
          tokens({account, line, ground.store, ground.clock}),
          reachOut({account, line, ground.store, ground.clock, tokens}),
          profiles({account, [&line](wire::Node iq) { return line.request(std::move(iq)); }, tokens,
              ground.transfers, ground.store, ground.clock, ground.random}),
          blockList({account, [&line](wire::Node iq) { return line.request(std::move(iq)); }, ground.store}),
          privacy([&line](wire::Node iq) { return line.request(std::move(iq)); }),
          personLines({account, ground.store, ground.clock, ground.random}),
          addOns(account, self, ground.store),
          peers({account, self, line, ground.store, ground.clock, ground.random, bundles, cipher}),
          phoneResends({account, ground.store, ground.clock, peers, ground.network.timing.retryDelay * 2}),
          inbox({account, self, line, ground.store, ground.clock, ground.random, cipher, preKeys, addOns,
              tokens, phoneResends, ground.network.timing.retryDelay}),
          receipts({account, self, line, ground.store, ground.clock, addOns}),
          calls({account, self, line, ground.store, ground.clock, ground.random}),
          retries({account, self, line, ground.store, ground.clock, bundles, cipher}),
          sender({account, self, line, ground.store, directory, bundles, cipher, tokens}),
          groups({{account, self.pn, self.lid}, line, ground.store, ground.clock, ground.random}),
          groupSender({account, self, line, ground.store, directory, bundles, cipher,
              [this](const model::Jid &group, bool anew) {
                  return anew ? groups.refresh(group) : groups.ensure(group);
              }}),
          hosts([&line](wire::Node iq) { return line.request(std::move(iq)); }, ground.network.mediaHosts,
              ground.network.mediaScheme, ground.clock),
          downloader({ground.store, ground.transfers, hosts, ground.clock, ground.random}, account),
          files({account, self, line, ground.store, ground.transfers, hosts, downloader, ground.clock,
              ground.random}),
          appState({account, self, line, ground.store, downloader, ground.clock, ground.random, peers}),
          history({account, self, line, ground.store, downloader, ground.clock, ground.random, peers})
    {
        inbox.askWhetherHere([this] { return ownPresence.isAvailable(); });
    }
    base::Task<messaging::Sender::Accepted> send(const store::MessageRow &row)
    {
        ownPresence.wrote(row.message.chat);
        return files.prepare(row).then(&files, [this](const store::MessageRow &ready) {
            return ready.message.chat.isGroup() ? groupSender.send(ready) : sender.send(ready);
        });
    }

    messaging::Self self;
    contacts::DeviceDirectory directory;
    contacts::Presences presences;
    contacts::OwnPresence ownPresence;
    contacts::PhoneChecks phoneChecks;
    messaging::Cipher cipher;
    messaging::PreKeys preKeys;
    messaging::Bundles bundles;
    trust::Tokens tokens;
    trust::ReachOut reachOut;
    contacts::Profiles profiles;
    contacts::BlockList blockList;
    contacts::PrivacySettings privacy;
    contacts::PersonLines personLines;
    messaging::AddOns addOns;
    messaging::PeerMessages peers;
    messaging::PhoneResends phoneResends;
    messaging::Inbox inbox;
    messaging::Receipts receipts;
    messaging::Calls calls;
    messaging::Retries retries;
    messaging::Sender sender;
    groups::Groups groups;
    messaging::GroupSender groupSender;
    media::Hosts hosts;
    media::Downloader downloader; ///< outlives whoever waits for it: what ends with the number finds nobody
    Files files;
    appstate::Collections appState;
    history::Importer history;

private:
    contacts::Presences::Parts presenceParts(
        const model::AccountId &account, transport::Line &line, const Ground &ground) const
    {
        return {account, self.pn, self.lid, [&line](const wire::Node &node) { line.send(node); },
            ground.store, ground.clock};
    }
};

}
