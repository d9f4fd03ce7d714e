// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices of a number agree about, on a network at its worst: both sides say the same in the end.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { N, SERVER } from '../lib/util.js';

let stage, account, phone, friend, contact, other;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { history: { chats: 0 } });
  phone = stage.control.phone(account.pn);
  friend = stage.number({ name: 'Avi' });
  contact = `${friend.pn}@s.whatsapp.net`;
  const second = stage.number({ name: 'Noa' });
  other = `${second.pn}@s.whatsapp.net`;
  await second.phone.text(account.pn, 'hello');
  await account.got(second.pn, 'hello');
  await alive('ready');
});
after(() => stage.close());

/** Texts go both ways, once each, and so do the marks of another chat. */
async function alive(tag) {
  await account.talks(friend, tag);
  await told('pin', { on: true }, 'pin_v1', a => a.pinAction.pinned, other);
  await phone.pin(other.split('@')[0], false);
  await stands(c => !c.pinned, `what the phone does ${tag}`, 15000, other);
}
const chat = (jid = contact) => stage.get(`${account.path}/chats/${jid}`);
const stands = (test, what, ms, jid) => until(async () => test(await chat(jid)), what, ms);
/** Does it here, and waits until the phone was told, which verifies every MAC and reports a violation otherwise. */
async function told(name, body, word, test, jid = contact, ms = 15000) {
  const before = phone.actions.length;
  await stage.must(202, 'POST', `${account.path}/chats/${jid}/${name}`, body);
  const last = () => phone.actions.slice(before).findLast(a => a.index[0] === word && a.index[1] === jid);
  await until(async () => { for (const n of ['regular_high', 'regular_low']) await phone.pull(n); return test(last().value); }, `${name} ${JSON.stringify(body)} at the phone`, ms);
}
const archive = on => told('archive', { on }, 'archive', a => a.archiveChatAction.archived === on);
const device = () => stage.control.dev(account.pn).id;
/** A fault for our device, not for the phone, which asks the same questions. */
const fault = (kind, more) => stage.fault(kind, account, { device: device(), ...more });
const asks = { tag: 'iq', xmlns: 'w:sync:app:state' };
const logins = () => stage.peer.counters.logins;

for (const when of ['before', 'after'])
  test(`the line dies as what is done here reaches the server, ${when} it is taken: the phone sees it`, async () => {
    const { archived } = await chat();
    fault('drop-on', { ...asks, when });
    await archive(!archived);
    assert.equal((await chat()).archived, !archived);
    await alive(`after the cut ${when}`);
    assert.equal((await chat()).archived, !archived);
  });

for (const when of ['before', 'half', 'after'])
  test(`the line dies ${when} the notice of what the phone did: it is so here`, async () => {
    const to = Date.now() + 3600_000 + { before: 1, half: 2, after: 3 }[when] * 1000;
    fault('drop-on-send', { tag: 'notification', when });
    await phone.mute(friend.pn, to);
    await stands(c => new Date(c.muted_until).getTime() === to, 'muted');
    await alive(`after the notice ${when}`);
  });

for (const when of ['before', 'after'])
  test(`the line dies as we ask what the phone did, ${when} the server hears it`, async () => {
    const { muted_until } = await chat();
    fault('drop-on', { ...asks, when });
    await phone.mute(friend.pn, muted_until ? 0 : -1);
    await stands(c => !!c.muted_until === !muted_until, 'the other way round');
    await alive(`after the question ${when}`);
  });

test('a notice that comes twice is one change', async () => {
  const events = await stage.events();
  fault('duplicate', { tag: 'notification', type: 'server_sync' });
  await phone.archive(friend.pn, true);
  await stands(c => c.archived, 'archived');
  await archive(false);
  await alive('after the notice twice');
  assert.equal(events.list.filter(e => e.type === 'chat.changed' && e.data.archived === true && e.data.jid === contact).length, 1);
  events.close();
});

test('notices in another order, and of what nobody knows, end in what the phone says', async () => {
  const order = fault('reorder', { n: 3, tag: 'notification' });
  await phone.mute(friend.pn, -1);
  await phone.archive(friend.pn, true);
  await phone.mute(friend.pn, 0);
  await stands(c => c.archived && !c.muted_until, 'the last word');
  stage.peer.faults.remove(order.id);
  await phone.archive(friend.pn, false);
  await stands(c => !c.archived, 'back in the list');
  const notice = children => stage.peer.deliver(stage.control.dev(account.pn), N('notification', { from: SERVER, type: 'server_sync', id: stage.peer.nid(), t: stage.peer.now() }, children));
  notice([]);
  notice([N('collection', { name: 'no_such', version: 'NaN' }), N('collection', { version: 1 }), N('junk')]);
  notice([N('collection', { name: 'regular_low', version: '99999999999999999999' })]);
  notice(Array.from({ length: 5000 }, () => N('collection', { name: 'x'.repeat(200), version: 1 })));
  await alive('after foreign notices');
});

for (const what of ['truncated', 'garbage', 'value', 'index', 'patch-mac', 'snapshot-mac', 'version'])
  test(`a patch that is spoilt on its way (${what}) is not believed, and what it said comes all the same`, async () => {
    const { archived } = await chat();
    fault('appstate-spoil', { name: 'regular_low', what });
    await phone.archive(friend.pn, !archived);
    await stands(c => c.archived === !archived, 'what the phone did', 20000);
    await archive(archived);
  });

for (const [what, more] of [['cut', { what: 'cut' }], ['changed', { what: 'spoil' }], ['not there at first', { code: 503 }]])
  test(`a snapshot that is ${what}: what was spoilt before it is so here`, async () => {
    const { archived } = await chat();
    const blob = { method: 'GET', kind: 'md-app-state', count: 1, ...more };
    stage.peer.media.fail.push(blob);
    fault('appstate-spoil', { name: 'regular_low', what: 'value' });
    await phone.archive(friend.pn, !archived);
    await stands(c => c.archived === !archived, 'from the snapshot', 20000);
    assert.equal(blob.hits, 1);
    await alive(`after a snapshot ${what}`);
  });

test('three conflicts in a row do not undo what is wished here', async () => {
  const { archived } = await chat();
  fault('appstate-conflict', { name: 'regular_low', count: 3 });
  await archive(!archived);
  await alive('after the conflicts');
});

test('many changes that come a page at a time, with the line cut in the middle, are all here', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  stage.peer.opts.patchPage = 3;
  for (let i = 0; i < 12; i++) await phone.push('regular_low', [{ index: ['pin_v1', `1888000${1000 + i}@s.whatsapp.net`], value: { pinAction: { pinned: true } }, version: 5 }]);
  await phone.archive(friend.pn, true);
  await account.connect();
  fault('drop-on', { ...asks, when: 'after', skip: 2 });
  const begun = logins();
  await until(() => logins() > begun + 1, 'the cut');
  await stands(c => c.archived, 'the last of them');
  await phone.archive(friend.pn, false);
  await stands(c => !c.archived, 'and what follows');
  stage.peer.opts.patchPage = 50;
  await alive('after the pages');
});

test('a key that comes twice, or cannot be read at first, opens what was sealed with it', async () => {
  fault('duplicate', { tag: 'message' });
  await phone.rotateAppKey();
  await phone.mute(friend.pn, -1);
  await stands(c => c.muted_until, 'muted under the new key');
  fault('undecryptable', { count: 1 });
  await phone.rotateAppKey();
  await phone.mute(friend.pn, 0);
  await stands(c => !c.muted_until, 'and not muted under the one after it');
  await alive('after the keys');
});

test('records of shapes and sizes that cannot be are passed over, and their neighbours are read', async () => {
  const { archived } = await chat();
  await phone.push('regular_low', [
    { index: [], value: {}, version: 2 },
    { index: ['pin_v1'], value: { pinAction: { pinned: true } }, version: 5 },
    { index: ['pin_v1', 'not a jid'], value: { pinAction: { pinned: true } }, version: 5 },
    { index: ['x'.repeat(100_000)], value: {}, version: 2 },
    { index: ['archive', contact], value: { archiveChatAction: { archived: !archived, messageRange: { lastMessageTimestamp: '9223372036854775807', messages: [] } } }, version: 3 },
  ]);
  await stands(c => c.archived === !archived, 'the one that can');
  await phone.push('regular_high', [
    { index: ['mute', contact], value: { muteAction: { muted: true, muteEndTimestamp: '-9223372036854775808' } }, version: 2 },
    { index: ['star', contact, 'nothing', '7', 'x'], value: { starAction: { starred: true } }, version: 2 },
  ]);
  await phone.push('regular', Array.from({ length: 3000 }, (_, i) => ({ index: ['label_edit', String(1000 + i)], value: { labelEditAction: { name: `L${i}`, color: i, deleted: true, orderIndex: i } }, version: 3 })));
  await phone.setContact(friend.pn, 'ש'.repeat(70_000));
  await alive('after the sizes');
});

test('nothing was done that a correct client would not do', async () => {
  assert.deepEqual(stage.peer.faults.list, [], 'every fault happened');
  await account.behaved();
});
