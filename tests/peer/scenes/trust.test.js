// SPDX-License-Identifier: GPL-3.0-or-later
// First messages: what vouches for them, and what happens when the network does not want them.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { proto } from 'baileys/WAProto/index.js';
import { Stage, until } from './stage.js';

const HT = proto.HistorySync.HistorySyncType;
let stage, account, events;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { knowsNobody: true, history: { pushnames: false } });
  events = await stage.events();
  stage.peer.rules.tctoken = true;
});
after(() => stage.close());

const own = () => `${account.pn}:`;
const said = (tag, test = () => true) => stage.peer.log.filter(e => e.dir === 'in' && e.device?.startsWith(own()) && e.node.tag === tag && test(e.node));
const stanzas = m => said('message', n => n.attrs.id === m.wa_id).map(e => e.node);
const child = (node, tag) => node.content.find(c => c.tag === tag);
const bytes = node => Buffer.from(node.content.b64 ?? node.content, node.content.b64 ? 'base64' : undefined);
const deliver = node => stage.peer.deliver(stage.control.dev(account.pn), node);
const now = () => Math.floor(Date.now() / 1000);
const failed = id => until(async () => { const m = await stage.get(`/api/v1/messages/${id}`); return m.state === 'failed' && m; }, 'the failure');
const questions = () => said('iq', n => n.attrs.xmlns === 'w:mex').length;
const warnings = async () => (await account.state()).warnings.map(w => w.code);
/** Somebody whom nobody can write to without a token. */
const guarded = name => { const who = stage.number({ name }); stage.peer.account(who.pn).flags.requireToken = true; return who; };
/** They let us write to them, as their phone would say it. */
function gives(who) {
  const token = crypto.randomBytes(24), t = String(now());
  stage.peer.account(account.pn).tokens.set(who.pn, { t, token });
  deliver({ tag: 'notification', attrs: { from: `${who.pn}@s.whatsapp.net`, sender_lid: who.lidJid, type: 'privacy_token', id: `TOK${t}${who.pn}`, t }, content: [{ tag: 'tokens', attrs: {}, content: [{ tag: 'token', attrs: { jid: `${account.pn}@s.whatsapp.net`, t, type: 'trusted_contact' }, content: token }] }] });
  return token;
}
const mex = (id, body) => deliver({ tag: 'notification', attrs: { from: 's.whatsapp.net', type: 'mex', id, t: String(now()) }, content: [{ tag: 'update', attrs: { op_name: 'NotificationUserReachoutTimelockUpdate' }, content: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }] });
const timeLock = (id, active, ends) => mex(id, { data: { xwa2_notify_account_reachout_timelock: { is_active: active, enforcement_type: 'DEFAULT', time_enforcement_ends: String(ends) } } });

test('a first message that is refused is tried once, and the network is asked why', async () => {
  const dana = guarded('Dana');
  const before = questions();
  const m = await account.send(dana.pn, 'hello');
  const { error } = await failed(m.id);
  assert.equal(error.code, '463');
  assert.equal(child(stanzas(m)[0], 'tctoken'), undefined);
  await until(() => questions() === before + 2, 'the questions');
  gives(dana);
  await until(() => said('ack', n => n.attrs.id.startsWith('TOK')).length === 1, 'the ack');
  assert.equal(stanzas(m).length, 1, 'not tried again by itself');
});

test('with their token it goes through, and ours is given to them once', async () => {
  const noa = guarded('Noa');
  const token = gives(noa);
  await until(() => said('ack', n => n.attrs.id.endsWith(noa.pn)).length === 1, 'the ack');
  const given = () => said('iq', n => n.attrs.xmlns === 'privacy' && child(n, 'tokens')?.content[0].attrs.jid === noa.lidJid).length;
  const first = await account.send(noa.pn, 'hello');
  await account.sent(first.id);
  assert.deepEqual(bytes(child(stanzas(first)[0], 'tctoken')), token);
  await until(() => given() === 1, 'our token');
  const second = await account.send(noa.pn, 'again');
  await account.sent(second.id);
  assert.deepEqual(bytes(child(stanzas(second)[0], 'tctoken')), token);
  assert.equal(given(), 1);
});

test('a token is known after a crash', async () => {
  const omer = guarded('Omer');
  const token = gives(omer);
  await until(() => said('ack', n => n.attrs.id.endsWith(omer.pn)).length === 1, 'the ack');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  events = await stage.events();
  const m = await account.send(omer.pn, 'hello');
  await account.sent(m.id);
  assert.deepEqual(bytes(child(stanzas(m)[0], 'tctoken')), token);
});

test('towards people who gave none, the salt of our own phone vouches', async () => {
  const tal = stage.number({ name: 'Tal' });
  const salt = crypto.randomBytes(32), phone = account.phone.phone;
  const told = phone.receipts.filter(r => r.type === 'hist_sync').length;
  // field 19, nctSalt, which this version of Baileys does not know
  const piece = Buffer.concat([proto.HistorySync.encode({ syncType: HT.RECENT, progress: 100, chunkOrder: 1 }).finish(), Buffer.from([0x9a, 0x01, salt.length]), salt]);
  await phone.sendHistory(stage.control.dev(account.pn), HT.RECENT, zlib.deflateSync(piece), { inline: true });
  await until(() => phone.receipts.filter(r => r.type === 'hist_sync').length > told, 'the piece to be read');
  await account.sent((await account.send(tal.pn, 'first')).id); // now we know the hidden id
  const m = await account.send(tal.pn, 'second');
  await account.sent(m.id);
  assert.deepEqual(bytes(child(stanzas(m)[0], 'cstoken')), crypto.createHmac('sha256', salt).update(tal.lidJid).digest());
  assert.equal(child(stanzas(m)[0], 'tctoken'), undefined);
});

test('while new chats are blocked none is tried, and chats with those who wrote go on', async () => {
  const friend = await stage.contact({ name: 'Friend' }), stranger = stage.number({ name: 'Stranger' });
  await friend.client.send(`${account.pn}@s.whatsapp.net`, { text: 'I have a question' });
  await account.got(friend.pn, 'I have a question');
  const ends = now() + 3600;
  timeLock('LOCK1', true, ends);
  const { warnings: [warning] } = await until(async () => { const a = await account.state(); return a.warnings.length && a; }, 'the warning');
  assert.deepEqual({ ...warning, until: Date.parse(warning.until) / 1000 }, { code: 'time_lock', detail: 'DEFAULT', until: ends });
  await until(() => events.list.some(e => e.type === 'alert' && e.data.code === 'time_lock'), 'the alert');
  const m = await account.send(stranger.pn, 'hello');
  const { error } = await failed(m.id);
  assert.equal(error.code, 'time_lock');
  assert.equal(stanzas(m).length, 0);
  await account.sent((await account.send(friend.pn, 'the answer')).id);
});

test('when it is over, new chats can be begun again', async () => {
  const stranger = stage.number({ name: 'Later' });
  timeLock('LOCK2', true, now() + 7200);
  await until(async () => (await warnings()).includes('time_lock'), 'the warning');
  timeLock('LOCK3', false, 0);
  await until(async () => (await warnings()).length === 0, 'no warning');
  await account.sent((await account.send(stranger.pn, 'hello')).id);
});

test('a block is known after a crash until the network says otherwise', async () => {
  timeLock('LOCK4', true, now() + 7200);
  await until(async () => (await warnings()).includes('time_lock'), 'the warning');
  await until(() => said('ack', n => n.attrs.id === 'LOCK4').length === 1, 'the ack'); // else it comes again
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await until(async () => (await warnings()).length === 0, 'the answer to the question at the login');
});

test('a quota of new chats warns, and is kept when it is used up', async () => {
  const capping = (id, used, status) => mex(id, { data: { xwa2_message_capping_info: { total_quota: 50, used_quota: used, cycle_end_timestamp: String(now() + 86400), capping_status: status } } });
  capping('CAP1', 40, 'FIRST_WARNING');
  await until(async () => (await account.state()).warnings.some(w => w.code === 'new_chats_used' && w.detail === '40/50'), 'the warning');
  capping('CAP2', 50, 'CAPPED');
  await until(async () => (await warnings()).includes('new_chat_quota'), 'the warning');
  const m = await account.send(stage.number({ name: 'Too many' }).pn, 'hello');
  assert.equal((await failed(m.id)).error.code, 'new_chat_quota');
  capping('CAP3', 0, 'NONE');
  await until(async () => (await warnings()).length === 0, 'no warning');
});

test('nonsense is acknowledged and changes nothing', async () => {
  for (const [id, body] of [['BAD1', 'no json'], ['BAD2', `{"data":{"a":{"is_active":true,"x":"${'y'.repeat(20000)}"}}}`], ['BAD3', { data: { a: { is_active: 'yes' } } }], ['BAD4', { data: [] }]]) mex(id, body);
  await until(() => said('ack', n => /^BAD/.test(n.attrs.id)).length === 4, 'four acks');
  assert.deepEqual(await warnings(), []);
  await account.reaches('connected');
});

test('nothing was done that a correct client would not do', () => account.behaved());
