// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a program brings to be sent: uploaded as a form, or fetched from where they lie on the web.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { downloadMediaMessage } from 'baileys';
import { Stage, until } from './stage.js';

let stage, account, contact, web, webUrl;
const pages = new Map();
const sha256 = bytes => crypto.createHash('sha256').update(bytes).digest('hex');
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
  web = http.createServer((request, response) => {
    const page = pages.get(request.url);
    response.writeHead(page?.status ?? 404, page?.headers);
    response.end(page?.body);
  }).listen(0, '127.0.0.1');
  await once(web, 'listening');
  webUrl = `http://127.0.0.1:${web.address().port}`;
});
after(async () => { web.close(); await stage.close(); });

function form(bytes, { name = 'a.jpg', type = 'image/jpeg', part = 'file' } = {}) {
  const data = new FormData();
  data.append('note', 'a part that nobody asked for');
  data.append(part, new Blob([bytes], { type }), name);
  return data;
}
async function send(body, { token = stage.token, headers = {}, to = '/api/v1/media' } = {}) {
  const answer = await fetch(stage.url + to, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...headers }, body });
  return { status: answer.status, body: await answer.json() };
}
async function upload(bytes, options) {
  const { status, body } = await send(form(bytes, options));
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
const post = (body, from = account) => stage.must(202, 'POST', `${from.path}/messages`, { to: `+${contact.pn}`, ...body });
async function reads(m) {
  const got = await until(() => contact.client.inbox.find(x => x.key.id === m.wa_id && x.message), 'it at the contact');
  const bytes = await downloadMediaMessage(got, 'buffer', { options: { dispatcher: contact.client.dispatcher } });
  return { message: got.message, bytes };
}
const token = async scope => (await stage.must(201, 'POST', '/api/v1/tokens', { name: scope, scope })).token;
const files = () => { const top = stage.file('profile/media'); return fs.existsSync(top) ? fs.readdirSync(top, { recursive: true }).map(f => path.join(top, f)).filter(f => fs.statSync(f).isFile()) : []; };

test('a file is uploaded once and sent by its id, by any number', async () => {
  const bytes = crypto.randomBytes(150_000);
  const file = await upload(bytes, { name: 'logo.png', type: 'image/png' });
  assert.deepEqual({ ...file, media_id: null }, { media_id: null, mime: 'image/png', size: bytes.length, sha256: sha256(bytes) });
  assert.equal((await upload(bytes, { name: 'logo.png', type: 'image/png' })).media_id, file.media_id, 'the same bytes');
  assert.equal(files().length, 1);
  assert.ok(!fs.readFileSync(files()[0]).includes(bytes.subarray(1000, 1032)), 'nothing of it lies in clear');
  const other = await stage.paired('Second desk');
  for (const from of [account, other]) {
    const m = await post({ type: 'image', caption: 'our sign', media: { media_id: file.media_id } }, from);
    assert.equal(m.media.sha256, sha256(bytes));
    const got = await reads(m);
    assert.equal(sha256(got.bytes), sha256(bytes));
    assert.equal(got.message.imageMessage.mimetype, 'image/png');
  }
  assert.equal(files().length, 1, 'it lies there once');
});

test('a type that nobody names is known by the ending', async () => {
  assert.equal((await upload(Buffer.from('%PDF-1.7'), { name: 'הצעה.pdf', type: 'application/octet-stream' })).mime, 'application/pdf');
  assert.equal((await upload(crypto.randomBytes(20), { name: 'v', type: 'audio/ogg; codecs=opus' })).mime, 'audio/ogg; codecs=opus');
});

test('an upload waits for its message over a restart', async () => {
  const bytes = crypto.randomBytes(9_000);
  const { media_id } = await upload(bytes, { name: 'a.pdf', type: 'application/pdf' });
  await stage.kill();
  await stage.start();
  const m = await post({ type: 'document', name: 'as agreed.pdf', media: { media_id } });
  const got = await reads(m);
  assert.equal(sha256(got.bytes), sha256(bytes));
  assert.equal(got.message.documentMessage.fileName, 'as agreed.pdf');
});

test('a long file goes to disk as it comes', async () => {
  const highest = () => Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${stage.process.pid}/status`, 'utf8'))[1]);
  const before = highest();
  const bytes = crypto.randomBytes(90 * 1024 * 1024);
  assert.equal((await upload(bytes, { name: 'film.mp4', type: 'video/mp4' })).sha256, sha256(bytes));
  assert.ok(highest() - before < 48 * 1024, `${highest() - before} KiB more`);
});

test('a file that is too long is refused, and nothing of it stays', async () => {
  const before = files().length;
  const { status, body } = await send(form(Buffer.alloc(100 * 1024 * 1024 + 1)));
  assert.equal(status, 413);
  assert.equal(body.fault, 'limit');
  assert.equal(files().length, before);
});

test('an upload that breaks off leaves nothing', async () => {
  const before = files().length;
  const socket = net.connect(Number(new URL(stage.url).port), '127.0.0.1');
  socket.on('error', () => {});
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  socket.write(`POST /api/v1/media HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${stage.token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n${head}${'x'.repeat(300_000)}`);
  await until(() => files().length === before + 1, 'its begin');
  socket.destroy();
  await until(() => files().length === before, 'its end');
});

test('who may not upload is told before anything is taken', async () => {
  const before = files().length;
  assert.equal((await send(form(Buffer.alloc(100)), { token: 'nobody' })).status, 401);
  assert.equal((await send(form(Buffer.alloc(100)), { token: await token('read') })).status, 403);
  assert.equal((await send(form(Buffer.alloc(100)), { token: await token('send') })).status, 201);
  assert.equal(files().length, before + 1);
});

test('what is no form with a file is refused with its reason', async () => {
  const json = await stage.call('POST', '/api/v1/media', { file: 'AAAA' }, { 'content-type': 'application/json' });
  assert.equal(json.status, 415);
  const cut = await send('--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx', { headers: { 'content-type': 'multipart/form-data; boundary=b' } });
  assert.equal(cut.status, 422);
  assert.equal(cut.body.errors[0].field, 'file');
  for (const [body, says] of [[form(Buffer.alloc(5), { part: 'picture' }), 'is missing'], [form(Buffer.alloc(0)), 'is empty']]) {
    const { status, body: problem } = await send(body);
    assert.equal(status, 422);
    assert.deepEqual(problem.errors, [{ field: 'file', detail: says }]);
  }
  assert.equal((await send(form(Buffer.alloc(5)), { to: `${account.path}/typing` })).status, 404);
  assert.equal((await send(form(Buffer.alloc(5)), { to: `${account.path}/connect` })).status, 415);
});

test('the same key gives the same answer, another file another one', async () => {
  const headers = { 'idempotency-key': 'upload-1' }, bytes = crypto.randomBytes(100);
  const first = await send(form(bytes), { headers });
  assert.deepEqual(await send(form(bytes), { headers }), first);
  assert.equal((await send(form(crypto.randomBytes(100)), { headers })).status, 409);
});

test('a file on the web is fetched and sent', async () => {
  const bytes = crypto.randomBytes(70_000);
  pages.set('/now', { status: 302, headers: { location: '/files/%D7%AA%D7%A4%D7%A8%D7%99%D7%98.pdf' } });
  pages.set('/files/%D7%AA%D7%A4%D7%A8%D7%99%D7%98.pdf', { status: 200, headers: { 'content-type': 'application/pdf' }, body: bytes });
  const m = await post({ type: 'document', media: { url: `${webUrl}/now` } });
  const got = await reads(m);
  assert.equal(sha256(got.bytes), sha256(bytes));
  assert.equal(got.message.documentMessage.mimetype, 'application/pdf');
});

test('what cannot be fetched is a wrong field, and no message', async () => {
  pages.set('/loop', { status: 302, headers: { location: '/loop' } });
  pages.set('/empty', { status: 200 });
  const sent = (await account.messages(contact.pn)).length;
  for (const [media, says] of [
    [{ url: `${webUrl}/none` }, /404/], [{ url: `${webUrl}/loop` }, /redirects/], [{ url: `${webUrl}/empty` }, /empty/], [{ url: 'file:///etc/passwd' }, /http/],
    [{ url: 'http://127.0.0.1:1/a' }, /refused/], [{ url: '' }, /address/], [{ media_id: sha256('nothing') }, /upload it again/], [{ media_id: '' , url: webUrl }, /nothing else/]]) {
    const { status, body } = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, type: 'image', media });
    assert.equal(status, 422, JSON.stringify([media, body]));
    assert.equal(body.errors[0].field, 'media');
    assert.match(body.errors[0].detail, says);
  }
  assert.equal((await account.messages(contact.pn)).length, sent);
});

test('a token that may only send reaches nothing behind our own wall', async () => {
  pages.set('/secret', { status: 200, body: 'for this machine alone' });
  const headers = { authorization: `Bearer ${await token('send')}` };
  for (const url of [`${webUrl}/secret`, `${webUrl.replace('127.0.0.1', 'localhost')}/secret`, `http://[::ffff:127.0.0.1]:${web.address().port}/secret`]) {
    const { status, body } = await stage.call('POST', `${account.path}/messages`, { to: `+${contact.pn}`, type: 'document', media: { url } }, headers);
    assert.equal(status, 422, JSON.stringify(body));
    assert.match(body.errors[0].detail, /open internet/);
  }
});
