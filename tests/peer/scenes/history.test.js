// SPDX-License-Identifier: GPL-3.0-or-later
// Past messages that the phone sends after pairing and when it is asked: all there once, in order, told to nobody.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { proto } from 'baileys/WAProto/index.js';
import { Receiver } from './receiver.js';
import { Stage, until } from './stage.js';

const HT = proto.HistorySync.HistorySyncType;
let stage, receiver;
before(async () => {
  stage = await (await Stage.open()).start();
  receiver = await Receiver.open();
  await stage.must(201, 'POST', '/api/v1/webhooks', { kind: 'generic', url: receiver.url('/all') }); // every event there is
});
after(async () => { await stage.close(); await receiver.close(); });

const chatsOf = async account => (await stage.get(`${account.path}/chats?limit=500`)).items;
const companion = account => stage.control.dev(account.pn);
const phoneOf = account => account.phone.phone;
/** Waits until the phone was told that so many pieces were read. */
const told = (account, count, ms = 30000) => until(() => phoneOf(account).receipts.filter(r => r.type === 'hist_sync').length >= count, `${count} receipts of history`, ms);
const heard = () => receiver.got.filter(r => r.body.type === 'message.received' || r.body.type === 'message.changed' || r.body.type === 'chat.changed');
const isSorted = list => list.every((m, i) => i === 0 || list[i - 1].timestamp <= m.timestamp);
/** Sends one piece; the conversation's fields are those of the schema. */
const sends = (account, type, conversations, extra = {}, options = {}) => phoneOf(account).sendHistory(companion(account), type, phoneOf(account).historyBlob(type, conversations, extra), options);
const said = (jid, id, text, t, more = {}) => ({ message: { key: { remoteJid: jid, fromMe: false, id, ...more.key }, message: text === null ? undefined : { conversation: text }, messageTimestamp: t, ...more.info }, ...more.wrap });
const now = () => Math.floor(Date.now() / 1000);

test('after pairing: recent and full history is there once, in order, unread as the phone says, and no hook hears of it', async () => {
  const account = await stage.paired('Front desk', { history: { chats: 8, messages: 60, full: true } });
  await told(account, 4);
  const chats = await chatsOf(account);
  assert.equal(chats.length, 8);
  assert.ok(chats.every((c, i) => i === 0 || chats[i - 1].last_message.timestamp >= c.last_message.timestamp), 'the latest first');
  for (const chat of chats) {
    const messages = await account.messages(chat.jid.split('@')[0]);
    assert.equal(messages.length, 60);
    assert.ok(isSorted(messages));
    assert.equal(new Set(messages.map(m => m.wa_id)).size, 60);
    assert.equal(messages.filter(m => m.direction === 'out').length, 20);
    assert.deepEqual(chat.history, { since: messages[0].timestamp, older: 'no' });
    assert.equal(chat.unread, 0);
  }
  const { history } = await account.state();
  assert.deepEqual(history, { running: false, kind: 'full', percent: 100, chats: 24, messages: 480 });
  assert.deepEqual(heard(), []);
  await account.behaved();
});

test('history inside the message itself, with links of addresses: one chat a person', async () => {
  const friend = stage.number({ name: 'Linked' });
  const account = await stage.paired('Inline', { history: { chats: 0, inline: true } });
  await told(account, 3);
  const lid = stage.peer.account(friend.pn).jid('lid'), pn = stage.peer.account(friend.pn).jid('pn');
  const t = now() - 5000;
  await sends(account, HT.INITIAL_BOOTSTRAP, [{ id: lid, messages: [said(lid, 'L2', 'by hidden id', t + 60), said(lid, 'L1', 'older', t)], unreadCount: 1, tcToken: Buffer.from('token') }], {}, { inline: true });
  await sends(account, HT.RECENT, [{ id: pn, messages: [said(pn, 'P1', 'by phone', t - 60)], lidJid: lid, endOfHistoryTransferType: 0, unreadCount: 7 }], {});
  await until(async () => (await account.messages(friend.pn)).length === 3, 'one chat of three messages');
  assert.deepEqual((await account.messages(friend.pn)).map(m => m.text), ['by phone', 'older', 'by hidden id']);
  const [chat] = (await chatsOf(account)).filter(c => c.jid === pn);
  assert.equal(chat.unread, 1, 'as the first piece said');
  assert.equal(chat.history.older, 'yes');
  assert.equal(chat.last_message.text, 'by hidden id');
  assert.deepEqual(heard(), []);
});

test('messages of one second stand as they were written; reactions, votes, deletions, lines and waiting ones are there', async () => {
  const account = await stage.paired('Kinds', { history: { chats: 0 } });
  await told(account, 3);
  const friend = stage.number({ name: 'Kinds friend' });
  const jid = `${friend.pn}@s.whatsapp.net`, group = '120363000000000777@g.us', t = now() - 90000;
  const poll = { pollCreationMessage: { name: 'Where?', options: [{ optionName: 'here' }, { optionName: 'there' }], selectableOptionsCount: 1 }, messageContextInfo: { messageSecret: Buffer.alloc(32, 7) } };
  const { createHash } = await import('node:crypto');
  await sends(account, HT.RECENT, [
    { id: jid, messages: [said(jid, 'S3', 'third', t, { wrap: { msgOrderId: 3 } }), said(jid, 'S2', 'second', t, { wrap: { msgOrderId: 2 } }), said(jid, 'S1', 'first', t, { wrap: { msgOrderId: 1 }, info: { reactions: [{ key: { remoteJid: jid, fromMe: true, id: 'R1' }, text: '👍', senderTimestampMs: t * 1000 }] } }),
      said(jid, 'W1', null, t - 10, { info: { messageStubType: 2 } }), said(jid, 'D1', null, t - 20, { info: { messageStubType: 1 } }),
      { message: { key: { remoteJid: jid, fromMe: true, id: 'PO' }, message: poll, messageTimestamp: t - 30, status: 4, pollUpdates: [{ pollUpdateMessageKey: { remoteJid: jid, fromMe: false, id: 'V1' }, vote: { selectedOptions: [createHash('sha256').update('there').digest()] }, senderTimestampMs: t * 1000 }] } }] },
    { id: group, name: 'Old friends', participant: [{ userJid: jid, rank: 2 }], messages: [said(group, 'G2', 'in the group', t, { key: { participant: jid } }), said(group, 'G1', null, t - 5, { info: { messageStubType: 21, messageStubParameters: ['Old friends'], participant: jid } })] }], {});
  await until(async () => (await account.messages(friend.pn)).length === 6, 'the messages');
  const messages = await account.messages(friend.pn);
  assert.deepEqual(messages.map(m => m.wa_id), ['PO', 'D1', 'W1', 'S1', 'S2', 'S3']);
  assert.equal(messages[0].state, 'read');
  assert.deepEqual(messages[0].poll.options.map(o => [o.name, o.votes]), [['here', 0], ['there', 1]]);
  assert.ok(messages[1].deleted_at);
  assert.equal(messages[2].type, 'undecryptable');
  assert.equal(messages[3].reactions[0].emoji, '👍');
  const inGroup = (await stage.get(`${account.path}/chats/${group}/messages`)).items;
  assert.deepEqual(inGroup.map(m => m.type), ['text', 'system']);
  assert.equal((await stage.get(`${account.path}/chats/${group}`)).name, 'Old friends');
  assert.deepEqual(heard(), []);
});

test('the same piece twice, and a kill in the middle: nothing twice, nothing lost', async () => {
  const account = await stage.paired('Killed', { history: { chats: 0 } });
  await told(account, 3);
  const phone = phoneOf(account), first = stage.number({ name: 'Long history' }), jid = `${first.pn}@s.whatsapp.net`;
  const many = phone.conversation(jid, 20000, now() - 1000);
  const blob = phone.historyBlob(HT.FULL, [many], {});
  await phone.sendHistory(companion(account), HT.FULL, blob);
  await until(async () => (await account.messages(first.pn)).length > 400, 'the first of it');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await told(account, 4, 60000);
  assert.equal((await account.messages(first.pn)).length, 20000);
  await phone.sendHistory(companion(account), HT.FULL, blob);
  await told(account, 5, 60000);
  const messages = await account.messages(first.pn);
  assert.equal(messages.length, 20000);
  assert.ok(isSorted(messages));
  assert.equal((await account.state()).history.messages, 20000);
  const left = fs.readdirSync(stage.file('profile/media'), { recursive: true, withFileTypes: true }).filter(e => e.isFile());
  assert.deepEqual(left.map(e => e.name), [], 'no piece is left over');
});

test('a piece that the hosts lost is asked for at the phone; one that was changed on the way is not read', async () => {
  const account = await stage.paired('Lost', { history: { chats: 0 } });
  await told(account, 3);
  const phone = phoneOf(account), friend = stage.number({ name: 'Lost friend' }), jid = `${friend.pn}@s.whatsapp.net`;
  const loses = async (id, text, spoil) => {
    const put = stage.peer.media.put.bind(stage.peer.media);
    phone.keepHistories = new Map();
    stage.peer.media.put = (enc, kind) => {
      const path = put(enc, kind);
      phone.keepHistories.set(path, enc);
      spoil(path.split('?')[0], enc);
      stage.peer.media.put = put;
      return path;
    };
    await sends(account, HT.RECENT, [{ id: jid, messages: [said(jid, id, text, now() - 100)] }], {});
  };
  await loses('X1', 'brought again', path => stage.peer.media.blobs.delete(path));
  await account.got(friend.pn, 'brought again');
  await loses('X2', 'repaired', (path, enc) => { const bad = Buffer.from(enc); bad[5] ^= 1; stage.peer.media.blobs.set(path, { ...stage.peer.media.blobs.get(path), enc: bad }); });
  await account.got(friend.pn, 'repaired');
  assert.equal(phone.events.filter(e => e.tag === 'history-retry').length, 2);
  phone.keepHistories = null; // a phone that does not answer holds nothing up
  await loses('X3', 'never seen', path => { stage.peer.media.blobs.delete(path); phone.keepHistories = null; });
  await friend.phone.text(account.pn, 'live meanwhile');
  await account.got(friend.pn, 'live meanwhile');
  assert.ok(!(await account.texts(friend.pn)).includes('never seen'));
  await account.behaved();
});

test('older messages come when they are asked for', async () => {
  const account = await stage.paired('Older', { history: { chats: 1, messages: 30 } });
  await told(account, 3);
  const [chat] = await chatsOf(account), pn = chat.jid.split('@')[0];
  const events = await stage.events();
  const before = await account.messages(pn);
  assert.equal((await stage.call('POST', `${account.path}/chats/999999@s.whatsapp.net/history`, {})).status, 404);
  await stage.must(202, 'POST', `${account.path}/chats/${chat.jid}/history`, {});
  await until(async () => (await account.messages(pn)).length > before.length, 'older ones');
  const after = await account.messages(pn);
  assert.ok(after[0].timestamp < before[0].timestamp);
  assert.ok(isSorted(after));
  await until(() => events.list.some(e => e.type === 'sync.progress' && e.data.history.kind === 'on_demand'), 'the event');
  assert.ok(!events.list.some(e => e.type === 'message.received'));
  events.close();
  await account.behaved();
  assert.ok(receiver.got.filter(r => r.body.type === 'message.received').every(r => r.body.data.text === 'live meanwhile'));
});
