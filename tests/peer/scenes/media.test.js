// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a Baileys client and a phone send: fetched, checked, kept sealed, and given out.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { downloadMediaMessage } from 'baileys';
import { Stage, until } from './stage.js';

let stage, account, contact;
const jidOf = pn => `${pn}@s.whatsapp.net`;
const sha256 = bytes => crypto.createHash('sha256').update(bytes).digest('hex');
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
});
after(() => stage.close());

async function arrives(content) {
  const { key } = await contact.client.send(jidOf(account.pn), content);
  return until(async () => (await account.messages(contact.pn)).find(m => m.wa_id === key.id), 'the message');
}
/** The file of a message as a client of the service gets it. */
async function file(id) {
  const answer = await fetch(`${stage.url}/api/v1/messages/${id}/media`, { headers: { authorization: `Bearer ${stage.token}` } });
  return { status: answer.status, type: answer.headers.get('content-type'), disposition: answer.headers.get('content-disposition'), bytes: Buffer.from(await answer.arrayBuffer()) };
}
const fetches = () => stage.peer.media.requests.filter(r => r.method === 'GET').length;
const files = () => fs.existsSync(stage.file('profile/media')) ? fs.readdirSync(stage.file('profile/media'), { recursive: true }).filter(f => fs.statSync(path.join(stage.file('profile/media'), f)).isFile()) : [];

test('a small file is fetched when it comes, kept sealed, and given out whole', async () => {
  const bytes = crypto.randomBytes(150_000);
  const m = await arrives({ image: bytes, caption: 'our shop', jpegThumbnail: '' });
  await until(() => files().length === 1, 'the file');
  const got = await file(m.id);
  assert.equal(got.status, 200);
  assert.equal(got.type, 'image/jpeg');
  assert.match(got.disposition, /^attachment/);
  assert.equal(sha256(got.bytes), sha256(bytes));
  const before = fetches();
  assert.equal((await file(m.id)).status, 200);
  assert.equal(fetches(), before, 'it was here already');
  const stored = fs.readFileSync(path.join(stage.file('profile/media'), files()[0]));
  assert.ok(!stored.includes(bytes.subarray(1000, 1032)), 'nothing of it lies in clear');
});

test('every kind of file is opened with its own keys', async () => {
  for (const content of [{ video: crypto.randomBytes(9_000), jpegThumbnail: '' }, { audio: crypto.randomBytes(7_000), mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds: 3 }, { document: crypto.randomBytes(5_001), mimetype: 'application/pdf', fileName: 'הצעה.pdf' }, { sticker: crypto.randomBytes(3_000) }]) {
    const m = await arrives(content);
    const got = await file(m.id);
    assert.equal(got.status, 200, m.type);
    assert.equal(sha256(got.bytes), sha256(Object.values(content)[0]), m.type);
    if (m.type === 'document') assert.equal(got.disposition, `attachment; filename*=UTF-8''${encodeURIComponent('הצעה.pdf')}`);
  }
});

test('a large file is fetched when it is asked for', async () => {
  const bytes = crypto.randomBytes(20 * 1024 * 1024);
  const m = await arrives({ document: bytes, mimetype: 'application/zip', fileName: 'all.zip' });
  const before = fetches();
  await new Promise(resolve => setTimeout(resolve, 300));
  assert.equal(fetches(), before);
  let got;
  await until(async () => { got = await file(m.id); return got.status === 200; }, 'the file', 60000);
  assert.equal(sha256(got.bytes), sha256(bytes));
});

test('what is fetched as it comes, and how much room it has, is up to the number', async () => {
  const path_ = `${account.path}/storage`, image = () => ({ image: crypto.randomBytes(3 * 1024 * 1024), jpegThumbnail: '' });
  assert.deepEqual((await stage.get(path_)).fetch, { images: 16777216, videos: 16777216, sounds: 16777216, documents: 16777216 });
  for (const wrong of [{ fetch: { images: -1 } }, { fetch: { images: 1e12 } }, { fetch: { shoes: 1 } }, { cap: 5 }, { fetch: { images: '1' } }]) assert.equal((await stage.call('PATCH', path_, wrong)).status, 422, JSON.stringify(wrong));
  assert.equal((await stage.must(200, 'PATCH', path_, { fetch: { images: 0 } })).fetch.documents, 16777216, 'the rest stays');
  const before = fetches(), asked = await arrives(image());
  const small = await arrives({ document: crypto.randomBytes(1000), mimetype: 'application/pdf', fileName: 'a.pdf' });
  await until(() => fetches() === before + 1, 'the document alone');
  assert.equal((await file(small.id)).status, 200);
  await until(async () => (await file(asked.id)).status === 200, 'the picture, asked for');
  await stage.must(200, 'PATCH', path_, { fetch: { images: 16777216 } });
  const latest = await arrives(image());
  await until(async () => (await file(latest.id)).status === 200, 'another one');
  const now = await stage.get(`${path_}?cap=10485760`);
  assert.ok(now.bytes > 20 * 1024 * 1024 && now.beyond.files > 0, 'before it is done it says what would go');
  const then = await stage.must(200, 'PATCH', path_, { cap: 10485760 });
  assert.equal(then.files, now.files - now.beyond.files);
  assert.equal(then.bytes, now.bytes - now.beyond.bytes);
  assert.ok(then.bytes <= 10485760);
  assert.equal((await file(latest.id)).status, 200);
  for (let i = 0; i < 4; i++) await until(async () => (await file((await arrives(image())).id)).status === 200, 'more than there is room for');
  await until(async () => (await stage.get(path_)).bytes <= 10485760, 'what was not used for longest has gone');
  await until(async () => (await file(latest.id)).status === 200, 'and comes again when it is asked for');
  assert.equal((await stage.must(200, 'PATCH', path_, { cap: null })).cap, null);
});

test('the same file is kept once', async () => {
  const bytes = crypto.randomBytes(40_000);
  const first = await arrives({ document: bytes, mimetype: 'text/html', fileName: 'page.html' });
  assert.equal((await file(first.id)).status, 200);
  const before = files().length;
  const second = await arrives({ document: bytes, mimetype: 'text/html', fileName: 'page.html' });
  const got = await file(second.id);
  assert.equal(sha256(got.bytes), sha256(bytes));
  assert.equal(files().length, before);
});

test('a host that fails is asked again', async () => {
  stage.peer.media.fail.push({ method: 'GET', code: 500, count: 2 });
  const bytes = crypto.randomBytes(30_000);
  const m = await arrives({ image: bytes, jpegThumbnail: '' });
  await until(async () => (await file(m.id)).status === 200, 'the file', 30000);
});

test('a file that the hosts have dropped is asked for at the phone', async () => {
  stage.peer.media.fail.push({ method: 'GET', code: 410, count: 1 });
  const bytes = crypto.randomBytes(25_000);
  const m = await arrives({ image: bytes, jpegThumbnail: '' });
  let got;
  await until(async () => { got = await file(m.id); return got.status === 200; }, 'the file', 30000);
  assert.equal(sha256(got.bytes), sha256(bytes));
  assert.ok(stage.peer.log.some(e => e.dir === 'in' && e.node.tag === 'receipt' && e.node.attrs.type === 'server-error' && e.node.attrs.id === m.wa_id));
});

test('what is not the file of the message is never given out, and nothing of it is kept', async () => {
  const before = files().length;
  const { media } = stage.peer, real = media.get;
  media.get = function (where) { const spoilt = Buffer.from(real.call(media, where)); spoilt[100] ^= 1; return spoilt; };
  const m = await arrives({ image: crypto.randomBytes(60_000), jpegThumbnail: '' });
  let got;
  await until(async () => { got = await file(m.id); return got.status !== 202; }, 'an answer', 30000);
  assert.equal(got.status, 502);
  assert.equal(JSON.parse(got.bytes).fault, 'forged');
  assert.equal(files().length, before);
  media.get = real;
  assert.equal((await file(m.id)).status, 200);
});

const post = body => stage.must(202, 'POST', `${account.path}/messages`, { to: `+${contact.pn}`, ...body });
const uploads = () => stage.peer.media.requests.filter(r => r.method === 'POST').length;
/** What the contact's Baileys makes of a message of ours: kind, message and bytes. */
async function reads(m) {
  const got = await until(() => contact.client.inbox.find(x => x.key.id === m.wa_id && x.message), 'it at the contact');
  const bytes = await downloadMediaMessage(got, 'buffer', { options: { dispatcher: contact.client.dispatcher } });
  return { message: got.message, bytes };
}
const onPhone = (pn, m) => until(() => stage.control.phone(pn).inbox.find(x => x.id === m.wa_id), 'it on the phone');

test('files that we send are opened by Baileys and by phones', async () => {
  for (const [body, kind] of [[{ type: 'image', caption: `the menu for @${contact.pn}`, mentions: [`+${contact.pn}`] }, 'imageMessage'], [{ type: 'video' }, 'videoMessage'], [{ type: 'voice' }, 'audioMessage'], [{ type: 'sticker' }, 'stickerMessage'], [{ type: 'document', name: 'הצעה.pdf', caption: 'as agreed' }, 'documentMessage']]) {
    const bytes = crypto.randomBytes(30_000), mime = { image: 'image/jpeg', video: 'video/mp4', voice: 'audio/ogg; codecs=opus', sticker: 'image/webp', document: 'application/pdf' }[body.type];
    const m = await post({ ...body, media: { base64: bytes.toString('base64'), mime } });
    assert.equal(m.type, body.type);
    assert.equal(m.media.sha256, sha256(bytes));
    const got = await reads(m);
    assert.equal(sha256(got.bytes), sha256(bytes), body.type);
    const content = got.message[kind] ?? got.message.documentWithCaptionMessage.message[kind];
    assert.equal(content.mimetype, mime);
    if (body.caption) assert.equal(content.caption, body.caption);
    if (body.mentions) assert.deepEqual(content.contextInfo.mentionedJid.map(jid => jid.split('@')[0]), [contact.pn]);
    if (body.name) assert.equal(content.fileName, body.name);
    if (body.type === 'voice') assert.equal(content.ptt, true);
    const own = await onPhone(account.pn, m); // which does not look into the wrapping of a document with a caption
    assert.equal(own.media?.ok ?? kind === 'documentMessage', true, 'our own phone opens it, too');
    assert.equal(sha256((await file(m.id)).bytes), sha256(bytes), 'and it is here');
  }
});

test('a sticker that phones would not draw is refused, with the reason', async () => {
  const answer = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, type: 'sticker', media: { base64: crypto.randomBytes(500).toString('base64'), mime: 'image/png' } });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.body.errors.map(e => e.field), ['media']);
  assert.match(JSON.stringify(answer.body), /WebP/);
});

test('the same file is uploaded once, and a host that fails is asked again', async () => {
  const media = { base64: crypto.randomBytes(20_000).toString('base64'), mime: 'image/jpeg' };
  stage.peer.media.fail.push({ method: 'POST', code: 503, count: 1 });
  const first = await post({ type: 'image', media });
  await account.sent(first.id, 'sent', 30000);
  const before = uploads();
  const second = await post({ type: 'image', media });
  await account.sent(second.id, 'sent', 30000);
  assert.equal(uploads(), before);
  assert.equal(sha256((await reads(second)).bytes), sha256(Buffer.from(media.base64, 'base64')));
});

test('a file waits for the line like every message, and goes out once', async () => {
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  const bytes = crypto.randomBytes(10_000);
  const m = await post({ type: 'document', name: 'later.pdf', media: { base64: bytes.toString('base64'), mime: 'application/pdf' } });
  assert.equal(m.state, 'queued');
  await stage.kill();
  await stage.start();
  await account.connect();
  await account.reaches('connected');
  await account.sent(m.id, 'sent', 30000);
  assert.equal(sha256((await reads(m)).bytes), sha256(bytes));
});

test('what is no file is refused, field by field', async () => {
  for (const media of [undefined, {}, { base64: 'AAAA' }, { base64: '???', mime: 'image/jpeg' }, { base64: 'AAAA', mime: 'picture' }, { base64: '', mime: 'image/jpeg' }]) {
    const answer = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, type: 'image', media });
    assert.equal(answer.status, 422, JSON.stringify(media));
    assert.equal(answer.body.errors[0].field, 'media');
  }
});

test('after a restart it is all still there', async () => {
  const bytes = crypto.randomBytes(12_345);
  const m = await arrives({ document: bytes, mimetype: 'application/pdf', fileName: 'a.pdf' });
  assert.equal((await file(m.id)).status, 200);
  await stage.stop();
  await stage.start();
  const before = fetches();
  assert.equal(sha256((await file(m.id)).bytes), sha256(bytes));
  assert.equal(fetches(), before);
  await account.reaches('connected');
});

test('who asks for a file that cannot be is told so', async () => {
  const text = await arrives({ text: 'no file' });
  assert.equal((await file(text.id)).status, 404);
  assert.equal((await file('nothing')).status, 404);
});

test('whoever leaves takes the files along, and nothing of them is left', async () => {
  const client = await stage.must(201, 'POST', '/api/v1/clients', { name: 'Noga' });
  await stage.must(200, 'PATCH', account.path, { client: client.id });
  const m = (await account.messages(contact.pn)).findLast(x => x.media && x.direction === 'in');
  const bytes = (await file(m.id)).bytes;
  const { directory } = await stage.must(200, 'POST', `/api/v1/clients/${client.id}/offboard`, {});
  assert.equal(sha256(fs.readFileSync(path.join(directory, 'media', m.media.sha256))), sha256(bytes));
  const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'manifest.json')));
  assert.equal(manifest.files[`media/${m.media.sha256}`].sha256, m.media.sha256);
  await until(() => files().length === 0, 'an empty folder');
});
