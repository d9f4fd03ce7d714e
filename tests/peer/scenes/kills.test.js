// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of what is longer than a text: files both ways, what is done to chats, pieces of history.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { proto } from 'baileys/WAProto/index.js';
import { Stage, until } from './stage.js';

const HT = proto.HistorySync.HistorySyncType;
const ROUNDS = 5;
let stage, account, phone, friend;
const sha256 = bytes => crypto.createHash('sha256').update(bytes).digest('hex');
const jidOf = pn => `${pn}@s.whatsapp.net`;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { history: { chats: 0 } });
  phone = stage.control.phone(account.pn);
  friend = stage.number({ name: 'Avi' });
  await friend.phone.text(account.pn, 'first');
  await account.got(friend.pn, 'first');
});
after(() => stage.close());

async function killed() {
  await stage.kill();
  await stage.start();
}
async function file(id) {
  const answer = await fetch(`${stage.url}/api/v1/messages/${id}/media`, { headers: { authorization: `Bearer ${stage.token}` } });
  return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null;
}
const onDisk = () => fs.readdirSync(stage.file('profile/media'), { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => e.name);
const pictures = async direction => (await account.messages(friend.pn)).filter(m => m.type === 'image' && m.direction === direction);

test('files both ways: each is there once, and what its sender sent', async () => {
  const given = new Map(), sent = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < 4; i++) {
      const bytes = crypto.randomBytes(200_000), caption = `in ${round}.${i}`;
      given.set(caption, sha256(bytes));
      await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'image', data: bytes.toString('base64'), caption });
      const ours = crypto.randomBytes(200_000), text = `out ${round}.${i}`;
      sent.set(text, sha256(ours));
      await stage.must(202, 'POST', `${account.path}/messages`, { to: `+${friend.pn}`, type: 'image', caption: text, media: { base64: ours.toString('base64'), mime: 'image/jpeg' } });
    }
    await killed();
  }
  await account.reaches('connected');
  await until(async () => (await pictures('in')).length >= given.size, 'every picture', 60000);
  await until(() => onDisk().filter(name => !name.endsWith('.part')).length >= given.size + sent.size, 'files that broke off are fetched without anybody asking', 60000);
  for (const m of await pictures('in')) assert.equal(sha256(await until(() => file(m.id), `the file of ${m.caption}`, 30000)), given.get(m.caption), m.caption);
  assert.deepEqual((await pictures('in')).map(m => m.caption).sort(), [...given.keys()].sort());
  // a message that came again under its id is shown once by every client; what a phone reads of a picture is its caption
  const atFriend = () => friend.phone.inbox.filter(m => !m.duplicate && sent.has(m.text)).map(m => m.text);
  await until(() => atFriend().length >= sent.size, 'every picture at the other side', 60000);
  assert.deepEqual(atFriend().sort(), [...sent.keys()].sort());
  await until(() => onDisk().every(name => !name.endsWith('.part')), 'no half file is left');
});

test('what is done to a chat reaches the phone, whenever the kill came', async () => {
  const chat = `${account.path}/chats/${jidOf(friend.pn)}`;
  const last = () => phone.actions.filter(a => a.index[0] === 'pin_v1').at(-1)?.value.pinAction.pinned;
  for (let round = 0; round < ROUNDS; round++) {
    const on = round % 2 === 0;
    await stage.must(202, 'POST', `${chat}/pin`, { on });
    await killed(); // before the network can have answered, or just after it
    assert.equal((await stage.get(chat)).pinned, on, 'here it holds from the answer on');
    await until(async () => { await phone.pull('regular_low'); return last() === on; }, `pinned ${on} at the phone`, 30000);
  }
  await account.reaches('connected');
});

test('what the phone does to chats meanwhile is so here', async () => {
  const chat = `${account.path}/chats/${jidOf(friend.pn)}`;
  for (let round = 0; round < ROUNDS; round++) {
    const on = round % 2 === 0;
    await phone.archive(friend.pn, on);
    await killed();
    await until(async () => (await stage.get(chat)).archived === on, `archived ${on}`, 30000);
  }
  await phone.archive(friend.pn, false);
  await until(async () => !(await stage.get(chat)).archived, 'back in the list');
});

test('past messages: kills while they are read leave each there once', async () => {
  const old = stage.number({ name: 'Long ago' }), jid = jidOf(old.pn);
  const blob = phone.historyBlob(HT.FULL, [phone.conversation(jid, 12000, Math.floor(Date.now() / 1000) - 5000)], {});
  const told = () => phone.receipts.filter(r => r.type === 'hist_sync').length;
  const before = told();
  await phone.sendHistory(stage.control.dev(account.pn), HT.FULL, blob);
  for (let round = 0; round < 3; round++) {
    const seen = (await account.messages(old.pn)).length;
    await until(async () => (await account.messages(old.pn)).length > seen || told() > before, 'some of it', 30000);
    await killed();
  }
  await account.reaches('connected');
  await until(() => told() > before, 'the phone is told that it was read', 90000);
  const messages = await account.messages(old.pn);
  assert.equal(messages.length, 12000);
  assert.equal(new Set(messages.map(m => m.wa_id)).size, 12000);
});

test('nothing was done that a correct client would not do', () => account.behaved());
