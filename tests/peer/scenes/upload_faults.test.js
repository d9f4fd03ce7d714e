// SPDX-License-Identifier: GPL-3.0-or-later
// Files that go out on a network at its worst: each reaches the other side once, and opens to what was sent.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { Stage, until } from './stage.js';

let stage, account, friend;
const sha256 = bytes => crypto.createHash('sha256').update(bytes).digest('hex');
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { history: { chats: 0 } });
  friend = stage.number({ name: 'Avi' });
  await alive('ready');
});
after(() => stage.close());

const alive = tag => account.talks(friend, tag);
const media = () => stage.peer.media;
const onDisk = () => stage.mediaFiles();
function spoilt(what, more = {}) { const f = { method: 'POST', kind: 'image', what, count: 1, ...more }; media().fail.push(f); return f; }
async function posts(caption, size = 300_000) {
  const bytes = crypto.randomBytes(size);
  const m = await stage.must(202, 'POST', `${account.path}/messages`, { to: `+${friend.pn}`, type: 'image', caption, media: { base64: bytes.toString('base64'), mime: 'image/jpeg' } });
  return { bytes, m };
}
/** It is at the friend once, and opens to what was sent. */
async function reached(m, bytes, ms = 20000) {
  await account.sent(m.id, 'delivered', ms);
  const got = friend.phone.inbox.filter(x => x.id === m.wa_id && !x.duplicate);
  assert.deepEqual(got.map(x => [x.text, x.media?.sha256]), [[m.caption, sha256(bytes)]]);
  assert.equal((await account.messages(friend.pn)).filter(x => x.caption === m.caption).length, 1);
}

for (const what of ['cut', 'lost-answer', 'garbage', 'nowhere'])
  test(`an upload whose ${{ cut: 'line is cut in the middle', 'lost-answer': 'answer is lost', garbage: 'answer is garbage', nowhere: 'answer names no place' }[what]} is made again, and its message goes once`, async () => {
    const fault = spoilt(what);
    const { m, bytes } = await posts(`upload ${what}`);
    await reached(m, bytes);
    assert.equal(fault.hits, 1);
    await alive(`after upload ${what}`);
  });

test('who may no longer upload asks for the right anew', async () => {
  spoilt(undefined, { code: 401 });
  const asked = () => stage.peer.counters['iq_w:m'];
  const before = asked();
  const { m, bytes } = await posts('right run out');
  await reached(m, bytes);
  assert.ok(asked() > before);
});

for (const [kind, more] of [['iq-drop', {}], ['iq-error', { code: 500 }]])
  test(`${{ 'iq-drop': 'no answer', 'iq-error': 'a refusal' }[kind]} to the question for the hosts only delays`, async () => {
    spoilt(undefined, { code: 401 }); // so that they are asked for
    stage.fault(kind, account, { xmlns: 'w:m', ...more });
    const { m, bytes } = await posts(`hosts ${kind}`);
    await reached(m, bytes, 40000);
  });

test('the line may die while a file goes out', async () => {
  let goes = null;
  const held = spoilt(undefined, { hold: new Promise(resolve => { goes = resolve; }) });
  const begun = stage.peer.counters.logins;
  const { m, bytes } = await posts('line dies');
  await until(() => held.hits === 1, 'the upload');
  stage.fault('drop', account);
  await until(() => stage.peer.counters.logins > begun, 'a new login');
  goes();
  await reached(m, bytes, 30000);
  await alive('after the line died again');
});

test('killed in the middle of an upload: it goes out once, under its id', async () => {
  const fault = spoilt('halt');
  const { m, bytes } = await posts('killed while it goes', 700_000);
  await until(() => fault.hits === 1, 'the upload');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await reached(m, bytes, 30000);
  await until(() => onDisk().every(name => !name.endsWith('.part')), 'no half file');
  await alive('after the kill');
});

test('nothing was done that a correct client would not do', async () => {
  assert.deepEqual([...media().fail.filter(f => f.count > 0), ...stage.peer.faults.list], [], 'every fault happened');
  await account.behaved();
});
