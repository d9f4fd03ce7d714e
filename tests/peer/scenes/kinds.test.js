// SPDX-License-Identifier: GPL-3.0-or-later
// What is no chat between two people: it must cost nobody a resend, and nothing of it may be lost.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Stage, until } from './stage.js';
import { proto } from 'baileys/WAProto/index.js';
import { createGroup } from '../lib/groups.js';

const HT = proto.HistorySync.HistorySyncType;
let stage, account, contact;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
  await account.sent((await account.send(contact.pn, 'hello')).id);
});
after(() => stage.close());

const own = () => `${account.pn}:`;
const said = (tag, test = () => true) => stage.peer.log.filter(e => e.dir === 'in' && e.device?.startsWith(own()) && e.node.tag === tag && test(e.node));
const inject = node => stage.peer.deliver(stage.control.dev(account.pn), node);

test('a status of a contact is read with its sender key and asked for by nobody', async () => {
  const events = await stage.events();
  const before = said('receipt', n => n.attrs.type === 'retry').length;
  const list = { statusJidList: [`${account.pn}@s.whatsapp.net`] };
  await contact.client.send('status@broadcast', { text: 'my day' }, list);
  await contact.client.send('status@broadcast', { text: 'my evening' }, list);
  await until(async () => {
    const answer = await stage.call('GET', `${account.path}/chats/status@broadcast/messages`);
    return answer.status === 200 && answer.body.items.filter(m => /^my (day|evening)$/.test(m.text)).length === 2;
  }, 'both of them');
  assert.equal(said('receipt', n => n.attrs.type === 'retry').length, before);
  assert.ok(!events.list.some(e => e.type === 'message.undecryptable'));
  events.close();
});

test('a newsletter post is kept and acknowledged, and no receipt is made up for it', async () => {
  inject({ tag: 'message', attrs: { from: '120363025555555555@newsletter', id: 'NEWS1', t: '1790000000', type: 'text', server_id: '7' }, content: [{ tag: 'plaintext', attrs: {}, content: Buffer.from([10, 4, 110, 101, 119, 115]) }] });
  await until(() => said('ack', n => n.attrs.id === 'NEWS1' && n.attrs.class === 'message').length === 1, 'the ack');
  assert.equal(said('receipt', n => n.attrs.id === 'NEWS1').length, 0);
});

test('a message under a cipher of later times is kept and acknowledged, not asked for again', async () => {
  inject({ tag: 'message', attrs: { from: `${contact.pn}@s.whatsapp.net`, id: 'LATER1', t: '1790000000', type: 'text' }, content: [{ tag: 'enc', attrs: { v: '2', type: 'msmsg' }, content: Buffer.alloc(40, 7) }] });
  await until(() => said('ack', n => n.attrs.id === 'LATER1').length === 1, 'the ack');
  assert.equal(said('receipt', n => n.attrs.id === 'LATER1').length, 0);
});

test('what our own phone read of a group is not unread here', async () => {
  const { g: group } = createGroup(stage.peer, stage.control.phone(contact.pn).acct, 'Family', [account.pn]);
  const chat = `${account.path}/chats/${group.jid}`;
  const { id } = await stage.control.send(contact.pn, { to: group.jid, type: 'text', text: 'to all' });
  await until(async () => (await stage.get(`${chat}/messages`)).items.some(m => m.text === 'to all'), 'the text');
  assert.equal((await stage.get(chat)).unread, 1);
  inject({ tag: 'receipt', attrs: { from: group.jid, participant: account.phone.lidJid, type: 'read-self', id, t: '1790000000' }, content: [] });
  await until(async () => (await stage.get(chat)).unread === 0, 'nothing unread');
});

test('a message sent again keeps the time it was written at', async () => {
  stage.control.fault({ kind: 'undecryptable', pn: contact.pn, device: stage.control.dev(contact.pn).id });
  const m = await account.send(contact.pn, 'unreadable at first');
  const receipt = await until(() => stage.peer.log.find(e => e.node.tag === 'receipt' && e.node.attrs.type === 'retry' && e.node.attrs.id === m.wa_id && e.dir === 'out'), 'the receipt');
  const asked = receipt.node.content.find(n => n.tag === 'retry').attrs.t;
  const again = await until(() => said('message', n => n.attrs.id === m.wa_id && n.content?.some(c => c.tag === 'enc')).at(-1), 'the resend');
  assert.equal(again.node.attrs.t, asked);
});

test('a notification about our own devices makes us ask for them', async () => {
  const friend = stage.number({ name: 'Next' });
  await account.sent((await account.send(friend.pn, 'one')).id);
  const asks = () => said('iq', n => n.attrs.xmlns === 'usync' && JSON.stringify(n).includes(account.phone.lid)).length;
  const before = asks();
  inject({ tag: 'notification', attrs: { from: `${account.pn}@s.whatsapp.net`, type: 'account_sync', id: 'SYNC1', t: '1790000000' }, content: [{ tag: 'devices', attrs: { dhash: '2:abcdefgh' }, content: [] }] });
  await until(() => said('ack', n => n.attrs.id === 'SYNC1').length === 1, 'the ack');
  await account.sent((await account.send(friend.pn, 'two')).id);
  assert.equal(asks(), before + 1);
});

test('keys and history are taken from the own phone only', async () => {
  const friend = stage.number({ name: 'Stranger' });
  const keys = [{ keyId: { keyId: Buffer.from('000100000001', 'hex') }, keyData: { keyData: Buffer.alloc(32, 1), timestamp: 1790000000000 } }];
  await friend.phone.sendMessage(account.pn, { protocolMessage: { type: 6, appStateSyncKeyShare: { keys } } }, { id: 'STRANGE1' });
  const forged = friend.phone.historyBlob(HT.RECENT, [friend.phone.conversation('18885550199@s.whatsapp.net', 3, 1790000000)], {});
  await friend.phone.sendMessage(account.pn, { protocolMessage: { type: 5, historySyncNotification: { syncType: HT.RECENT, progress: 100, chunkOrder: 1, initialHistBootstrapInlinePayload: forged } } }, { id: 'STRANGE2' });
  for (const id of ['STRANGE1', 'STRANGE2']) await until(() => said('receipt', n => n.attrs.id === id).length === 1, 'the receipt');
  assert.equal(said('receipt', n => /^STRANGE/.test(n.attrs.id) && n.attrs.type === 'hist_sync').length, 0);
  // pieces are read one after the other: once this one is there, an earlier one would be too
  const own = account.phone.phone, blob = own.historyBlob(HT.RECENT, [own.conversation('18885550198@s.whatsapp.net', 3, 1790000000)], {});
  await own.sendHistory(stage.control.dev(account.pn), HT.RECENT, blob, { inline: true });
  const chats = await until(async () => {
    const { items } = await stage.get(`${account.path}/chats?limit=500`);
    return items.some(c => c.jid.startsWith('18885550198')) && items;
  }, 'the past that the own phone sent');
  assert.deepEqual(chats.filter(c => c.jid.startsWith('18885550199')), [], 'nobody else writes our past');
  await stage.stop();
  const asked = "import json, sqlite3, sys; db = sqlite3.connect(sys.argv[1]); print(json.dumps([db.execute('SELECT kind, wa_id FROM raw_items').fetchall(), db.execute('SELECT hex(id) FROM app_state_keys').fetchall()]))";
  const [kept, known] = JSON.parse(execFileSync('python3', ['-c', asked, stage.file('profile/gesher.db')]));
  await stage.start();
  await account.reaches('connected');
  assert.deepEqual(kept.filter(([kind]) => kind === 'app_state_key_share'), [], 'what the own phone shared was taken');
  assert.deepEqual(kept.filter(([, id]) => /^STRANGE/.test(id)), []);
  assert.ok(known.length > 0 && known.every(([id]) => id !== '000100000001'), 'a key of a stranger is none');
});

test('nothing was done that a correct client would not do', () => account.behaved());
