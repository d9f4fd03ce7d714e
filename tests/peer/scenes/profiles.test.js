// SPDX-License-Identifier: GPL-3.0-or-later
// What people show of themselves, what is noted about them, and whom a number does not want to hear from.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { Stage, until } from './stage.js';

let stage, account, dana, yossi;
const jidOf = pn => `${pn}@s.whatsapp.net`;
const jpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), crypto.randomBytes(4_000)]);
const asked = (xmlns, type) => stage.peer.log.filter(e => e.dir === 'in' && e.node.tag === 'iq' && e.node.attrs.xmlns === xmlns && (!type || e.node.attrs.type === type));
const contactPath = person => `${account.path}/contacts/${encodeURIComponent(jidOf(person.pn))}`;
async function picture(of) {
  const answer = await fetch(`${stage.url}${typeof of === 'string' ? of : contactPath(of)}/picture`, { headers: { authorization: `Bearer ${stage.token}` } });
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  dana = await stage.contact({ name: 'Dana' });
  yossi = await stage.contact({ name: 'Yossi' });
  for (const one of [dana, yossi]) {
    await one.client.send(jidOf(account.pn), { text: 'hello' });
    await until(async () => (await account.messages(one.pn)).length === 1, 'the message');
  }
});
after(() => stage.close());

test('a person shows what they write of themselves', async () => {
  await dana.client.sock.updateProfileStatus('פתוח עד 18:00');
  const card = await stage.get(contactPath(dana));
  assert.equal(card.about, 'פתוח עד 18:00');
  assert.equal(card.phone, `+${dana.pn}`);
  assert.equal(card.push_name, 'Dana');
  assert.equal(card.business, false);
  assert.equal(card.blocked, false);
  assert.deepEqual(card.talks, [{ account: account.id, messages: 1 }]);
  const before = asked('usync').length;
  await stage.get(contactPath(dana));
  assert.equal(asked('usync').length, before, 'for a week it is known');
  assert.equal((await stage.get(`${account.path}/contacts`)).items.find(c => c.phone === `+${dana.pn}`).business, false);
});

test('a business tells more, and is asked anew when it tells something else', async () => {
  const shop = await stage.contact({ name: 'Shop' });
  const acct = stage.peer.account(shop.pn), tells = (tag, text) => ({ tag, attrs: {}, content: Buffer.from(text) });
  acct.business = [tells('address', 'דיזנגוף 1, תל אביב'), tells('email', 'shop@example.com'), tells('website', 'https://shop.example/'), tells('website', 'javascript:alert(1)'),
    { tag: 'categories', attrs: {}, content: [tells('category', 'Florist')] },
    { tag: 'business_hours', attrs: { timezone: 'Asia/Jerusalem' }, content: [{ tag: 'business_hours_config', attrs: { day_of_week: 'sun', mode: 'specific_hours', open_time: '540', close_time: '1110' } }, { tag: 'business_hours_config', attrs: { day_of_week: 'sat', mode: 'specific_hours', open_time: '-5', close_time: '90000' } }] }];
  await shop.client.send(jidOf(account.pn), { text: 'hello' });
  await until(async () => (await account.messages(shop.pn)).length === 1, 'the message');
  const card = await stage.get(contactPath(shop));
  assert.equal(card.business, true);
  assert.deepEqual(card.business_profile, { category: 'Florist', description: null, address: 'דיזנגוף 1, תל אביב', email: 'shop@example.com', websites: ['https://shop.example/'],
    time_zone: 'Asia/Jerusalem', hours: [{ day: 'sun', mode: 'specific', opens: '09:00', closes: '18:30' }] });
  const before = asked('w:biz').length;
  await stage.get(contactPath(shop));
  assert.equal(asked('w:biz').length, before, 'for a week it is known');
  acct.business = [tells('description', 'Roses')];
  const device = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  stage.peer.deliver(device, { tag: 'notification', attrs: { from: jidOf(shop.pn), type: 'business', id: 'BIZ1', t: '1' }, content: [{ tag: 'profile', attrs: { jid: jidOf(shop.pn), hash: 'x' } }] });
  await until(async () => (await stage.get(contactPath(shop))).business_profile?.description === 'Roses', 'what it tells now');
  assert.equal((await stage.get(contactPath(dana))).business_profile, null);
});

test('what a number shows to whom is as the network has it, and is changed there', async () => {
  const path = `${account.path}/privacy`, rules = () => stage.peer.account(account.pn).privacy;
  rules().last = 'contact_blacklist';
  rules().online = 'something new';
  const now = await stage.get(path);
  assert.equal(now.last_seen, 'contacts_except');
  assert.equal(now.online, 'other');
  assert.equal(now.group_add, 'everyone');
  assert.equal((await stage.call('PATCH', path, { last_seen: 'everybody' })).status, 422);
  assert.equal((await stage.call('PATCH', path, { shoe_size: 'everyone' })).status, 422);
  const then = await stage.must(200, 'PATCH', path, { last_seen: 'nobody', group_add: 'contacts' });
  assert.deepEqual([then.last_seen, then.group_add], ['nobody', 'contacts']);
  assert.deepEqual([rules().last, rules().groupadd], ['none', 'contacts']);
  const before = asked('privacy', 'get').length;
  await stage.get(path);
  assert.equal(asked('privacy', 'get').length, before, 'it is known');
  // the phone changes it
  rules().readreceipts = 'none';
  const device = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  stage.peer.deliver(device, { tag: 'notification', attrs: { from: jidOf(account.pn), type: 'account_sync', id: 'PRIV1', t: '1' }, content: [{ tag: 'privacy', attrs: {} }] });
  await until(async () => (await stage.get(path)).read_receipts === 'nobody', 'what the phone chose');
});

test('a picture is asked for once, with what proves that we may, and given out from here', async () => {
  assert.equal((await picture(dana)).status, 404, 'she shows none');
  const bytes = jpeg();
  await dana.client.sock.query({ tag: 'iq', attrs: { to: 's.whatsapp.net', type: 'set', xmlns: 'w:profile:picture' }, content: [{ tag: 'picture', attrs: { type: 'image' }, content: bytes }] });
  let got;
  await until(async () => { got = await picture(dana); return got.status === 200; }, 'the picture after its notice');
  assert.equal(got.type, 'image/jpeg');
  assert.ok(got.bytes.equals(bytes));
  const before = asked('w:profile:picture', 'get').length;
  assert.ok((await picture(dana)).bytes.equals(bytes));
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  assert.ok((await picture(dana)).bytes.equals(bytes));
  assert.equal(asked('w:profile:picture', 'get').length, before);
});

test('another picture takes the place of the former one, and none leaves nothing', async () => {
  const bytes = jpeg();
  const set = content => dana.client.sock.query({ tag: 'iq', attrs: { to: 's.whatsapp.net', type: 'set', xmlns: 'w:profile:picture' }, content });
  await set([{ tag: 'picture', attrs: { type: 'image' }, content: bytes }]);
  await until(async () => (await picture(dana)).bytes.equals(bytes), 'the other picture');
  await set(undefined);
  await until(async () => (await picture(dana)).status === 404, 'no picture');
});

test('what staff wrote about a person stays, over a restart, and goes nowhere', async () => {
  const note = 'Prefers the terrace.\nTwo children, one nut allergy. אלרגיה';
  const sent = stage.peer.log.length;
  assert.equal((await stage.must(200, 'PATCH', contactPath(dana), { note })).note, note);
  await stage.kill();
  await stage.start();
  assert.equal((await stage.get(contactPath(dana))).note, note);
  assert.equal((await stage.must(200, 'PATCH', contactPath(dana), { note: null })).note, null);
  assert.ok(!JSON.stringify(stage.peer.log.slice(sent)).includes('terrace'));
  assert.equal((await stage.call('PATCH', `${account.path}/contacts/%2B972999999999`, { note })).status, 404);
  await account.reaches('connected');
});

test('who is blocked is heard of no more, until they are let in again', async () => {
  const { lid } = await stage.get(contactPath(yossi));
  assert.equal((await stage.must(200, 'POST', `${contactPath(yossi)}/block`, { on: true })).blocked, true);
  assert.deepEqual(asked('blocklist', 'set').at(-1).node.content.map(i => [i.attrs.action, i.attrs.jid]), [['block', lid]]);
  await yossi.client.send(jidOf(account.pn), { text: 'are you there' });
  await dana.client.send(jidOf(account.pn), { text: 'a later one' });
  await until(async () => (await account.messages(dana.pn)).some(m => m.text === 'a later one'), 'the later one');
  assert.ok(!(await account.messages(yossi.pn)).some(m => m.text === 'are you there'));
  assert.equal((await stage.must(200, 'POST', `${contactPath(yossi)}/block`, { on: false })).blocked, false);
  await yossi.client.send(jidOf(account.pn), { text: 'and now' });
  await until(async () => (await account.messages(yossi.pn)).some(m => m.text === 'and now'), 'his message');
  assert.deepEqual(stage.violations(account.pn).filter(v => v.kind === 'blocklist-not-lid'), []);
});

test('what is blocked elsewhere is known here, at once and after a time without the line', async () => {
  const { lid } = await stage.get(contactPath(yossi));
  const phone = stage.peer.account(account.pn);
  const device = [...phone.devices.values()].find(d => d.id);
  phone.blocklist.add(lid.replace('@lid', ''));
  stage.peer.deliver(device, { tag: 'notification', attrs: { from: jidOf(account.pn), type: 'account_sync', id: 'block-1', t: String(Math.floor(Date.now() / 1000)) }, content: [{ tag: 'blocklist', attrs: {}, content: [{ tag: 'item', attrs: { jid: lid, action: 'block' } }] }] });
  await until(async () => (await stage.get(contactPath(yossi))).blocked, 'the block');
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  phone.blocklist.clear();
  await account.connect();
  await account.reaches('connected');
  await until(async () => !(await stage.get(contactPath(yossi))).blocked, 'the end of the block');
});

test('two conversations that turn out to be one person\'s become one, are separated, and joined again', async () => {
  const ruth = stage.number({ name: 'Ruth' });
  const says = (text, mode) => stage.control.send(ruth.pn, { via: 'phone', to: account.pn, type: 'text', text, mode });
  const textsOf = async jid => ((await stage.call('GET', `${account.path}/chats/${encodeURIComponent(jid)}/messages`)).body.items || []).map(m => m.text).reverse();
  const reads = (jid, ...texts) => until(async () => JSON.stringify(await textsOf(jid)) === JSON.stringify(texts), `${texts} at ${jid}`);
  // a network that does not say what it knows
  stage.peer.altJid = () => undefined;
  await says('by phone', 'pn');
  await reads(jidOf(ruth.pn), 'by phone');
  await says('by hidden id', 'lid');
  await reads(ruth.lidJid, 'by hidden id');
  delete stage.peer.altJid;
  await says('said', 'lid');
  await reads(jidOf(ruth.pn), 'by phone', 'by hidden id', 'said');
  const one = await stage.get(contactPath(ruth));
  assert.deepEqual(one.merges.map(m => [m.jid, m.messages]), [[ruth.lidJid, 1]]);
  await stage.must(200, 'POST', `${contactPath(ruth)}/separate`, { merge: one.merges[0].id });
  await reads(jidOf(ruth.pn), 'by phone');
  await reads(ruth.lidJid, 'by hidden id', 'said');
  await says('said again', 'lid');
  await reads(ruth.lidJid, 'by hidden id', 'said', 'said again');
  const apart = await stage.get(contactPath(ruth));
  assert.deepEqual([apart.lid, apart.separated_from, apart.merges], [null, [ruth.lidJid], []]);
  const gone = await stage.call('POST', `${contactPath(ruth)}/separate`, { merge: one.merges[0].id });
  assert.deepEqual([gone.status, /merge/.test(gone.body.detail)], [404, true]);
  assert.equal((await stage.call('POST', `${contactPath(ruth)}/join`, { with: 'nobody' })).status, 422);
  assert.equal((await stage.call('POST', `${contactPath(ruth)}/join`, { with: yossi.lidJid ?? '999@lid' })).status, 404);
  await stage.must(200, 'POST', `${contactPath(ruth)}/join`, { with: ruth.lidJid });
  await reads(jidOf(ruth.pn), 'by phone', 'by hidden id', 'said', 'said again');
});

test('who is nobody has nothing to show', async () => {
  assert.equal((await stage.call('GET', `${account.path}/contacts/nobody`)).status, 404);
  assert.equal((await stage.call('GET', `${account.path}/contacts/%2B972888888888`)).status, 404);
  const before = asked('w:profile:picture').length;
  assert.equal((await picture(`${account.path}/contacts/%2B972888888888`)).status, 404);
  assert.equal(asked('w:profile:picture').length, before, 'strangers are not looked at');
  assert.equal((await stage.call('POST', `${account.path}/contacts/%2B972888888888/block`, { on: true })).status, 404);
  assert.equal((await stage.call('POST', `${contactPath(yossi)}/block`, {})).status, 422);
});
