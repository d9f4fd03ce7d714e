// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, contactTexts, phoneTexts, until } from './stage.js';

let stage, account, contact;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
});
after(() => stage.close());

test('a Baileys contact reads what we write, and our own phone sees it', async () => {
  const m = await account.send(contact.pn, 'shalom, מה שלומך? 🙂');
  assert.equal(m.state, 'queued');
  assert.equal(m.direction, 'out');
  const done = await account.sent(m.id);
  assert.deepEqual(done.timeline.map(t => t.state).slice(0, 3), ['queued', 'sending', 'sent']);
  await until(() => contactTexts(contact).includes('shalom, מה שלומך? 🙂'), 'the text at the contact');
  await until(() => phoneTexts(stage, account.pn).includes('shalom, מה שלומך? 🙂'), 'the copy on our phone');
});

test('we read what a Baileys contact writes, once, with its name and number', async () => {
  await stage.control.send(contact.pn, { to: account.pn, type: 'text', text: 'hello back' });
  const m = await account.got(contact.pn, 'hello back');
  assert.equal(m.from_phone, '+' + contact.pn);
  assert.equal(m.chat, `${contact.pn}@s.whatsapp.net`);
  assert.equal(m.type, 'text');
  assert.equal(m.state, 'received');
  assert.deepEqual((await account.texts(contact.pn)).filter(t => t === 'hello back'), ['hello back']);
});

test('what the own phone writes is shown as ours', async () => {
  await account.phone.phone.text(contact.pn, 'from the phone itself');
  const m = await until(async () => (await account.messages(contact.pn)).find(x => x.text === 'from the phone itself'), 'the copy');
  assert.equal(m.direction, 'out');
});

test('a quote is carried both ways', async () => {
  const question = await account.got(contact.pn, 'hello back');
  const m = await account.send(contact.pn, 'answering that', { quoted: question.id });
  assert.equal(m.quoted.id, question.id);
  const seen = await until(() => contact.client.inbox.find(x => x.message?.extendedTextMessage?.text === 'answering that'), 'the answer');
  const context = seen.message.extendedTextMessage.contextInfo;
  assert.equal(context.stanzaId, question.wa_id);
  assert.equal(context.quotedMessage.conversation ?? context.quotedMessage.extendedTextMessage?.text, 'hello back');

  const friend = stage.number({ name: 'Quoter' });
  const sent = await account.send(friend.pn, 'what do you say?');
  await account.sent(sent.id);
  await friend.phone.text(account.pn, 'I say yes', { quoted: sent.wa_id, quotedParticipant: account.phone.lidJid });
  const answer = await account.got(friend.pn, 'I say yes');
  assert.equal(answer.quoted.id, sent.id);
  assert.equal(answer.quoted.text, 'what do you say?');
});

test('mentions and links arrive as such', async () => {
  const m = await account.send(contact.pn, `ask @${contact.pn}, see https://example.com/a?b=c`, { mentions: ['+' + contact.pn] });
  await account.sent(m.id);
  const seen = await until(() => contact.client.inbox.find(x => x.message?.extendedTextMessage?.text?.startsWith('ask @')), 'the mention');
  assert.equal(seen.message.extendedTextMessage.contextInfo.mentionedJid.length, 1);
});

test('read ticks come from the contact, and ours go to it', async () => {
  const friend = stage.number({ name: 'Reader' });
  const m = await account.send(friend.pn, 'did you read this?');
  await account.sent(m.id, 'delivered');
  friend.phone.markRead(account.pn, [m.wa_id], { type: 'read' });
  await account.sent(m.id, 'read');

  const { id } = await friend.phone.text(account.pn, 'and you?');
  const got = await account.got(friend.pn, 'and you?');
  assert.equal((await stage.get(`${account.path}/chats/${friend.pn}@s.whatsapp.net`)).unread, 1);
  await stage.must(202, 'POST', `${account.path}/chats/${friend.pn}@s.whatsapp.net/read`, {});
  await until(() => friend.phone.receipts.some(r => r.type === 'read' && r.ids.includes(id)), 'the read receipt');
  assert.equal((await stage.get(`${account.path}/chats/${friend.pn}@s.whatsapp.net`)).unread, 0);
  assert.equal((await stage.get(`/api/v1/messages/${got.id}`)).state, 'read');
});

test('a person has one chat, by phone and by hidden id', async () => {
  const lid = stage.peer.account(contact.pn).jid('lid');
  const byPhone = await stage.get(`${account.path}/chats/${encodeURIComponent('+' + contact.pn)}`);
  const byLid = await stage.get(`${account.path}/chats/${encodeURIComponent(lid)}`);
  assert.deepEqual(byLid, byPhone);
  assert.equal(byPhone.jid, `${contact.pn}@s.whatsapp.net`);
});

test('a number that is not on WhatsApp fails with a reason', async () => {
  const m = await account.send('15550009999', 'is anybody there?');
  const failed = await until(async () => { const x = await stage.get(`/api/v1/messages/${m.id}`); return x.state === 'failed' && x; }, 'the failure');
  assert.ok(failed.error.fault && failed.error.detail);
});

test('two hundred messages each way keep their order and none is lost or doubled', async () => {
  const friend = stage.number({ name: 'Busy' });
  const numbers = Array.from({ length: 200 }, (_, i) => `n${i}`);
  const ours = [];
  for (const text of numbers) {
    await friend.phone.text(account.pn, text);
    ours.push((await account.send(friend.pn, text)).id);
  }
  await account.got(friend.pn, 'n199', 60000);
  await account.sent(ours.at(-1), 'delivered', 60000);
  assert.deepEqual(await account.texts(friend.pn, 'in'), numbers);
  assert.deepEqual(phoneTexts(stage, friend.pn), numbers);
});

test('nothing was done that a correct client would not do', () => account.behaved());
