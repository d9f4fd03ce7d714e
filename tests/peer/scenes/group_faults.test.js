// SPDX-License-Identifier: GPL-3.0-or-later
// Groups on a network at its worst: whoever is in it reads each message, and reads it once.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { createGroup } from '../lib/groups.js';

let stage, account, contact, friend, group, chat;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
  friend = stage.number({ name: 'Avi' });
  group = createGroup(stage.peer, stage.control.phone(contact.pn).acct, 'Team', [account.pn, friend.pn]).g;
  chat = `${account.path}/chats/${group.jid}`;
  await until(async () => (await stage.get(`${account.path}/groups`)).items.some(g => g.jid === group.jid), 'the group');
  await alive('ready');
});
after(() => stage.close());

const texts = async direction => (await stage.get(`${chat}/messages?limit=500`)).items.filter(m => m.direction === direction && m.text).map(m => m.text);
const times = (list, text) => list.filter(t => t === text).length;
const write = text => stage.control.sendPhone(friend.pn, { to: group.jid, type: 'text', text });
const post = text => stage.must(202, 'POST', `${account.path}/messages`, { to: group.jid, type: 'text', text });
const atPhone = pn => stage.control.phone(pn).inbox.filter(m => m.chat === group.jid && m.text !== undefined && !m.duplicate).map(m => m.text);
// a message that came again under its id is shown once by every client
const atContact = () => [...new Map(contact.client.inbox.filter(m => m.key.remoteJid === group.jid).map(m => [m.key.id, m])).values()]
  .map(m => m.message?.conversation ?? m.message?.extendedTextMessage?.text);
const shown = (text, ms = 20000) => until(async () => (await texts('in')).includes(text), `"${text}"`, ms);
const logins = () => stage.peer.counters.logins;

/** Ours is at everybody's, once. */
async function everywhere(text, ms = 20000) {
  await until(() => atPhone(friend.pn).includes(text), `"${text}" at the phone`, ms);
  await until(() => atContact().includes(text), `"${text}" at Baileys`, ms);
  assert.equal(times(atPhone(friend.pn), text), 1);
  assert.equal(times(atContact(), text), 1);
}

/** Both directions work, and each text is there once. */
async function alive(tag) {
  await write(`in ${tag}`);
  await shown(`in ${tag}`);
  assert.equal(times(await texts('in'), `in ${tag}`), 1);
  await post(`out ${tag}`);
  await everywhere(`out ${tag}`);
}

test('a message delivered twice is shown once', async () => {
  stage.fault('duplicate', account);
  await write('twice');
  await shown('twice');
  await alive('after twice');
  assert.equal(times(await texts('in'), 'twice'), 1);
});

test('messages in another order are all read, although each goes one step on with the key', async () => {
  const fault = stage.fault('reorder', account, { n: 4 });
  for (let i = 0; i < 4; i++) await write(`order ${i}`);
  for (let i = 0; i < 4; i++) await shown(`order ${i}`);
  stage.peer.faults.remove(fault.id);
  for (let i = 0; i < 4; i++) assert.equal(times(await texts('in'), `order ${i}`), 1);
});

test('a message that cannot be read is a placeholder that heals under its id', async () => {
  const events = await stage.events();
  stage.fault('undecryptable', account, { count: 1 });
  await write('second time lucky');
  await shown('second time lucky');
  const placeholder = await until(() => events.list.find(e => e.type === 'message.undecryptable'), 'the placeholder');
  const healed = (await stage.get(`${chat}/messages?limit=100`)).items.find(m => m.text === 'second time lucky');
  assert.equal(healed.id, placeholder.data.id);
  assert.equal(events.list.filter(e => e.type === 'message.received' && e.data.id === healed.id).length, 1);
  events.close();
  await alive('after healing');
});

for (const when of ['before', 'half', 'after'])
  test(`the line dies ${when} a message on its way to us: it is shown once`, async () => {
    stage.fault('drop-on-send', account, { tag: 'message', when });
    await write(`half ${when}`);
    await shown(`half ${when}`);
    await alive(`after half ${when}`);
    assert.equal(times(await texts('in'), `half ${when}`), 1);
  });

for (const when of ['before', 'after'])
  test(`the line dies as our message reaches the server, ${when} it is taken: everybody has it once`, async () => {
    stage.fault('drop-on', account, { tag: 'message', when });
    const m = await post(`cut ${when}`);
    await everywhere(`cut ${when}`);
    await until(async () => ['sent', 'delivered', 'read'].includes((await stage.get(`/api/v1/messages/${m.id}`)).state), 'sent', 20000);
  });

test('an ack that never comes is asked for again under the same id', async () => {
  stage.fault('ack-drop', account);
  const m = await post('no ack');
  await everywhere('no ack', 60000);
  await until(async () => ['sent', 'delivered', 'read'].includes((await stage.get(`/api/v1/messages/${m.id}`)).state), 'sent', 60000);
});

test('what was written while we were away is there in order', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  const away = Array.from({ length: 40 }, (_, i) => `away ${i}`);
  for (const text of away) await write(text);
  await account.connect();
  await shown('away 39', 30000);
  assert.deepEqual((await texts('in')).filter(t => t.startsWith('away ')).reverse(), away);
});

test('five kills in the middle of the group: nothing lost, nothing twice', async () => {
  const incoming = [], outgoing = [];
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 8; i++) {
      incoming.push(`kill in ${round}.${i}`);
      outgoing.push(`kill out ${round}.${i}`);
      await write(incoming.at(-1));
      await post(outgoing.at(-1));
    }
    await stage.kill();
    await stage.start();
  }
  await account.reaches('connected');
  for (const text of incoming) await shown(text, 30000);
  for (const text of outgoing) await everywhere(text, 60000);
  const got = (await texts('in')).filter(t => t.startsWith('kill '));
  assert.deepEqual([...got].sort(), [...incoming].sort());
  await alive('after the kills');
});

test('our clock may be a day before the server\'s', async () => {
  stage.peer.opts.clockSkewSec = -86400;
  const begun = logins();
  stage.fault('drop', account);
  await until(() => logins() > begun, 'a new login');
  await account.reaches('connected');
  await alive('a day before');
  stage.peer.opts.clockSkewSec = 0;
});

test('a clock at which the server\'s certificate does not hold yet is named, and nothing is lost until it is right', async () => {
  stage.peer.opts.clockSkewSec = 86400;
  stage.fault('drop', account);
  const { reason } = await account.reaches('stopped', 30000);
  assert.equal(reason.code, 'validity');
  assert.match(reason.detail, /clock/);
  await write('meanwhile');
  stage.peer.opts.clockSkewSec = 0;
  assert.equal((await account.connect()).status, 202);
  await account.reaches('connected');
  await shown('meanwhile');
  await alive('with the right clock');
});

test('nothing was done that a correct client would not do', () => account.behaved());
