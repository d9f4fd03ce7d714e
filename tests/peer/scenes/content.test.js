// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind that a Baileys client can send or read, both ways; and what acts upon a message: reactions, edits,
// deletions, votes.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import { decryptPollVote, jidNormalizedUser } from 'baileys';
import { Stage, until } from './stage.js';

let stage, account, contact, friend;
const jidOf = pn => `${pn}@s.whatsapp.net`;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
  friend = stage.number({ name: 'Avi' });
});
after(() => stage.close());

/** What the contact's Baileys sends, as Gesher shows it. */
async function arrives(content) {
  const { key } = await contact.client.send(jidOf(account.pn), content);
  return until(async () => (await account.messages(contact.pn)).find(m => m.wa_id === key.id), `a ${Object.keys(content)[0]}`);
}
const post = body => stage.must(202, 'POST', `${account.path}/messages`, { to: `+${contact.pn}`, ...body });
const shown = id => stage.get(`/api/v1/messages/${id}`);
/** What Gesher sends, as the contact's Baileys reads it. */
const reads = m => until(() => contact.client.inbox.find(x => x.key.id === m.wa_id && x.message)?.message, 'it at the contact');

test('files arrive as what they are, with their captions', async () => {
  const picture = await arrives({ image: Buffer.alloc(3000, 1), caption: 'our shop', jpegThumbnail: '' });
  assert.equal(picture.type, 'image');
  assert.equal(picture.caption, 'our shop');
  assert.equal(picture.text, null);
  assert.equal(picture.media.size, 3000);
  assert.equal(picture.media.sha256, crypto.createHash('sha256').update(Buffer.alloc(3000, 1)).digest('hex'));
  assert.equal((await arrives({ video: Buffer.alloc(4000, 2), jpegThumbnail: '' })).type, 'video');
  assert.equal((await arrives({ video: Buffer.alloc(4001, 2), gifPlayback: true, jpegThumbnail: '' })).type, 'gif');
  assert.equal((await arrives({ audio: Buffer.alloc(500, 3), mimetype: 'audio/mp4', seconds: 7 })).media.seconds, 7);
  assert.equal((await arrives({ audio: Buffer.alloc(501, 3), mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 3, waveform: new Uint8Array(64).fill(50) })).type, 'voice');
  const offer = await arrives({ document: Buffer.alloc(900, 4), mimetype: 'application/pdf', fileName: 'הצעת מחיר.pdf', caption: 'the offer' });
  assert.equal(offer.type, 'document');
  assert.equal(offer.media.name, 'הצעת מחיר.pdf');
  assert.equal(offer.caption, 'the offer');
  assert.equal((await arrives({ sticker: Buffer.alloc(300, 5) })).type, 'sticker');
});

test('places, people and polls arrive as what they are', async () => {
  const place = await arrives({ location: { degreesLatitude: 32.0853, degreesLongitude: 34.7818, name: 'Dizengoff', address: 'Tel Aviv' } });
  assert.deepEqual([place.type, place.location.latitude, place.location.longitude, place.location.name], ['location', 32.0853, 34.7818, 'Dizengoff']);
  const vcard = 'BEGIN:VCARD\nVERSION:3.0\nFN:Avi Cohen\nTEL;type=CELL;waid=972501112233:+972 50 111 2233\nEND:VCARD';
  const card = await arrives({ contacts: { displayName: 'Avi Cohen', contacts: [{ vcard }] } });
  assert.equal(card.type, 'contact');
  assert.deepEqual(card.contacts.map(c => [c.name, c.phone]), [['Avi Cohen', '+972501112233']]);
  const poll = await arrives({ poll: { name: 'When?', values: ['Now', 'Later'], selectableCount: 1 } });
  assert.equal(poll.type, 'poll');
  assert.deepEqual(poll.poll.options.map(o => [o.name, o.votes]), [['Now', 0], ['Later', 0]]);
  const once = await arrives({ image: Buffer.alloc(100, 9), viewOnce: true, jpegThumbnail: '' });
  assert.equal(once.type, 'view_once');
  assert.equal(once.media, null);
});

test('a reaction, an edit and a deletion of the contact are done to the message they name', async () => {
  const to = jidOf(account.pn);
  const first = await contact.client.send(to, { text: 'see you at 5' });
  const id = (await account.got(contact.pn, 'see you at 5')).id;
  await contact.client.send(to, { text: 'see you at 6', edit: first.key });
  const edited = await until(async () => { const m = await shown(id); return m.edited_at && m; }, 'the edit');
  assert.equal(edited.text, 'see you at 6');
  await contact.client.send(to, { react: { text: '🙂', key: first.key } });
  await until(async () => (await shown(id)).reactions.some(r => r.emoji === '🙂' && r.from === to.replace(account.pn, contact.pn)), 'the reaction');
  await contact.client.send(to, { react: { text: '', key: first.key } });
  await until(async () => (await shown(id)).reactions.length === 0, 'no reaction');
  await contact.client.send(to, { delete: first.key });
  const gone = await until(async () => { const m = await shown(id); return m.deleted_at && m; }, 'the deletion');
  assert.equal(gone.text, null);
  assert.equal((await account.messages(contact.pn)).filter(m => m.wa_id === first.key.id).length, 1);
});

test('a place, a contact card and a poll are read by Baileys', async () => {
  const place = await reads(await post({ type: 'location', latitude: 31.7683, longitude: 35.2137, name: 'Office', address: 'Jerusalem' }));
  assert.equal(place.locationMessage.name, 'Office');
  assert.equal(place.locationMessage.degreesLatitude, 31.7683);
  const card = await reads(await post({ type: 'contact', contacts: [{ name: 'דנה לוי', phone: '+972501234567' }] }));
  assert.match(card.contactMessage.vcard, /FN:דנה לוי\n.*waid=972501234567:\+972501234567/s);
  const poll = await reads(await post({ type: 'poll', question: 'Which day?', options: ['Sunday', 'Monday'], selectable: 1 }));
  assert.deepEqual((poll.pollCreationMessageV3 ?? poll.pollCreationMessage).options.map(o => o.optionName), ['Sunday', 'Monday']);
});

test('our reaction, edit and deletion are done at the contact, and here only once the network took them', async () => {
  const m = await post({ type: 'text', text: 'prise list' });
  await account.sent(m.id);
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  const edit = await post({ type: 'edit', target: m.id, text: 'price list' });
  assert.equal(edit.type, 'edit');
  assert.equal(edit.target, m.id);
  assert.equal((await shown(m.id)).text, 'prise list');
  await account.connect();
  await account.sent(edit.id, 'sent');
  await until(() => contact.client.inbox.concat(contact.client.updates).some(x => JSON.stringify(x).includes('price list')), 'the edit at the contact');
  const edited = await shown(m.id);
  assert.equal(edited.text, 'price list');
  assert.ok(edited.edited_at);

  const question = await arrives({ text: 'shall we?' });
  const reaction = await post({ type: 'reaction', target: question.id, emoji: '👍' });
  await account.sent(reaction.id, 'sent');
  assert.deepEqual((await shown(question.id)).reactions.map(r => [r.emoji, r.from]), [['👍', jidOf(account.pn)]]);
  await until(() => contact.client.reactions.some(r => r.reaction.text === '👍' && r.key.id === question.wa_id), 'the reaction at the contact');

  const removal = await post({ type: 'delete', target: m.id });
  await account.sent(removal.id, 'sent');
  assert.ok((await shown(m.id)).deleted_at);
  await until(() => contact.client.updates.some(u => u.key.id === m.wa_id && u.update.messageStubType === 1), 'the deletion at the contact');
  // none of the three is a message of its own
  const kinds = (await account.messages(contact.pn)).map(x => x.type);
  assert.ok(!kinds.some(k => ['edit', 'reaction', 'delete'].includes(k)), kinds.join());
});

test('our vote is opened by Baileys, and a vote for our poll is counted', async () => {
  const theirs = await arrives({ poll: { name: 'Pick', values: ['A', 'B'], selectableCount: 1 } });
  const vote = await post({ type: 'vote', target: theirs.id, options: ['B'] });
  await account.sent(vote.id, 'sent');
  assert.deepEqual((await shown(theirs.id)).poll.options.map(o => o.votes), [0, 1]);
  const update = await reads(vote);
  const created = contact.client.sentStore.get(theirs.wa_id);
  const opened = [[contact.client.pn, jidOf(account.pn)], [jidNormalizedUser(contact.client.lid), account.phone.lidJid]].map(([pollCreatorJid, voterJid]) => {
    try { return decryptPollVote(update.pollUpdateMessage.vote, { pollCreatorJid, voterJid, pollMsgId: theirs.wa_id, pollEncKey: created.messageContextInfo.messageSecret }); } catch { return null; }
  }).find(Boolean);
  assert.deepEqual(opened.selectedOptions.map(o => Buffer.from(o).toString('hex')), [crypto.createHash('sha256').update('B').digest('hex')]);

  const ours = await post({ type: 'poll', to: `+${friend.pn}`, question: 'Lunch?', options: ['כן', 'לא'], selectable: 1 });
  await account.sent(ours.id);
  const seen = await until(() => stage.control.phone(friend.pn).inbox.find(x => x.id === ours.wa_id), 'the poll at the friend');
  const secret = Buffer.from(seen.message.messageContextInfo.messageSecret, 'base64');
  const voter = friend.lidJid, key = Buffer.from(crypto.hkdfSync('sha256', secret, Buffer.alloc(32), ours.wa_id + account.phone.lidJid + voter + 'Poll Vote', 32));
  const iv = crypto.randomBytes(12), cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(`${ours.wa_id}\0${voter}`));
  const plain = Buffer.concat([Buffer.from([0x0a, 32]), crypto.createHash('sha256').update('כן').digest()]);
  const encPayload = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { pollUpdateMessage: { pollCreationMessageKey: { remoteJid: account.phone.lidJid, fromMe: false, id: ours.wa_id }, vote: { encPayload, encIv: iv }, senderTimestampMs: Date.now() } } });
  const counted = await until(async () => { const p = (await shown(ours.id)).poll; return p.options[0].votes === 1 && p; }, 'the vote');
  assert.deepEqual(counted.options[0].voters, [jidOf(friend.pn)]);
});

test('what the own phone does to messages is done here, too', async () => {
  const sent = await account.phone.phone.text(contact.pn, 'from the phone');
  const m = await until(async () => (await account.messages(contact.pn)).find(x => x.text === 'from the phone'), 'the copy');
  await account.phone.phone.edit(contact.pn, sent.id, 'from the phone, better');
  await until(async () => (await shown(m.id)).text === 'from the phone, better', 'the edit');
  await account.phone.phone.react(contact.pn, sent.id, '❤️');
  await until(async () => (await shown(m.id)).reactions[0]?.emoji === '❤️', 'the reaction');
  await account.phone.phone.revoke(contact.pn, sent.id);
  await until(async () => (await shown(m.id)).deleted_at, 'the deletion');
});

test('a reaction and an edit that come before their message are done to it when it is there', async () => {
  const key = { remoteJid: account.phone.lidJid, fromMe: true, id: 'EARLY1' };
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { reactionMessage: { key, text: '⏰', senderTimestampMs: Date.now() } } });
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'edit', target: 'EARLY1', text: 'early, and better' });
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'text', text: 'early', id: 'EARLY1' });
  const m = await until(async () => (await account.messages(friend.pn)).find(x => x.wa_id === 'EARLY1'), 'the message');
  assert.equal(m.text, 'early, and better');
  assert.deepEqual(m.reactions.map(r => r.emoji), ['⏰']);
});

test('nobody changes what another wrote', async () => {
  const m = await account.send(friend.pn, 'ours alone');
  await account.sent(m.id);
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { protocolMessage: { type: 0, key: { remoteJid: account.phone.lidJid, fromMe: false, id: m.wa_id } } } });
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { protocolMessage: { type: 0, key: { remoteJid: account.phone.lidJid, fromMe: true, id: m.wa_id } } } });
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { editedMessage: { message: { protocolMessage: { type: 14, key: { remoteJid: account.phone.lidJid, fromMe: true, id: m.wa_id }, editedMessage: { conversation: 'forged' } } } } } });
  await friend.phone.text(account.pn, 'after that');
  await account.got(friend.pn, 'after that');
  const still = await shown(m.id);
  assert.equal(still.text, 'ours alone');
  assert.equal(still.deleted_at, null);
});

test('what cannot be is refused in plain words, field by field', async () => {
  const wrong = async (body, field) => {
    const answer = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, ...body });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.ok(answer.body.errors.some(e => e.field === field), JSON.stringify(answer.body.errors));
  };
  await wrong({ type: 'location', latitude: 99, longitude: 0 }, 'latitude');
  await wrong({ type: 'location', latitude: 9 }, 'longitude');
  await wrong({ type: 'poll', question: 'One?', options: ['A'] }, 'options');
  await wrong({ type: 'poll', question: 'Twice?', options: ['A', 'A'] }, 'options');
  await wrong({ type: 'contact', contacts: [{ name: 'X', phone: '12' }] }, 'contacts');
  await wrong({ type: 'reaction', target: 'nothing', emoji: '👍' }, 'target');
  await wrong({ type: 'text', text: 'x', latitude: 1 }, 'latitude');
  await wrong({ type: 'delete' }, 'target');
  const theirs = await arrives({ text: 'not yours' });
  const answer = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, type: 'edit', target: theirs.id, text: 'mine' });
  assert.equal(answer.status, 409, JSON.stringify(answer.body));
});

test('nothing was done that a correct client would not do', () => account.behaved());

test('what is behind a link goes along when that is asked for', async () => {
  const picture = await readFile(new URL('../../media_helper/samples/shop.png', import.meta.url));
  const web = http.createServer((request, response) => {
    if (request.url === '/soup.png') return response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture);
    if (request.url !== '/menu') return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end('<title>x</title><meta property="og:title" content="תפריט היום"><meta property="og:description" content="Soup &amp; pasta"><meta property="og:image" content="/soup.png">');
  }).listen(0, '127.0.0.1');
  await new Promise(open => web.once('listening', open));
  const url = `http://127.0.0.1:${web.address().port}`;

  const read = await reads(await post({ type: 'text', text: `Today: ${url}/menu.`, preview: true }));
  assert.deepEqual([read.extendedTextMessage.text, read.extendedTextMessage.matchedText], [`Today: ${url}/menu.`, `${url}/menu`]);
  assert.deepEqual([read.extendedTextMessage.title, read.extendedTextMessage.description], ['תפריט היום', 'Soup & pasta']);
  const small = Buffer.from(read.extendedTextMessage.jpegThumbnail);
  assert.deepEqual([small[0], small[1]], [0xff, 0xd8]);
  assert.ok(small.length < 20000);
  // without a page the text goes alone; and who did not ask for it reaches nobody
  assert.equal((await reads(await post({ type: 'text', text: `gone ${url}/none`, preview: true }))).conversation, `gone ${url}/none`);
  assert.equal((await reads(await post({ type: 'text', text: 'no link', preview: true }))).conversation, 'no link');
  assert.equal((await reads(await post({ type: 'text', text: `plain ${url}/menu` }))).conversation, `plain ${url}/menu`);
  web.close();
});

test('a token that may only send does not look behind our own wall', async () => {
  let asked = 0;
  const web = http.createServer((request, response) => { ++asked; response.end('<title>inside</title>'); }).listen(0, '127.0.0.1');
  await new Promise(open => web.once('listening', open));
  const { token } = await stage.must(201, 'POST', '/api/v1/tokens', { name: 'sender', scope: 'send' });
  const sent = await stage.must(202, 'POST', `${account.path}/messages`,
    { to: `+${contact.pn}`, type: 'text', text: `http://127.0.0.1:${web.address().port}/`, preview: true }, { authorization: `Bearer ${token}` });
  assert.match((await reads(sent)).conversation, /^http/);
  assert.equal(asked, 0);
  web.close();
});
