// SPDX-License-Identifier: GPL-3.0-or-later
// The network at its worst: nothing is lost, nothing shown or delivered twice.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, phoneTexts, until } from './stage.js';

let stage, account, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
  await alive('ready');
});
after(() => stage.close());

/** Both directions work, and each text is there once. */
async function alive(tag, ms = 15000) {
  await friend.phone.text(account.pn, `in ${tag}`);
  await account.got(friend.pn, `in ${tag}`, ms);
  const m = await account.send(friend.pn, `out ${tag}`);
  await account.sent(m.id, 'delivered', ms);
  assert.equal((await account.texts(friend.pn)).filter(t => t === `in ${tag}`).length, 1);
  assert.equal(phoneTexts(stage, friend.pn).filter(t => t === `out ${tag}`).length, 1);
}
const logins = () => stage.peer.counters.logins;
const relogin = async begun => { await until(() => logins() > begun, 'a new login'); await account.reaches('connected'); };

for (const kind of ['drop', 'close', 'xmlstreamend'])
  test(`${kind}: the line comes back by itself`, async () => {
    const begun = logins();
    stage.fault(kind, account);
    await relogin(begun);
    await alive(kind);
  });

test('a frozen line is noticed by its silence', async () => {
  const begun = logins();
  stage.fault('freeze', account);
  await relogin(begun);
  await alive('after the freeze');
});

for (const code of [500, 503, 515])
  test(`stream error ${code}: the line comes back by itself`, async () => {
    const begun = logins();
    stage.fault('stream-error', account, { code });
    await relogin(begun);
    await alive('after ' + code);
  });

test('a message delivered twice is shown once', async () => {
  stage.fault('duplicate', account);
  await friend.phone.text(account.pn, 'twice');
  await account.got(friend.pn, 'twice');
  await alive('after twice');
  assert.equal((await account.texts(friend.pn)).filter(t => t === 'twice').length, 1);
});

test('messages in another order all arrive', async () => {
  const fault = stage.fault('reorder', account, { n: 3 });
  for (let i = 0; i < 3; i++) await friend.phone.text(account.pn, `r${i}`);
  for (let i = 0; i < 3; i++) await account.got(friend.pn, `r${i}`);
  stage.peer.faults.remove(fault.id);
});

test('a message that cannot be read is a placeholder that heals under the same id', async () => {
  const events = await stage.events();
  stage.fault('undecryptable', account, { count: 2 });
  await friend.phone.text(account.pn, 'second time lucky');
  const healed = await account.got(friend.pn, 'second time lucky');
  const placeholder = await until(() => events.list.find(e => e.type === 'message.undecryptable'), 'the placeholder');
  assert.equal(placeholder.data.id, healed.id);
  await until(() => events.list.find(e => e.type === 'message.received' && e.data.id === healed.id), 'its event');
  assert.equal(events.list.filter(e => e.type === 'message.received' && e.data.id === healed.id).length, 1);
  events.close();
});

test('what its sender does not send again is read from the own phone', async () => {
  const silent = stage.number({ name: 'Silent' });
  const events = await stage.events();
  const { id } = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  stage.control.fault({ kind: 'undecryptable', pn: account.pn, device: id });
  await silent.phone.text(account.pn, 'said once');
  silent.phone.disconnect();
  const healed = await account.got(silent.pn, 'said once');
  assert.equal(healed.from_phone, '+' + silent.pn);
  assert.equal(healed.direction, 'in');
  assert.equal(events.list.find(e => e.type === 'message.undecryptable').data.id, healed.id);
  await until(() => events.list.some(e => e.type === 'message.received' && e.data.id === healed.id), 'its event');
  // the sender is back, and sends it again after all
  silent.phone.connect();
  await silent.phone.text(account.pn, 'and another');
  await account.got(silent.pn, 'and another');
  assert.deepEqual(await account.texts(silent.pn, 'in'), ['said once', 'and another']);
  assert.equal(events.list.filter(e => e.type === 'message.received' && e.data.id === healed.id).length, 1);
  events.close();
});

test('a picture that only the own phone has is fetched as one that came is', async () => {
  const silent = stage.number({ name: 'Shows' });
  const { id } = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  const fetches = () => stage.peer.media.requests.filter(r => r.method === 'GET').length;
  stage.control.fault({ kind: 'undecryptable', pn: account.pn, device: id });
  const before = fetches();
  await stage.control.send(silent.pn, { via: 'phone', to: account.pn, type: 'image', size: 3000, caption: 'our shop' });
  silent.phone.disconnect();
  const healed = await until(async () => (await account.messages(silent.pn)).find(m => m.type === 'image'), 'the picture');
  assert.equal(healed.caption, 'our shop');
  await until(() => fetches() > before, 'its file, unasked');
});

test('a message that the other side cannot read is sent again when it asks', async () => {
  const contact = await stage.contact({ name: 'Asks again' });
  const first = await account.send(contact.pn, 'first');
  await account.sent(first.id);
  const device = stage.control.dev(contact.pn);
  stage.control.fault({ kind: 'undecryptable', pn: contact.pn, device: device.id });
  const m = await account.send(contact.pn, 'once more please');
  await until(() => contact.client.inbox.some(x => (x.message?.conversation ?? x.message?.extendedTextMessage?.text) === 'once more please')
    || contact.client.updates.some(x => JSON.stringify(x).includes('once more please')), 'the resend');
  await account.sent(m.id);
});

test('a corrupt frame ends the line, and the message comes again', async () => {
  const begun = logins();
  stage.fault('corrupt-frame', account, { tag: 'message' });
  await friend.phone.text(account.pn, 'corrupt');
  await relogin(begun);
  await account.got(friend.pn, 'corrupt');
});

for (const when of ['before', 'after'])
  test(`the line dies as our message reaches the server, ${when} it is taken: it arrives once`, async () => {
    stage.fault('drop-on', account, { tag: 'message', when });
    const m = await account.send(friend.pn, `cut ${when}`);
    await account.sent(m.id, 'delivered', 20000);
    assert.equal(phoneTexts(stage, friend.pn).filter(t => t === `cut ${when}`).length, 1);
  });

for (const when of ['before', 'half', 'after'])
  test(`the line dies ${when} a message on its way to us: it is shown once`, async () => {
    stage.fault('drop-on-send', account, { tag: 'message', when });
    await friend.phone.text(account.pn, `half ${when}`);
    await account.got(friend.pn, `half ${when}`);
    await alive(`after half ${when}`);
    assert.equal((await account.texts(friend.pn)).filter(t => t === `half ${when}`).length, 1);
  });

test('an ack that never comes is asked for again under the same id', async () => {
  stage.fault('ack-drop', account);
  const m = await account.send(friend.pn, 'no ack');
  await account.sent(m.id, 'sent', 30000);
  await until(() => phoneTexts(stage, friend.pn).includes('no ack'), 'the text');
  await alive('after no ack');
  assert.equal(phoneTexts(stage, friend.pn).filter(t => t === 'no ack').length, 1);
});

test('a refused message is composed again once', async () => {
  stage.fault('message-error', account, { code: 479 });
  const m = await account.send(friend.pn, 'composed again');
  await account.sent(m.id);
});

test('a foreign participant hash in the ack does not hurt', async () => {
  stage.fault('phash', account);
  const m = await account.send(friend.pn, 'hashed');
  await account.sent(m.id);
  assert.equal(phoneTexts(stage, friend.pn).filter(t => t === 'hashed').length, 1);
});

test('an answer with 429 and one that never comes only delay', async () => {
  const stranger = stage.number({ name: 'Stranger' });
  stage.fault('iq-error', account, { xmlns: 'usync', code: 429 });
  const first = await account.send(stranger.pn, 'after 429');
  await account.sent(first.id, 'sent', 30000);
  const other = stage.number({ name: 'Other' });
  stage.fault('iq-drop', account, { xmlns: 'usync' });
  const second = await account.send(other.pn, 'after silence');
  await account.sent(second.id, 'sent', 30000);
});

test('one byte a frame, many frames at once, deflated stanzas: all lawful', async () => {
  for (const [kind, more] of [['fragment', { size: 1 }], ['coalesce', { ms: 80 }], ['compress', {}]]) {
    const fault = stage.fault(kind, account, more);
    await alive(kind);
    const begun = logins();
    stage.fault('drop', account);
    await relogin(begun);
    await alive(`${kind}, new login`);
    stage.peer.faults.remove(fault.id);
  }
});

test('a ping of the server is answered', async () => {
  const pongs = stage.peer.counters.pongs || 0;
  stage.fault('server-ping', account, { ms: 2000 });
  await until(() => (stage.peer.counters.pongs || 0) > pongs, 'the answer');
});

test('a contact that reinstalls is read and written to under its new identity', async () => {
  friend.phone.reinstall();
  await alive('new identity');
});

for (const what of ['truncated-protobuf', 'random-protobuf', 'empty-protobuf', 'deep-protobuf'])
  test(`a ${what} from a contact costs nothing but itself`, async () => {
    await stage.control.send(friend.pn, { type: 'hostile', what, to: account.pn });
    await alive(what);
  });

test('what came while we were away comes in order at the next login', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  const texts = Array.from({ length: 120 }, (_, i) => `away ${i}`);
  for (const text of texts) await friend.phone.text(account.pn, text);
  await account.connect();
  await account.got(friend.pn, 'away 119', 30000);
  assert.deepEqual((await account.texts(friend.pn)).filter(t => t.startsWith('away ')), texts);
});

test('a new device of a contact is written to as well', async () => {
  const contact = await stage.contact({ pn: friend.pn });
  const m = await account.send(friend.pn, 'to all your devices');
  await account.sent(m.id);
  await until(() => contact.client.inbox.some(x => (x.message?.conversation ?? x.message?.extendedTextMessage?.text) === 'to all your devices'), 'the text at the new device');
});

test('the clock of the server may be an hour off', async () => {
  stage.peer.opts.clockSkewSec = 3600;
  const begun = logins();
  stage.fault('drop', account);
  await relogin(begun);
  await alive('an hour later');
  stage.peer.opts.clockSkewSec = 0;
});

test('nothing was done that a correct client would not do', () => account.behaved());
