// SPDX-License-Identifier: GPL-3.0-or-later
// What all devices of a number agree about: its phone, an unmodified Baileys companion of the same number, and Gesher.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';

let stage, account, phone, friend, contact;
const KEY_REQUEST = 7; // of a protocol message
const jidOf = pn => `${pn}@s.whatsapp.net`;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { name: 'Front desk of Levi' });
  phone = stage.control.phone(account.pn);
  friend = stage.number({ name: 'Avi' });
  contact = jidOf(friend.pn);
  await stage.control.sendPhone(friend.pn, { to: jidOf(account.pn), type: 'text', text: 'first' });
  await account.got(friend.pn, 'first');
});
after(() => stage.close());

const chat = () => stage.get(`${account.path}/chats/${contact}`);
const stands = (test, what) => until(async () => { const c = await chat(); return test(c) && c; }, what);
const verb = (name, body, status = 202) => stage.must(status, 'POST', `${account.path}/chats/${contact}/${name}`, body);
/** What the phone saw us do; it verifies every MAC and reports a violation otherwise. */
const done = test => phone.actions.filter(test).pop();
const phoneSaw = async (test, what) => { await until(async () => { for (const n of ['regular_high', 'regular_low', 'regular', 'critical_unblock_low']) await phone.pull(n); return done(test); }, what); return done(test); };
const server = name => phone.acct.appstate.get(name);

test('a new companion learns what the number calls itself', async () => {
  await until(async () => (await account.state()).push_name === 'Front desk of Levi', 'the own name');
});

test('what the phone does to a chat is so here', async () => {
  await phone.setContact(friend.pn, 'Avi Cohen', 'Avi');
  await stands(c => c.name === 'Avi Cohen', 'the name of the address book');
  const until9 = Date.now() + 3600_000;
  await phone.mute(friend.pn, until9);
  assert.equal(new Date((await stands(c => c.muted_until, 'muted')).muted_until).getTime(), until9);
  await phone.mute(friend.pn, -1);
  await stands(c => c.muted_until?.startsWith('9999'), 'muted for ever');
  await phone.mute(friend.pn, 0);
  await stands(c => c.muted_until === null, 'not muted');
  await phone.pin(friend.pn, true);
  await stands(c => c.pinned, 'pinned');
  await phone.archive(friend.pn, true);
  await stands(c => c.archived && !c.pinned, 'archived, and not pinned any more');
  await phone.archive(friend.pn, false);
  await stands(c => !c.archived, 'back in the list');
});

test('what is done here is so on the phone, with every MAC right', async () => {
  const archived = await verb('archive', { on: true });
  assert.equal(archived.archived, true);
  const action = await phoneSaw(a => a.index[0] === 'archive' && a.value.archiveChatAction.archived, 'archived at the phone');
  assert.deepEqual(action.index, ['archive', contact]);
  assert.equal(action.version, 3);
  assert.equal(action.value.archiveChatAction.messageRange.messages.length, 1);
  await verb('archive', { on: false });
  await verb('pin', { on: true });
  await phoneSaw(a => a.index[0] === 'pin_v1' && a.value.pinAction.pinned, 'pinned at the phone');
  await verb('mute', { until: 'forever' });
  assert.equal((await phoneSaw(a => a.index[0] === 'mute' && a.value.muteAction.muted, 'muted at the phone')).value.muteAction.muteEndTimestamp, '-1');
  await verb('mute', { until: null });
  await verb('unread', { on: true });
  await phoneSaw(a => a.index[0] === 'markChatAsRead' && a.value.markChatAsReadAction.read === false, 'unread at the phone');
  assert.equal((await chat()).marked_unread, true);
  await verb('mute', { until: 'tomorrow' }, 422);
  await account.behaved();
});

test('what was marked unread and is read is told to the one who wrote it', async () => {
  const { id } = await stage.control.sendPhone(friend.pn, { to: jidOf(account.pn), type: 'text', text: 'read me' });
  await account.got(friend.pn, 'read me');
  assert.equal((await chat()).marked_unread, true);
  const now = await verb('unread', { on: false });
  assert.deepEqual([now.unread, now.marked_unread], [0, false]);
  await phoneSaw(a => a.index[0] === 'markChatAsRead' && a.value.markChatAsReadAction.read, 'read at our phone');
  await until(() => stage.peer.log.some(e => e.dir === 'in' && e.device?.startsWith(`${account.pn}:`) && e.node.tag === 'receipt' && e.node.attrs.type === 'read' && JSON.stringify(e.node).includes(id)), 'the read receipt');
  await verb('unread', { on: true });
  await phoneSaw(() => phone.actions.at(-1).value.markChatAsReadAction?.read === false, 'unread again at our phone');
  await verb('read', {});
  assert.equal((await chat()).marked_unread, false);
  const marks = () => phone.actions.filter(a => a.index[0] === 'markChatAsRead').map(a => a.value.markChatAsReadAction.read);
  await until(async () => { await phone.pull('regular_low'); return marks().at(-1) === true; }, 'the mark taken away at our phone, too');
});

test('a star goes both ways', async () => {
  const first = (await account.messages(friend.pn))[0];
  const starred = await stage.must(202, 'POST', `/api/v1/messages/${first.id}/star`, { on: true });
  assert.equal(starred.starred, true);
  const action = await phoneSaw(a => a.index[0] === 'star', 'the star at the phone');
  assert.deepEqual(action.index, ['star', contact, first.wa_id, '0', '0']);
  await phone.push('regular_high', [{ index: action.index, value: { starAction: { starred: false } }, version: 2 }]);
  await until(async () => !(await stage.get(`/api/v1/messages/${first.id}`)).starred, 'no star');
});

test('labels and kept texts of the phone are here, and a label is put on from here', async () => {
  await phone.push('regular', [
    { index: ['label_edit', '1'], value: { labelEditAction: { name: 'VIP', color: 4, deleted: false, orderIndex: 1 } }, version: 3 },
    { index: ['quick_reply', '7'], value: { quickReplyAction: { shortcut: 'hours', message: 'We are open from 9 to 5.' } }, version: 2 },
  ]);
  const labels = await until(async () => { const l = await stage.get(`${account.path}/labels`); return l.items.length && l; }, 'the label');
  assert.deepEqual(labels.items, [{ id: '1', name: 'VIP', colour: 4, chats: 0 }]);
  assert.deepEqual((await stage.get(`${account.path}/quick-replies`)).items, [{ id: '7', shortcut: 'hours', text: 'We are open from 9 to 5.' }]);
  assert.deepEqual((await verb('label', { label: '1', on: true })).labels, ['1']);
  await verb('label', { label: '99', on: true }, 404);
  assert.deepEqual((await phoneSaw(a => a.index[0] === 'label_jid', 'the label at the phone')).index, ['label_jid', '1', contact]);
});

test('somebody who was faster does not undo what is wished here', async () => {
  stage.fault('appstate-conflict', account, { name: 'regular_low' });
  await verb('pin', { on: false });
  await phoneSaw(a => a.index[0] === 'pin_v1' && a.value.pinAction.pinned === false, 'unpinned in spite of the conflict');
  // and truly: both write at once
  await Promise.all([verb('archive', { on: true }), phone.push('regular_low', [{ index: ['pin_v1', jidOf(account.pn)], value: { pinAction: { pinned: true } }, version: 5 }])]);
  await phoneSaw(a => a.index[0] === 'archive' && a.value.archiveChatAction.archived, 'archived as well');
  await verb('archive', { on: false });
  await account.behaved();
});

test('what is done while the line is down is told when it is back', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  assert.equal((await verb('pin', { on: true })).pinned, true);
  await account.connect();
  await account.reaches('connected');
  await phoneSaw(a => a.index[0] === 'pin_v1' && a.value.pinAction.pinned && a.index[1] === contact, 'pinned after the pause');
});

test('a key that we do not have is asked for at the phone, and what waited for it comes', async () => {
  phone.makeAppKey(); // shared with nobody
  await phone.mute(friend.pn, -1);
  await stands(c => c.muted_until, 'muted, with the key that was asked for');
  assert.equal(phone.events.filter(e => e.tag === 'peer' && e.type === KEY_REQUEST).length, 1);
  await verb('mute', { until: null }); // and ours use it
  await phoneSaw(a => a.index[0] === 'mute' && a.value.muteAction.muted === false, 'not muted, under the new key');
  await account.behaved();
});

test('a patch that somebody touched is not believed: the whole is read anew', async () => {
  const state = server('regular_low');
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  await account.reaches('stopped');
  await phone.archive(friend.pn, true);
  const touched = Buffer.from(state.patches.at(-1));
  touched[touched.length - 20] ^= 1;
  state.patches[state.patches.length - 1] = touched;
  await account.connect();
  await stands(c => c.archived, 'archived, from the snapshot');
  await verb('archive', { on: false });
  await phoneSaw(a => a.index[0] === 'archive' && !a.value.archiveChatAction.archived && a.patchVersion === state.version, 'and ours go on from there');
  await account.behaved();
});

test('the phone deletes a message for itself, and a chat', async () => {
  await stage.control.sendPhone(friend.pn, { to: jidOf(account.pn), type: 'text', text: 'to be deleted' });
  const gone = await account.got(friend.pn, 'to be deleted');
  await phone.push('regular_high', [{ index: ['deleteMessageForMe', contact, gone.wa_id, '0', '0'], value: { deleteMessageForMeAction: { deleteMedia: true } }, version: 3 }]);
  await until(async () => (await stage.call('GET', `/api/v1/messages/${gone.id}`)).status === 404, 'gone');
  assert.deepEqual(await account.texts(friend.pn), ['first', 'read me']);
  const now = Math.floor(Date.now() / 1000);
  await phone.push('regular_high', [{ index: ['deleteChat', contact, '1'], value: { deleteChatAction: { messageRange: { lastMessageTimestamp: now, messages: [] } } }, version: 6 }]);
  await until(async () => (await account.messages(friend.pn)).length === 0, 'an empty chat');
  assert.ok(!(await stage.get(`${account.path}/chats`)).items.some(c => c.jid === contact));
});

test('an unmodified Baileys companion of the same number agrees with us', async () => {
  const noa = stage.number({ name: 'Noa' }), other = jidOf(noa.pn);
  const { client } = await stage.contact({ pn: account.pn });
  await stage.control.sendPhone(noa.pn, { to: jidOf(account.pn), type: 'text', text: 'for both' });
  const last = await account.got(noa.pn, 'for both');
  await client.gotText('for both');
  const lastMessages = [{ key: { remoteJid: other, fromMe: false, id: last.wa_id }, messageTimestamp: Math.floor(Date.now() / 1000) }];
  const there = (test, what) => until(async () => test(await stage.get(`${account.path}/chats/${other}`)), what);
  const told = (name, body) => stage.must(202, 'POST', `${account.path}/chats/${other}/${name}`, body);
  await client.sock.chatModify({ archive: true, lastMessages }, other);
  await there(c => c.archived, 'archived by Baileys');
  await client.sock.chatModify({ pin: true }, other);
  await there(c => c.pinned, 'pinned by Baileys');
  await told('mute', { until: 'forever' });
  await client.until(() => client.chatUpdates.some(c => c.id === other && Number(c.muteEndTime) === -1), 10000, 'muted at Baileys');
  await told('pin', { on: false });
  await client.until(() => client.chatUpdates.some(c => c.id === other && c.pinned === null), 10000, 'unpinned at Baileys');
  await account.behaved();
});
