// SPDX-License-Identifier: GPL-3.0-or-later
// People: who is there and who types, both ways, with an unmodified Baileys companion at the other side.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { createGroup } from '../lib/groups.js';

let stage, account, contact, chat, events;
const jidOf = pn => `${pn}@s.whatsapp.net`;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { name: 'Front desk of Levi' });
  contact = await stage.contact({ name: 'Dana' });
  await stage.control.send(contact.pn, { to: account.pn, type: 'text', text: 'hello' });
  await account.got(contact.pn, 'hello');
  chat = `${account.path}/chats/${jidOf(contact.pn)}`;
  events = await stage.events();
  await until(async () => (await account.state()).push_name === 'Front desk of Levi', 'the own name');
});
after(async () => { events.close(); await stage.close(); });

const presences = test => events.list.filter(e => e.type === 'presence.changed' && e.account === account.id).map(e => e.data).filter(test);
const ours = () => [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
const atContact = test => (contact.client.presences || []).flatMap(p => Object.values(p.presences)).filter(test);
const typing = (body, status = 202) => stage.must(status, 'POST', `${chat}/typing`, body);
const available = on => stage.must(202, 'POST', `${account.path}/presence`, { available: on });

test('a service is never online by itself', async () => {
  assert.equal(ours().presence, 'unavailable');
  await contact.client.sock.sendPresenceUpdate('composing', account.phone.jid);
  await available(true);
  await until(() => ours().presence === 'available', 'available');
  // what was typed meanwhile was told to nobody
  assert.deepEqual(presences(d => d.doing), []);
});

test('who types and who records is told as it happens, and never kept', async () => {
  const before = (await stage.get('/api/health')).store;
  assert.ok(before.ok);
  await contact.client.sock.sendPresenceUpdate('composing', account.phone.jid);
  const [began] = await until(() => { const l = presences(d => d.doing === 'typing'); return l.length && l; }, 'typing');
  assert.equal(began.chat, jidOf(contact.pn));
  assert.equal(began.from, jidOf(contact.pn));
  assert.equal(began.from_phone, '+' + contact.pn);
  assert.deepEqual((await stage.get(`${chat}/presence`)).items.map(p => p.doing), ['typing']);
  await contact.client.sock.sendPresenceUpdate('recording', account.phone.jid);
  await until(() => presences(d => d.doing === 'recording').length, 'recording');
  await contact.client.sock.sendPresenceUpdate('paused', account.phone.jid);
  await until(() => presences(() => true).at(-1).doing === null, 'stopped');
  // a later reader of the feed hears nothing of it
  const late = await stage.events(0);
  await until(() => late.list.some(e => e.type === 'message.received'), 'the feed from its beginning');
  assert.deepEqual(late.list.filter(e => e.type === 'presence.changed'), []);
  late.close();
});

test('a message ends the typing of it', async () => {
  await contact.client.sock.sendPresenceUpdate('composing', account.phone.jid);
  await until(() => presences(() => true).at(-1).doing === 'typing', 'typing');
  await stage.control.send(contact.pn, { to: account.pn, type: 'text', text: 'written' });
  await account.got(contact.pn, 'written');
  await until(() => presences(() => true).at(-1).doing === null, 'no longer typing');
});

test('in a group it is told of each member', async () => {
  const group = createGroup(stage.peer, stage.control.phone(contact.pn).acct, 'Together', [account.pn]).g.jid;
  await until(async () => (await stage.get(`${account.path}/groups`)).items.some(g => g.jid === group), 'the group');
  await contact.client.sock.sendPresenceUpdate('composing', group);
  const [one] = await until(() => { const l = presences(d => d.chat === group); return l.length && l; }, 'typing in the group');
  assert.equal(one.from, jidOf(contact.pn));
  assert.equal(one.doing, 'typing');
});

test('the other side sees that we type, once in a while, and that we stopped', async () => {
  await contact.client.sock.sendPresenceUpdate('available');
  for (let i = 0; i < 5; i++) await typing({ on: true });
  await until(() => atContact(p => p.lastKnownPresence === 'composing').length, 'composing at the contact');
  await typing({ on: true, recording: true });
  await until(() => atContact(p => p.lastKnownPresence === 'recording').length, 'recording at the contact');
  await typing({ on: false });
  await until(() => atContact(p => p.lastKnownPresence === 'available').length, 'paused at the contact');
  assert.equal(atContact(p => p.lastKnownPresence === 'composing').length, 1);
  await typing({}, 422);
});

test('who is there is told of whom was asked for, also on the next line', async () => {
  await stage.must(202, 'POST', `${chat}/presence`, {});
  await until(() => presences(d => d.online === true).length, 'online');
  await contact.client.sock.sendPresenceUpdate('unavailable');
  const gone = await until(() => presences(d => d.online === false && d.last_seen_at).at(-1), 'gone');
  assert.ok(Math.abs(Date.parse(gone.last_seen_at) - Date.now()) < 60_000);
  stage.fault('drop', account);
  await until(() => presences(() => true).at(-1).online === null, 'unknown without a line');
  await account.reaches('connected');
  await contact.client.sock.sendPresenceUpdate('available');
  await until(() => presences(() => true).at(-1).online === true, 'online on the new line');
  assert.equal(ours().presence, 'available'); // as before
});

test('what a server makes up is not believed', async () => {
  const from = stage.peer.account(contact.pn).jid('lid');
  const far = String(Math.floor(Date.now() / 1000) + 90_000);
  const inject = node => stage.control.dev(account.pn).conn.send(node);
  const count = events.list.length;
  inject({ tag: 'presence', attrs: { from: '15550000009@s.whatsapp.net' } });
  inject({ tag: 'chatstate', attrs: { from: 'nobody' }, content: [{ tag: 'composing', attrs: {} }] });
  inject({ tag: 'presence', attrs: { from, type: 'unavailable', last: far } });
  const told = await until(() => events.list.slice(count).filter(e => e.type === 'presence.changed').at(-1), 'the last one');
  assert.equal(told.data.online, false);
  assert.equal(told.data.last_seen_at, null);
  assert.ok(!events.list.some(e => e.data?.from === '15550000009@s.whatsapp.net'));
});

test('nobody types without a line', async () => {
  await available(false);
  await until(() => ours().presence === 'unavailable', 'unavailable');
  await account.behaved();
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  await typing({ on: true }, 503);
  await stage.must(404, 'POST', `${account.path}/chats/15550000001@s.whatsapp.net/typing`, { on: true });
});

test('a new number and new keys of a person are lines of their chat', async () => {
  await account.connect();
  await account.reaches('connected');
  const lines = async event => (await account.messages(contact.pn)).filter(m => m.type === 'system' && m.system.event === event);
  const unread = async () => (await stage.get(`${account.path}/chats/${jidOf(contact.pn)}`)).unread;
  const before = await unread();
  const now = stage.number({ name: 'Dana, new' });
  const notice = { tag: 'notification', attrs: { from: 's.whatsapp.net', type: 'contacts', id: 'CHANGE1', t: String(Math.floor(Date.now() / 1000)) },
    content: [{ tag: 'modify', attrs: { old: jidOf(contact.pn), new: jidOf(now.pn), new_lid: now.lidJid } }] };
  stage.peer.deliver(ours(), notice);
  const [line] = await until(async () => { const l = await lines('number_changed'); return l.length && l; }, 'the new number');
  assert.deepEqual([line.system.by, line.system.participants], [jidOf(contact.pn), [jidOf(now.pn)]]);
  assert.equal(await unread(), before, 'nobody has to read it');
  // half a change is acked and nothing else
  stage.peer.deliver(ours(), { ...notice, attrs: { ...notice.attrs, id: 'CHANGE2' }, content: [{ tag: 'modify', attrs: { old: 'x' } }] });
  const acked = id => stage.peer.log.some(e => e.dir === 'in' && e.node.tag === 'ack' && e.node.attrs.id === id);
  await until(() => acked('CHANGE1') && acked('CHANGE2'), 'the acks');
  const friend = stage.number({ name: 'Yossi' });
  await friend.phone.text(account.pn, 'before');
  await account.got(friend.pn, 'before');
  friend.phone.reinstall();
  await friend.phone.text(account.pn, 'after');
  await account.got(friend.pn, 'after');
  await until(async () => (await account.messages(friend.pn)).some(m => m.type === 'system' && m.system.event === 'encryption_changed'), 'the line');
});

test('whether phones are on WhatsApp is said, kept for a day, and asked for seldom', async () => {
  await account.connect();
  await account.reaches('connected');
  const stranger = stage.number({ name: 'Stranger' });
  const check = (phones, status = 200) => stage.must(status, 'POST', `${account.path}/contacts/check`, { phones });
  const asked = () => stage.control.log({ pn: account.pn, dir: 'in', tag: 'iq' }).filter(e => e.node.attrs.xmlns === 'usync' && JSON.stringify(e.node).includes('interactive')).length;
  const { results } = await check(['+' + stranger.pn, '+15550009999']);
  assert.deepEqual(results, [
    { phone: '+' + stranger.pn, exists: true, jid: jidOf(stranger.pn), lid: stranger.lidJid },
    { phone: '+15550009999', exists: false, jid: null, lid: null },
  ]);
  const before = asked();
  assert.equal(before, 1);
  await Promise.all([check(['+' + stranger.pn]), check(['+15550009999'])]);
  assert.equal(asked(), before);
  // the people record knows both addresses now
  assert.ok((await stage.get(`${account.path}/contacts?limit=500`)).items.some(c => c.jid === jidOf(stranger.pn) && c.lid === stranger.lidJid && c.phone === '+' + stranger.pn));
  await check(['not a phone'], 422);
  await check(Array.from({ length: 51 }, (_, i) => `+1555100${1000 + i}`), 422);
  await check(Array.from({ length: 50 }, (_, i) => `+1555100${1000 + i}`));
  const refused = await stage.call('POST', `${account.path}/contacts/check`, { phones: Array.from({ length: 49 }, (_, i) => `+1555200${1000 + i}`) });
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 3000);
  assert.equal(refused.body.fault, 'limit');
  await account.behaved();
});
