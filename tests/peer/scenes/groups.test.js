// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of Gesher, an unmodified Baileys client and phones: reading, writing, and what happens to the group.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { changeParticipants, createGroup } from '../lib/groups.js';

let stage, account, contact, friend, group, chat;
const jidOf = pn => `${pn}@s.whatsapp.net`;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
  friend = stage.number({ name: 'Avi' });
  group = createGroup(stage.peer, stage.control.phone(contact.pn).acct, 'Family', [account.pn, friend.pn]).g;
  chat = `${account.path}/chats/${group.jid}`;
});
after(() => stage.close());

const acct = pn => stage.control.phone(pn).acct;
const change = (action, pns, by = contact.pn) => changeParticipants(stage.peer, group, action, pns, acct(by));
const messages = async () => (await stage.get(`${chat}/messages?limit=200`)).items;
const shown = text => until(async () => (await messages()).find(m => m.text === text), `"${text}"`);
const post = (text, more = {}) => stage.must(202, 'POST', `${account.path}/messages`, { to: group.jid, type: 'text', text, ...more });
const phoneGot = (pn, text) => until(() => stage.control.phone(pn).inbox.find(m => m.text === text && m.chat === group.jid), `"${text}" at ${pn}`);
const contactGot = text => until(() => contact.client.inbox.find(m => (m.message?.conversation ?? m.message?.extendedTextMessage?.text) === text && m.key.remoteJid === group.jid), `"${text}" at the contact`);
const own = () => stage.peer.log.filter(e => e.dir === 'in' && e.device?.startsWith(`${account.pn}:`)).map(e => e.node);
const questions = () => own().filter(n => n.tag === 'iq' && n.attrs.xmlns === 'w:g2').length;
const stanza = m => own().filter(n => n.tag === 'message' && n.attrs.id === m.wa_id);
const keyed = n => (n.content.find(c => c.tag === 'participants')?.content ?? []).map(c => c.attrs.jid);
const members = async () => (await stage.get(`${account.path}/groups/${group.jid}/participants`)).items;

test('a group we are put into is there with its members, without a question', async () => {
  const mine = await until(async () => (await stage.get(`${account.path}/groups`)).items.find(g => g.jid === group.jid), 'the group');
  assert.equal(mine.subject, 'Family');
  assert.equal(mine.my_role, 'member');
  assert.equal(mine.size, 3);
  assert.deepEqual((await members()).map(p => [p.phone, p.role]).sort(), [[`+${account.pn}`, 'member'], [`+${contact.pn}`, 'superadmin'], [`+${friend.pn}`, 'member']].sort());
  assert.equal((await stage.get(chat)).name, 'Family');
  const line = await until(async () => (await messages()).find(m => m.type === 'system'), 'the line');
  assert.equal(line.system.event, 'created');
  assert.equal(line.system.text, 'Family');
  assert.equal((await stage.get(chat)).unread, 0);
});

test('everybody in the group reads everybody', async () => {
  await contact.client.send(group.jid, { text: 'from Baileys' });
  const theirs = await shown('from Baileys');
  assert.equal(theirs.from, jidOf(contact.pn));
  assert.equal(theirs.from_name, 'Dana');
  await stage.control.sendPhone(friend.pn, { to: group.jid, type: 'text', text: 'from a phone' });
  assert.equal((await shown('from a phone')).from, jidOf(friend.pn));
  const ours = await post('from Gesher');
  await contactGot('from Gesher');
  await phoneGot(friend.pn, 'from Gesher');
  await phoneGot(account.pn, 'from Gesher');
  const done = await until(async () => { const m = await stage.get(`/api/v1/messages/${ours.id}`); return m.receipts?.delivered === 2 && m; }, 'both have it');
  assert.deepEqual(done.receipts, { delivered: 2, read: 0, of: 2 });
  assert.equal(done.state, 'delivered');
});

test('the sender key goes to each device once', async () => {
  const second = await post('the key is there already');
  await contactGot('the key is there already');
  await phoneGot(friend.pn, 'the key is there already');
  assert.deepEqual(keyed(stanza(second)[0]), []);
});

test('whoever joins is given the key, and only he', async () => {
  const late = stage.number({ name: 'Late' });
  change('add', [late.pn]);
  await until(async () => (await members()).some(p => p.phone === `+${late.pn}`), 'the new member');
  const m = await post('welcome');
  await phoneGot(late.pn, 'welcome');
  await contactGot('welcome');
  assert.deepEqual(keyed(stanza(m)[0]).map(j => j.split(/[:@]/)[0]), [late.lid]);
  assert.ok((await messages()).some(x => x.type === 'system' && x.system.event === 'added' && x.system.participants.includes(jidOf(late.pn))));

  // and whoever leaves can read no more: the key is a new one for all the others
  change('remove', [late.pn]);
  await until(async () => !(await members()).some(p => p.phone === `+${late.pn}`), 'one member less');
  const after = await post('without him');
  await contactGot('without him');
  await phoneGot(friend.pn, 'without him');
  const given = keyed(stanza(after)[0]).map(j => j.split(/[:@]/)[0]);
  assert.ok(given.includes(friend.lid) && !given.includes(late.lid), given.join());
  assert.ok(!stage.control.phone(late.pn).inbox.some(x => x.text === 'without him'));

  // not even when he says that he could not read it
  stage.peer.deliver(stage.control.dev(account.pn), { tag: 'receipt', attrs: { from: group.jid, participant: late.lidJid, id: after.wa_id, type: 'retry', t: '1790000000' }, content: [{ tag: 'retry', attrs: { count: '1', id: after.wa_id, t: '1790000000', v: '1' }, content: [] }, { tag: 'registration', attrs: {}, content: Buffer.alloc(4, 1) }] });
  await until(() => own().some(n => n.tag === 'ack' && n.attrs.id === after.wa_id && n.attrs.class === 'receipt' && n.attrs.participant === late.lidJid), 'the ack of his receipt');
  assert.equal(stanza(after).length, 1);
});

test('reactions, edits, quotes and mentions hold in a group', async () => {
  const { key } = await contact.client.send(group.jid, { text: 'who comes?' });
  const question = await shown('who comes?');
  const reaction = await stage.must(202, 'POST', `${account.path}/messages`, { to: group.jid, type: 'reaction', target: question.id, emoji: '🙋' });
  await account.sent(reaction.id, 'sent');
  await until(() => contact.client.reactions.some(r => r.reaction.text === '🙋' && r.key.id === key.id), 'the reaction at the contact');
  await contact.client.send(group.jid, { text: 'who is coming?', edit: key });
  await until(async () => (await stage.get(`/api/v1/messages/${question.id}`)).text === 'who is coming?', 'the edit');
  const answer = await post(`@${friend.pn} and I`, { quoted: question.id, mentions: [`+${friend.pn}`] });
  const seen = (await until(() => contact.client.inbox.find(m => m.key.id === answer.wa_id && m.message), 'the answer')).message.extendedTextMessage;
  assert.equal(seen.text, `@${friend.lid} and I`);
  assert.deepEqual(seen.contextInfo.mentionedJid, [friend.lidJid]);
  assert.equal(seen.contextInfo.stanzaId, key.id);
  const ours = await post('a mistake');
  await contactGot('a mistake');
  await stage.control.sendPhone(friend.pn, { to: group.jid, type: 'raw', message: { protocolMessage: { type: 0, key: { remoteJid: group.jid, fromMe: false, id: ours.wa_id, participant: account.phone.lidJid } } }, edit: '8' });
  await contact.client.send(group.jid, { text: 'next' });
  await shown('next');
  assert.equal((await stage.get(`/api/v1/messages/${ours.id}`)).deleted_at, null, 'a member deletes nobody else\'s');
  await stage.control.sendPhone(contact.pn, { to: group.jid, type: 'raw', message: { protocolMessage: { type: 0, key: { remoteJid: group.jid, fromMe: false, id: ours.wa_id, participant: account.phone.lidJid } } }, edit: '8' });
  await until(async () => (await stage.get(`/api/v1/messages/${ours.id}`)).deleted_at, 'an admin does');
});

test('what changes in the group is known without asking', async () => {
  const before = questions();
  change('promote', [account.pn]);
  await until(async () => (await stage.get(`${account.path}/groups/${group.jid}`)).my_role === 'admin', 'we are admin');
  change('demote', [account.pn]);
  await until(async () => (await stage.get(`${account.path}/groups/${group.jid}`)).my_role === 'member', 'and no more');
  await contact.client.sock.groupUpdateSubject(group.jid, 'משפחה');
  await until(async () => (await stage.get(chat)).name === 'משפחה', 'the new name');
  await contact.client.sock.groupUpdateDescription(group.jid, 'all of us');
  await until(async () => (await stage.get(`${account.path}/groups/${group.jid}`)).description === 'all of us', 'the description');
  await contact.client.sock.groupSettingUpdate(group.jid, 'announcement');
  await until(async () => (await stage.get(`${account.path}/groups/${group.jid}`)).announce, 'announce');
  const refused = await stage.call('POST', `${account.path}/messages`, { to: group.jid, type: 'text', text: 'may I?' });
  assert.equal(refused.status, 409);
  assert.match(refused.body.detail, /admins/i);
  await contact.client.sock.groupSettingUpdate(group.jid, 'not_announcement');
  await until(async () => !(await stage.get(`${account.path}/groups/${group.jid}`)).announce, 'no announce');
  assert.equal(questions(), before);
});

test('a member who could not read our message gets it again, and nobody else does', async () => {
  stage.control.fault({ kind: 'undecryptable', pn: contact.pn, device: stage.control.dev(contact.pn).id });
  const m = await post('unreadable at first');
  await phoneGot(friend.pn, 'unreadable at first');
  await contactGot('unreadable at first');
  assert.equal(contact.client.inbox.filter(x => x.key.id === m.wa_id && x.message).length, 1);
  const again = await until(() => stanza(m)[1], 'the resend');
  assert.ok(again.attrs.participant.startsWith(stage.control.phone(contact.pn).acct.lid));
  assert.equal(stanza(m).length, 2);
});

test('what happened while we were away is there when we come back', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  const away = stage.number({ name: 'Away' });
  change('add', [away.pn]);
  await stage.control.sendPhone(away.pn, { to: group.jid, type: 'text', text: 'while you were away' });
  await account.connect();
  await shown('while you were away');
  await until(async () => (await members()).some(p => p.phone === `+${away.pn}`), 'the new member');
  const m = await post('back again');
  await phoneGot(away.pn, 'back again');
  await account.sent(m.id);
});

test('a group that addresses people by phone is written to as such', async () => {
  const old = createGroup(stage.peer, acct(contact.pn), 'Old group', [account.pn, friend.pn], { mode: 'pn' }).g;
  await until(async () => (await stage.get(`${account.path}/groups`)).items.some(g => g.jid === old.jid), 'the group');
  const m = await stage.must(202, 'POST', `${account.path}/messages`, { to: old.jid, type: 'text', text: 'by phone' });
  await until(() => stage.control.phone(friend.pn).inbox.find(x => x.text === 'by phone'), 'it at the friend');
  await until(() => contact.client.inbox.find(x => x.key.id === m.wa_id && x.message), 'it at the contact');
  assert.ok(keyed(stanza(m)[0]).every(j => j.endsWith('@s.whatsapp.net')));
});

test('out of the group we write no more, and its messages stay', async () => {
  change('remove', [account.pn]);
  await until(async () => (await stage.get(`${account.path}/groups/${group.jid}`)).my_role === null, 'we are out');
  assert.equal((await stage.call('POST', `${account.path}/messages`, { to: group.jid, type: 'text', text: 'hello?' })).status, 409);
  assert.ok(!(await stage.get(`${account.path}/groups`)).items.some(g => g.jid === group.jid));
  assert.ok((await messages()).some(m => m.text === 'from Baileys'));
});

test('nothing was done that a correct client would not do', () => account.behaved());
