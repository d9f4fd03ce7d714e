// SPDX-License-Identifier: GPL-3.0-or-later
// Files that come on a network at its worst: whole or not at all, and what was written with them is there once.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { Stage, until } from './stage.js';
import { N, rand } from '../lib/util.js';

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
const requests = method => media().requests.filter(r => r.method === method);
function spoilt(method, what, count = 1) { const f = { method, kind: 'image', what, count }; media().fail.push(f); return f; }
const onDisk = () => stage.mediaFiles();
const captions = async (caption, direction = 'in') => (await account.messages(friend.pn)).filter(m => m.caption === caption && m.direction === direction);

/** A picture from the friend. @return its bytes and, once it is there, its message */
async function arrives(caption, size = 300_000) {
  const bytes = crypto.randomBytes(size);
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'image', data: bytes.toString('base64'), caption });
  const m = await until(async () => (await captions(caption))[0], `"${caption}"`);
  return { bytes, m };
}
async function file(id) {
  const answer = await fetch(`${stage.url}/api/v1/messages/${id}/media`, { headers: { authorization: `Bearer ${stage.token}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, bytes, fault: answer.status === 200 ? undefined : JSON.parse(bytes).fault };
}
const whole = (m, bytes, ms = 20000) => until(async () => { const got = await file(m.id); assert.equal(got.status, 200, got.fault); return sha256(got.bytes) === sha256(bytes); }, `the file of "${m.caption}"`, ms);
test('a download that is cut goes on from where it was', async () => {
  const fault = spoilt('GET', 'cut', 2);
  const { m, bytes } = await arrives('cut twice');
  await whole(m, bytes);
  assert.equal(fault.hits, 2);
  const ranges = requests('GET').slice(-2).map(r => Number(/^bytes=(\d+)-$/.exec(r.range)?.[1]));
  assert.ok(ranges[0] > 0 && ranges[1] > ranges[0], JSON.stringify(ranges));
  assert.equal((await captions('cut twice')).length, 1);
  await alive('after the cut');
});

test('an answer with another range than the one asked for is begun anew', async () => {
  spoilt('GET', 'cut');
  const other = spoilt('GET', 'other-range');
  const { m, bytes } = await arrives('another range');
  await whole(m, bytes);
  assert.equal(other.hits, 1);
});

for (const [what, word] of [['spoil', 'changed'], ['short', 'shorter'], ['long', 'longer'], ['endless', 'without an end']])
  test(`something ${word} in the place of a file is never given out nor kept; the real one is when it is asked for again`, async () => {
    const before = onDisk().length, fault = spoilt('GET', what);
    const { m, bytes } = await arrives(`answered ${what}`);
    await until(() => fault.hits === 1, 'the question');
    const first = await file(m.id);
    if (first.status === 200) assert.equal(sha256(first.bytes), sha256(bytes)); // it was over by then, and is asked for anew
    else assert.deepEqual([first.status, first.fault], [502, 'forged']);
    await whole(m, bytes);
    const request = requests('GET').find(r => r.fault === what);
    if (what === 'endless') await until(() => request.left && request.bytes < 16 << 20, `no more than it was (${request.bytes} bytes)`);
    await until(() => onDisk().length === before + 1, 'one file');
    await alive(`after ${what}`);
  });

for (const [says, fileLength] of [['much more', 2 ** 40], ['less', 1000]])
  test(`a file whose message says ${says} than it holds is not given out`, async () => {
    const { encryptMedia } = await import('../lib/media.js');
    const bytes = crypto.randomBytes(40_000), sealed = encryptMedia(bytes, 'image'), caption = `says ${says}`;
    const directPath = media().put(sealed.enc, 'image');
    const told = { directPath, mediaKey: sealed.mediaKey, fileSha256: sealed.fileSha256, fileEncSha256: sealed.fileEncSha256, fileLength, mimetype: 'image/jpeg', caption };
    await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { imageMessage: told } });
    const m = await until(async () => (await captions(caption))[0], 'the message');
    await until(async () => { const got = await file(m.id); assert.deepEqual([got.status, got.fault], [502, 'forged']); return true; }, 'the refusal');
    await alive(caption);
  });

test('what names no place, no key or one that cannot be is a message without its file', async () => {
  const digest = rand(32);
  for (const [i, broken] of [{ mediaKey: rand(5) }, { directPath: '//evil.example/x' }, { directPath: '/../../etc/passwd', url: 'file:///etc/passwd' }, { fileSha256: rand(3) }, { directPath: `/${'x'.repeat(5000)}` }, {}].entries()) {
    const told = { directPath: '/v/none.enc', mediaKey: rand(32), fileSha256: digest, fileEncSha256: digest, fileLength: 100, mimetype: 'image/jpeg', caption: `broken ${i}`, ...broken };
    if (i === 5) for (const field of ['directPath', 'mediaKey', 'fileSha256', 'fileEncSha256']) delete told[field];
    await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'raw', message: { imageMessage: told } });
    const m = await until(async () => (await captions(`broken ${i}`))[0], 'the message');
    const got = await until(async () => { const answer = await file(m.id); return answer.status !== 202 && answer; }, 'an answer', 40000);
    assert.ok(got.status >= 400 && got.status < 600, `${i}: ${got.status}`);
  }
  await alive('after what names nothing');
});

test('a message that comes twice brings one file', async () => {
  stage.fault('duplicate', account);
  const before = onDisk().length;
  const { m, bytes } = await arrives('twice');
  await whole(m, bytes);
  await alive('after twice');
  assert.equal((await captions('twice')).length, 1);
  assert.equal(onDisk().length, before + 1);
});

test('the line may die while a file comes', async () => {
  let goes = null;
  media().fail.push({ method: 'GET', kind: 'image', count: 1, hold: new Promise(resolve => { goes = resolve; }) });
  const begun = stage.peer.counters.logins, asked = requests('GET').length;
  const { m, bytes } = await arrives('while the line dies');
  await until(() => requests('GET').length > asked, 'the question');
  stage.fault('drop', account);
  await until(() => stage.peer.counters.logins > begun, 'a new login');
  goes();
  await whole(m, bytes);
  await alive('after the line died');
});

test('killed in the middle of a download: the file is whole afterwards, and no half of it is left', async () => {
  const fault = spoilt('GET', 'halt');
  const { m, bytes } = await arrives('killed in the middle', 2_000_000);
  await until(() => fault.hits === 1, 'the question');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await whole(m, bytes);
  await until(() => onDisk().every(name => !name.endsWith('.part')), 'no half file');
  assert.equal((await captions('killed in the middle')).length, 1);
});

test('an answer of the phone that cannot be opened, or comes twice, does no harm', async () => {
  media().fail.push({ method: 'GET', kind: 'image', code: 410, count: 1 });
  stage.fault('duplicate', account, { tag: 'notification', type: 'mediaretry' });
  const { m, bytes } = await arrives('gone');
  for (const id of [m.wa_id, 'nobody'])
    stage.peer.deliver(stage.control.dev(account.pn), N('notification', { from: `${account.pn}@s.whatsapp.net`, type: 'mediaretry', id, t: 1790000000 }, [N('encrypt', {}, [N('enc_p', {}, rand(100)), N('enc_iv', {}, rand(12))]), N('rmr', { jid: `${friend.pn}@s.whatsapp.net`, from_me: false })]));
  await whole(m, bytes);
  await alive('after the phone');
});

test('nothing was done that a correct client would not do', async () => {
  assert.deepEqual([...media().fail.filter(f => f.count > 0), ...stage.peer.faults.list], [], 'every fault happened');
  await account.behaved();
});
