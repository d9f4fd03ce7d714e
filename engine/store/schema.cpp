// SPDX-License-Identifier: GPL-3.0-or-later
// Every table of the profile, and the way from version to version. Described in docs/formats/database.md.
#include "engine/store/database.h"

#include <algorithm>
#include <array>

namespace store {

using base::Result;

namespace {

/// One entry a version: what leads from the version before to it. Never edited once released, only added to.
constexpr std::array kMigrations{R"sql(
CREATE TABLE profile (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE accounts (id TEXT PRIMARY KEY, label TEXT NOT NULL, state TEXT NOT NULL, has_reason INTEGER NOT NULL,
    reason_code TEXT NOT NULL, reason_detail TEXT NOT NULL, reason_until INTEGER NOT NULL,
    state_since INTEGER NOT NULL, wanted INTEGER NOT NULL, pn TEXT NOT NULL, lid TEXT NOT NULL,
    push_name TEXT NOT NULL, platform TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE device_keys (account TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE signed_pre_keys (account TEXT NOT NULL, id INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (account, id)) STRICT, WITHOUT ROWID;
CREATE TABLE pre_keys (account TEXT NOT NULL, id INTEGER NOT NULL, uploaded INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (account, id)) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (account TEXT NOT NULL, device TEXT NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (account, device)) STRICT, WITHOUT ROWID;
CREATE TABLE identities (account TEXT NOT NULL, device TEXT NOT NULL, key BLOB NOT NULL,
    PRIMARY KEY (account, device)) STRICT, WITHOUT ROWID;
CREATE TABLE sender_keys (account TEXT NOT NULL, chat TEXT NOT NULL, device TEXT NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (account, chat, device)) STRICT, WITHOUT ROWID;
CREATE TABLE people (id INTEGER PRIMARY KEY, account TEXT NOT NULL, lid TEXT NOT NULL, pn TEXT NOT NULL,
    push_name TEXT NOT NULL, contact_name TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX people_lid ON people (account, lid) WHERE lid <> '';
CREATE UNIQUE INDEX people_pn ON people (account, pn) WHERE pn <> '';
CREATE TABLE device_lists (account TEXT NOT NULL, person TEXT NOT NULL, devices BLOB NOT NULL,
    fetched INTEGER NOT NULL, PRIMARY KEY (account, person)) STRICT, WITHOUT ROWID;
CREATE TABLE chats (id INTEGER PRIMARY KEY, account TEXT NOT NULL, person INTEGER NOT NULL, jid TEXT NOT NULL,
    unread INTEGER NOT NULL, last_message TEXT NOT NULL, last_ms INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX chats_person ON chats (account, person) WHERE person <> 0;
CREATE UNIQUE INDEX chats_jid ON chats (account, jid) WHERE jid <> '';
CREATE INDEX chats_order ON chats (account, last_ms DESC, id DESC);
CREATE TABLE messages (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, chat INTEGER NOT NULL,
    person INTEGER NOT NULL, sender TEXT NOT NULL, author TEXT NOT NULL, wa_id TEXT NOT NULL, outgoing INTEGER NOT NULL,
    kind INTEGER NOT NULL, body TEXT NOT NULL, quote TEXT NOT NULL, mentions TEXT NOT NULL, state INTEGER NOT NULL,
    error TEXT NOT NULL, timestamp INTEGER NOT NULL, received INTEGER NOT NULL, proto BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX messages_once ON messages (chat, person, wa_id);
CREATE INDEX messages_wa ON messages (account, wa_id) WHERE outgoing = 1;
CREATE INDEX messages_order ON messages (chat, timestamp, seq);
CREATE INDEX messages_unread ON messages (chat, seq) WHERE outgoing = 0 AND state = 8;
CREATE INDEX messages_day ON messages (account, received, outgoing);
CREATE TABLE timeline (message TEXT NOT NULL, state INTEGER NOT NULL, at INTEGER NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE INDEX timeline_message ON timeline (message);
CREATE TABLE jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, message TEXT NOT NULL,
    attempts INTEGER NOT NULL, not_before INTEGER NOT NULL, under_way INTEGER NOT NULL) STRICT;
CREATE INDEX jobs_account ON jobs (account, id);
CREATE TABLE raw_items (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, kind TEXT NOT NULL,
    wa_id TEXT NOT NULL, sender TEXT NOT NULL, received INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX raw_once ON raw_items (account, kind, wa_id);
CREATE TABLE feed (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL, account TEXT NOT NULL,
    subject TEXT NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE cursors (reader TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
CREATE TABLE settings (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE tokens (id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL, hash BLOB NOT NULL,
    created INTEGER NOT NULL) STRICT;
CREATE TABLE remembered (key TEXT PRIMARY KEY, request_hash BLOB NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL,
    created INTEGER NOT NULL) STRICT;
)sql",
    // one inbox over all accounts; what somebody began to write
    R"sql(
CREATE INDEX chats_order_all ON chats (last_ms DESC, id DESC);
CREATE INDEX chats_unread ON chats (account) WHERE unread > 0;
CREATE TABLE drafts (chat INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
)sql",
    // web hooks and what was delivered to them
    R"sql(
CREATE TABLE webhooks (id TEXT PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL, url_masked TEXT NOT NULL,
    sealed_url BLOB NOT NULL, sealed_bearer BLOB NOT NULL, sealed_secret BLOB NOT NULL, events TEXT NOT NULL,
    enabled INTEGER NOT NULL, reason_code TEXT NOT NULL, reason_detail TEXT NOT NULL, gone_in_row INTEGER NOT NULL,
    last_success INTEGER NOT NULL, last_failure INTEGER NOT NULL, created INTEGER NOT NULL) STRICT;
CREATE TABLE webhook_deliveries (row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, target TEXT NOT NULL,
    event TEXT NOT NULL, seq INTEGER NOT NULL, account TEXT NOT NULL, message TEXT NOT NULL, chat TEXT NOT NULL,
    state INTEGER NOT NULL, attempts INTEGER NOT NULL, response_status INTEGER NOT NULL, error TEXT NOT NULL,
    failures INTEGER NOT NULL, tried_since INTEGER NOT NULL, last_try INTEGER NOT NULL, next_attempt INTEGER NOT NULL,
    created INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (target, seq) WHERE seq > 0;
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (target, row);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (target, next_attempt) WHERE state IN (0, 1);
CREATE INDEX webhook_deliveries_chat ON webhook_deliveries (target, chat, row) WHERE state IN (0, 1);
CREATE INDEX webhook_deliveries_created ON webhook_deliveries (created);
CREATE TABLE webhook_attempts (id INTEGER PRIMARY KEY AUTOINCREMENT, delivery INTEGER NOT NULL, at INTEGER NOT NULL,
    status INTEGER NOT NULL, error TEXT NOT NULL, duration INTEGER NOT NULL, response BLOB NOT NULL,
    request TEXT NOT NULL) STRICT;
CREATE INDEX webhook_attempts_delivery ON webhook_attempts (delivery, id);
DELETE FROM remembered; -- in clear until here, sealed from now on
)sql",
    // whom the numbers belong to
    R"sql(
CREATE TABLE clients (id TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL, country TEXT NOT NULL,
    language TEXT NOT NULL, colour TEXT NOT NULL, mark TEXT NOT NULL, quiet_from INTEGER NOT NULL,
    quiet_to INTEGER NOT NULL, keep_messages_days INTEGER NOT NULL, created INTEGER NOT NULL,
    sealed_key BLOB NOT NULL) STRICT;
ALTER TABLE accounts ADD COLUMN client TEXT NOT NULL DEFAULT '';
)sql",
    // what messages carry besides a text, and what acts upon them
    R"sql(
ALTER TABLE messages ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN thumbnail BLOB NOT NULL DEFAULT x'';
ALTER TABLE messages ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN forwarded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN disappears INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN target TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
UPDATE messages SET kind = 16 WHERE kind = 1 AND length(proto) = 0; -- announced, opened on the phone
CREATE TABLE reactions (message INTEGER NOT NULL, person INTEGER NOT NULL, emoji TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (message, person)) STRICT, WITHOUT ROWID;
CREATE INDEX reactions_person ON reactions (person);
CREATE TABLE votes (message INTEGER NOT NULL, person INTEGER NOT NULL, options TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (message, person)) STRICT, WITHOUT ROWID;
CREATE INDEX votes_person ON votes (person);
CREATE TRIGGER messages_gone AFTER DELETE ON messages WHEN OLD.flags & 3 <> 0 BEGIN
    DELETE FROM reactions WHERE message = OLD.seq;
    DELETE FROM votes WHERE message = OLD.seq;
END;
ALTER TABLE raw_items ADD COLUMN chat TEXT NOT NULL DEFAULT '';
ALTER TABLE raw_items ADD COLUMN target TEXT NOT NULL DEFAULT '';
ALTER TABLE raw_items ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX raw_target ON raw_items (account, target) WHERE target <> '';
CREATE INDEX messages_unsupported ON messages (account, seq) WHERE kind = 1;
)sql",
    // groups, who is in them, who has our key of them, and who got our messages there
    R"sql(
CREATE TABLE groups (account TEXT NOT NULL, jid TEXT NOT NULL, subject TEXT NOT NULL, description TEXT NOT NULL,
    description_id TEXT NOT NULL, owner TEXT NOT NULL, created INTEGER NOT NULL, announce INTEGER NOT NULL,
    locked INTEGER NOT NULL, all_add INTEGER NOT NULL, approval INTEGER NOT NULL, disappears INTEGER NOT NULL,
    hidden INTEGER NOT NULL, community TEXT NOT NULL, version TEXT NOT NULL, fetched INTEGER NOT NULL,
    member INTEGER NOT NULL, PRIMARY KEY (account, jid)) STRICT, WITHOUT ROWID;
CREATE TABLE group_members (account TEXT NOT NULL, grp TEXT NOT NULL, person INTEGER NOT NULL, role INTEGER NOT NULL,
    joined INTEGER NOT NULL, PRIMARY KEY (account, grp, person)) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_person ON group_members (person);
CREATE TABLE sender_key_devices (account TEXT NOT NULL, grp TEXT NOT NULL, device TEXT NOT NULL,
    PRIMARY KEY (account, grp, device)) STRICT, WITHOUT ROWID;
CREATE TABLE receipts (message INTEGER NOT NULL, person INTEGER NOT NULL, state INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (message, person)) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_person ON receipts (person);
DROP TRIGGER messages_gone;
CREATE TRIGGER messages_gone AFTER DELETE ON messages WHEN OLD.flags & 11 <> 0 BEGIN
    DELETE FROM reactions WHERE message = OLD.seq;
    DELETE FROM votes WHERE message = OLD.seq;
    DELETE FROM receipts WHERE message = OLD.seq;
END;
)sql",
    // files of the numbers, and what uploading them gave
    R"sql(
CREATE TABLE media_files (account TEXT NOT NULL, sha256 BLOB NOT NULL, file TEXT NOT NULL, bytes INTEGER NOT NULL,
    mime TEXT NOT NULL, sealed_key BLOB NOT NULL, created INTEGER NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (account, sha256)) STRICT, WITHOUT ROWID;
CREATE INDEX media_files_file ON media_files (file);
CREATE INDEX media_files_sha256 ON media_files (sha256);
CREATE INDEX media_files_used ON media_files (account, used);
CREATE TABLE media_uploads (account TEXT NOT NULL, sha256 BLOB NOT NULL, kind TEXT NOT NULL, sealed BLOB NOT NULL,
    until INTEGER NOT NULL, PRIMARY KEY (account, sha256, kind)) STRICT, WITHOUT ROWID;
)sql",
    // what all devices of a number agree about: how chats stand, names, labels, and the keys to read it with
    R"sql(
ALTER TABLE chats ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN rank INTEGER GENERATED ALWAYS AS (last_ms + (pinned > 0) * 4503599627370496) VIRTUAL;
DROP INDEX chats_order;
DROP INDEX chats_order_all;
DROP INDEX chats_unread;
CREATE INDEX chats_order ON chats (account, rank DESC, id DESC);
CREATE INDEX chats_order_all ON chats (rank DESC, id DESC);
CREATE INDEX chats_unread ON chats (account) WHERE unread > 0 OR marked_unread > 0;
CREATE INDEX messages_starred ON messages (account, timestamp) WHERE flags & 16 <> 0;
ALTER TABLE people ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN username TEXT NOT NULL DEFAULT '';
CREATE TABLE app_state_keys (account TEXT NOT NULL, id BLOB NOT NULL, sealed BLOB NOT NULL, at INTEGER NOT NULL,
    asked INTEGER NOT NULL, PRIMARY KEY (account, id)) STRICT, WITHOUT ROWID;
CREATE TABLE app_states (account TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (account, name)) STRICT, WITHOUT ROWID;
CREATE TABLE app_state_records (account TEXT NOT NULL, name TEXT NOT NULL, index_mac BLOB NOT NULL,
    value_mac BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (account, name, index_mac)) STRICT, WITHOUT ROWID;
CREATE TABLE app_state_wishes (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, name TEXT NOT NULL,
    record TEXT NOT NULL, sealed BLOB NOT NULL, version INTEGER NOT NULL, removal INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX app_state_wishes_once ON app_state_wishes (account, record);
CREATE TABLE labels (account TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL,
    place INTEGER NOT NULL, PRIMARY KEY (account, id)) STRICT, WITHOUT ROWID;
CREATE TABLE label_chats (account TEXT NOT NULL, label TEXT NOT NULL, chat INTEGER NOT NULL,
    PRIMARY KEY (account, label, chat)) STRICT, WITHOUT ROWID;
CREATE INDEX label_chats_chat ON label_chats (chat);
CREATE TRIGGER chats_gone AFTER DELETE ON chats BEGIN
    DELETE FROM label_chats WHERE chat = OLD.id;
END;
CREATE TABLE quick_replies (account TEXT NOT NULL, id TEXT NOT NULL, shortcut TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (account, id)) STRICT, WITHOUT ROWID;
)sql",
    // past messages that the phone sent: how far back chats go, and secrets that came with them
    R"sql(
CREATE TABLE chat_history (chat INTEGER PRIMARY KEY, more INTEGER NOT NULL, timer INTEGER NOT NULL) STRICT;
CREATE TRIGGER chat_history_gone AFTER DELETE ON chats BEGIN
    DELETE FROM chat_history WHERE chat = OLD.id;
END;
CREATE TABLE trust_tokens (person INTEGER PRIMARY KEY, account TEXT NOT NULL, sealed BLOB NOT NULL,
    received INTEGER NOT NULL, sent INTEGER NOT NULL) STRICT;
CREATE INDEX trust_tokens_account ON trust_tokens (account);
CREATE TRIGGER trust_tokens_gone AFTER DELETE ON people BEGIN
    DELETE FROM trust_tokens WHERE person = OLD.id;
END;
CREATE TABLE history_secrets (account TEXT NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL,
    UNIQUE (account, name)) STRICT;
)sql",
    // the index over the words of all messages, and what it has not read yet: at first everything
    R"sql(
CREATE TABLE search_keys (account TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE search_docs (doc INTEGER PRIMARY KEY, message INTEGER NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5(words, detail = none, columnsize = 0, prefix = '3', tokenize = 'ascii');
CREATE TABLE search_due (message INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER search_came AFTER INSERT ON messages WHEN NEW.kind < 64 AND NEW.kind NOT IN (1, 2, 18) BEGIN
    INSERT OR IGNORE INTO search_due (message) VALUES (NEW.seq);
END;
CREATE TRIGGER search_changed AFTER UPDATE OF kind, body, content, deleted, chat, timestamp ON messages
    WHEN NEW.kind < 64 BEGIN
    INSERT OR IGNORE INTO search_due (message) VALUES (NEW.seq);
END;
CREATE TRIGGER search_gone AFTER DELETE ON messages WHEN OLD.kind < 64 BEGIN
    INSERT OR IGNORE INTO search_due (message) VALUES (OLD.seq);
END;
INSERT INTO search_due (message) SELECT seq FROM messages WHERE kind < 64 AND kind NOT IN (1, 2, 18);
)sql",
    // which phones are on the network, as it said
    R"sql(
CREATE TABLE phone_checks (account TEXT NOT NULL, pn TEXT NOT NULL, there INTEGER NOT NULL, checked INTEGER NOT NULL,
    PRIMARY KEY (account, pn)) STRICT, WITHOUT ROWID;
CREATE INDEX phone_checks_checked ON phone_checks (account, checked);
)sql",
    // what people show of themselves, what is noted about them, and who is blocked
    R"sql(
CREATE TABLE profiles (account TEXT NOT NULL, jid TEXT NOT NULL, picture_id TEXT NOT NULL, picture BLOB NOT NULL,
    picture_ms INTEGER NOT NULL, about TEXT NOT NULL, business INTEGER NOT NULL, about_ms INTEGER NOT NULL,
    PRIMARY KEY (account, jid)) STRICT, WITHOUT ROWID;
CREATE TABLE notes (person INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TRIGGER notes_gone AFTER DELETE ON people BEGIN
    DELETE FROM notes WHERE person = OLD.id;
END;
CREATE TABLE blocked (account TEXT NOT NULL, lid TEXT NOT NULL, PRIMARY KEY (account, lid)) STRICT, WITHOUT ROWID;
CREATE INDEX people_pn_anywhere ON people (pn) WHERE pn <> '';
)sql",
    // what businesses tell of themselves, as JSON
    R"sql(
ALTER TABLE profiles ADD COLUMN tells BLOB NOT NULL DEFAULT x'';
)sql",
    // what was not sent, for the list of chats
    R"sql(
CREATE INDEX messages_failed ON messages (chat, timestamp) WHERE outgoing = 1 AND state = 6;
)sql",
    // two chats that became one, so that they can be two again, and who was separated by hand
    R"sql(
CREATE TABLE merges (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, person INTEGER NOT NULL,
    chat INTEGER NOT NULL, lid TEXT NOT NULL, pn TEXT NOT NULL, kept_lid TEXT NOT NULL, kept_pn TEXT NOT NULL,
    gone_lid TEXT NOT NULL, gone_pn TEXT NOT NULL, push_name TEXT NOT NULL, contact_name TEXT NOT NULL,
    first_name TEXT NOT NULL, username TEXT NOT NULL) STRICT;
CREATE INDEX merges_person ON merges (person);
CREATE TABLE merge_messages (message INTEGER NOT NULL, merge INTEGER NOT NULL, PRIMARY KEY (message, merge))
    STRICT, WITHOUT ROWID;
CREATE INDEX merge_messages_merge ON merge_messages (merge);
CREATE TRIGGER merge_messages_gone AFTER DELETE ON messages BEGIN
    DELETE FROM merge_messages WHERE message = OLD.seq;
END;
CREATE TRIGGER merged_people_gone AFTER DELETE ON people BEGIN
    DELETE FROM merges WHERE person = OLD.id;
END;
CREATE TRIGGER merges_gone AFTER DELETE ON merges BEGIN
    DELETE FROM merge_messages WHERE merge = OLD.id;
END;
CREATE TABLE separations (account TEXT NOT NULL, lid TEXT NOT NULL, pn TEXT NOT NULL,
    PRIMARY KEY (account, lid, pn)) STRICT, WITHOUT ROWID;
)sql",
    // texts that wait for the time at which they are sent
    R"sql(
CREATE TABLE scheduled (id TEXT PRIMARY KEY, chat INTEGER NOT NULL, body TEXT NOT NULL, thumbnail BLOB NOT NULL,
    at INTEGER NOT NULL, fault INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX scheduled_chat ON scheduled (chat, at);
CREATE INDEX scheduled_due ON scheduled (at) WHERE code = '';
CREATE TRIGGER scheduled_gone AFTER DELETE ON chats BEGIN
    DELETE FROM scheduled WHERE chat = OLD.id;
END;
)sql",
    // the files of a conversation, for those who look for one
    R"sql(
CREATE INDEX messages_pictures ON messages (chat, timestamp, seq) WHERE deleted = 0 AND kind IN (3, 4, 5);
CREATE INDEX messages_documents ON messages (chat, timestamp, seq) WHERE deleted = 0 AND kind = 8;
)sql",
    // the tokens of the index themselves, to look up which begin alike; a view of search_words, nothing of its own
    R"sql(
CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_words, instance);
)sql"};

}

Result<void> migrate(Database &database, const BackUp &backUp, qint64 upTo)
{
    qint64 version = 0;
    {
        ASSIGN_OR_RETURN(auto asked, database.query("PRAGMA user_version"));
        ASSIGN_OR_RETURN(const bool has, asked.next());
        version = has ? asked.number(0) : 0;
    }
    const auto newest = static_cast<qint64>(kMigrations.size());
    if (version > newest)
        return base::fail(base::Fault::Storage,
            QStringLiteral("written by a later program (version %1, this one knows %2)")
                .arg(version)
                .arg(newest),
            QStringLiteral("newer_version"));
    if (version > 0 && version < newest)
        RETURN_IF_FAILED(backUp(version));
    for (qint64 next = version; next < std::min(newest, upTo); ++next) {
        RETURN_IF_FAILED(database.execute("BEGIN IMMEDIATE"));
        auto done = database.execute(kMigrations.at(static_cast<std::size_t>(next)));
        const QByteArray stamp = "PRAGMA user_version=" + QByteArray::number(next + 1) + "; COMMIT";
        if (done)
            done = database.execute(stamp.constData());
        if (!done) {
            (void)database.execute("ROLLBACK");
            return done;
        }
    }
    return {};
}

}
