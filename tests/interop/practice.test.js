// SPDX-License-Identifier: GPL-3.0-or-later
// Unmodified Baileys clients on the practice network: what it takes for WhatsApp, WhatsApp's other clients do too.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { PracticeStage, until } from './practice_stage.js';
import { textOfMsg } from '../peer/lib/baileys-client.js';

let stage, account, friend;
before(async () => { stage = await (await PracticeStage.open()).start(); });
after(() => stage.close());

const jid = pn => `${pn}@s.whatsapp.net`;
const messages = async pn => (await stage.call('GET', `${account.path}/chats/${jid(pn)}/messages`)).body.items ?? [];
const send = (to, text) => stage.must(202, 'POST', `${account.path}/messages`, { to: '+' + to, type: 'text', text });
const reaches = (id, ...states) => until(async () => { const m = await stage.get(`/api/v1/messages/${id}`); return states.includes(m.state) && m; }, `message ${states}`);
const got = (pn, text) => until(async () => (await messages(pn)).find(m => m.text === text && m.direction === 'in'), `"${text}"`);
// Baileys tells a state in either place, and not always in order
const told = (client, id) => Math.max(...[...client.inbox.filter(m => m.key.id === id).map(m => m.status ?? 0), ...client.updates.filter(u => u.key.id === id).map(u => u.update.status ?? 0), 0]);
const count = (client, text) => client.inbox.filter(m => textOfMsg(m.message) === text).length;

test('a Baileys companion pairs with a practice phone by QR', async () => {
  friend = await stage.baileys('Friend');
  assert.match(friend.jid, new RegExp(`^${friend.number}:`));
});

test('a Baileys companion pairs with a practice phone by code', async () => {
  const other = await stage.baileys('By code', true);
  assert.match(other.jid, new RegExp(`^${other.number}:`));
});

test('Gesher pairs by QR and by code', async () => {
  account = await stage.number('Front desk');
  await stage.number('By code', true);
});

test('Gesher and a Baileys user talk both ways, with receipts', async () => {
  const m = await send(friend.number, 'שלום from Gesher');
  await until(() => count(friend, 'שלום from Gesher') === 1, 'our text at the Baileys user');
  await reaches(m.id, 'delivered', 'read');
  await friend.send(jid(account.phone), { text: 'hello from Baileys' });
  await got(friend.number, 'hello from Baileys');
  const theirs = friend.inbox.find(x => textOfMsg(x.message) === 'hello from Baileys');
  await until(() => told(friend, theirs.key.id) >= 3, 'the delivery receipt at the Baileys user');
  await friend.sock.readMessages([friend.inbox.find(x => textOfMsg(x.message) === 'שלום from Gesher').key]);
  await reaches(m.id, 'read');
});

test('a message that Baileys cannot read is sent again, and one that we cannot read too', async () => {
  await stage.ask('mishap', { kind: 'spoil', phone: account.phone });
  const people = '972555550013';
  await stage.ask('write', { phone: people, to: account.phone, text: 'spoiled on its way to Gesher' });
  await got(people, 'spoiled on its way to Gesher');
  await stage.ask('mishap', { kind: 'spoil', phone: friend.number });
  await stage.ask('write', { phone: people, to: friend.number, text: 'spoiled on its way to Baileys' });
  await until(() => count(friend, 'spoiled on its way to Baileys') >= 1
    || friend.updates.some(u => textOfMsg(u.update.message) === 'spoiled on its way to Baileys'), 'the resend at Baileys');
});

test('both come back after the network was away, and nothing is lost', async () => {
  await friend.send(jid(account.phone), { text: 'before the outage' });
  await got(friend.number, 'before the outage');
  await stage.stopNetwork();
  const queued = await send(friend.number, 'written during the outage');
  await stage.startNetwork();
  await stage.reaches(account.id, 'connected', 30000);
  await friend.until(() => friend.state === 'open', 30000, 'Baileys online again');
  await reaches(queued.id, 'delivered', 'read');
  await until(() => count(friend, 'written during the outage') === 1, 'the text');
  await friend.send(jid(account.phone), { text: 'after the outage' });
  await got(friend.number, 'after the outage');
});

test('people of the network answer by themselves', async () => {
  await stage.ask('pace', { reading_ms: 50, writing_ms: 50 });
  const m = await send('972555550011', 'מה שלומך?');
  await reaches(m.id, 'read');
  await until(async () => (await messages('972555550011')).some(x => x.direction === 'in'), 'an answer');
});

test('the server found nothing wrong with Gesher', async () => {
  const { violations } = await stage.ask('violations');
  assert.deepEqual(violations.filter(v => v.who.startsWith(account.phone)), []);
});
