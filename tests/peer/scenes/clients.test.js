// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Stage, until } from './stage.js';

let stage, account, friend, client;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

test('a client is made with what is given and sensible words for the rest', async () => {
  client = await stage.must(201, 'POST', '/api/v1/clients', { name: 'Cohen & Sons', time_zone: 'Asia/Jerusalem', country: 'IL', language: 'he', quiet_hours: { from: '22:00', to: '07:00' } });
  const { id, ...rest } = client;
  assert.deepEqual(rest, { name: 'Cohen & Sons', time_zone: 'Asia/Jerusalem', country: 'IL', language: 'he', colour: client.colour, mark: 'CS', quiet_hours: { from: '22:00', to: '07:00' }, retention: null });
  assert.match(client.colour, /^#[0-9A-F]{6}$/);
  assert.deepEqual(await stage.get(`/api/v1/clients/${id}`), client);
  const other = await stage.must(201, 'POST', '/api/v1/clients', { name: 'Dana' });
  assert.notEqual(other.colour, client.colour);
  assert.match(other.language, /^[a-z]{2,3}$/);
  assert.ok(other.country === null || /^[A-Z]{2}$/.test(other.country), other.country);
  assert.deepEqual((await stage.get('/api/v1/clients')).items.map(c => c.name), ['Cohen & Sons', 'Dana']);
  await stage.must(204, 'DELETE', `/api/v1/clients/${other.id}`);
  await stage.must(404, 'GET', `/api/v1/clients/${other.id}`);
});

test('the same key makes one client', async () => {
  const made = () => stage.must(201, 'POST', '/api/v1/clients', { name: 'Once' }, { 'idempotency-key': 'client-1' });
  const first = await made();
  assert.deepEqual(await made(), first);
  await stage.must(204, 'DELETE', `/api/v1/clients/${first.id}`);
});

test('what cannot be is said field by field and changes nothing', async () => {
  const wrong = { name: ' ', time_zone: 'Mars/Base', country: 'ZQ', language: 'qq', colour: '#FFFFFF', mark: '!', quiet_hours: { from: '25:00', to: '7' }, retention: { messages_days: 0.5 } };
  for (const [field, value] of Object.entries(wrong)) {
    const { errors } = await stage.must(422, 'PATCH', `/api/v1/clients/${client.id}`, { [field]: value });
    assert.deepEqual(errors.map(e => e.field), [field]);
  }
  const { errors } = await stage.must(422, 'POST', '/api/v1/accounts', { label: 'Nobody', client: 'no-such-client' });
  assert.equal(errors[0].field, 'client');
  assert.deepEqual(await stage.get(`/api/v1/clients/${client.id}`), client);
});

test('a number that moves to a client talks on with the same sessions, also after a restart', async () => {
  await account.sent((await account.send(friend.pn, 'before')).id);
  const moved = await stage.must(200, 'PATCH', account.path, { client: client.id });
  assert.equal(moved.client, client.id);
  await account.sent((await account.send(friend.pn, 'moved')).id);
  await friend.phone.text(account.pn, 'answer');
  await account.got(friend.pn, 'answer');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  assert.equal((await account.state()).client, client.id);
  await account.sent((await account.send(friend.pn, 'restarted')).id);
  await friend.phone.text(account.pn, 'and again');
  await account.got(friend.pn, 'and again');
});

test('a client with numbers stays, and a new number can be one of its own from the start', async () => {
  const { fault } = await stage.must(409, 'DELETE', `/api/v1/clients/${client.id}`);
  assert.equal(fault, 'refused');
  const made = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Second', client: client.id });
  assert.equal(made.client, client.id);
  assert.equal((await stage.must(200, 'PATCH', `/api/v1/accounts/${made.id}`, { client: null, label: 'Freed' })).client, null);
  assert.equal((await stage.get(`/api/v1/accounts/${made.id}`)).label, 'Freed');
});

test('what has been kept long enough is deleted, the rest stays', async () => {
  const sender = stage.number({ name: 'Old times' });
  stage.peer.opts.clockSkewSec = -3 * 24 * 60 * 60; // the server says when a message was sent
  await sender.phone.text(account.pn, 'long ago');
  stage.peer.opts.clockSkewSec = 0;
  await sender.phone.text(account.pn, 'just now');
  await account.got(sender.pn, 'just now');
  const old = (await account.messages(sender.pn)).find(m => m.text === 'long ago');
  assert.ok(Date.now() - Date.parse(old.timestamp) > 2 * 24 * 60 * 60 * 1000, old.timestamp);
  await stage.must(200, 'PATCH', `/api/v1/clients/${client.id}`, { retention: { messages_days: 2 } });
  await until(async () => !(await account.texts(sender.pn)).includes('long ago'), 'the old message to go');
  assert.deepEqual(await account.texts(sender.pn), ['just now']);
  await stage.must(404, 'GET', `/api/v1/messages/${old.id}`);
});

test('nothing was done that a correct client would not do', () => account.behaved());

test('a client that leaves takes everything along in files, and nothing of it is left here', async () => {
  const other = await stage.paired('Somebody else', { knowsNobody: true, history: { pushnames: false } });
  await other.sent((await other.send(friend.pn, 'of another client')).id);
  const chats = (await stage.get(`${account.path}/chats`)).items;
  const texts = [...await account.texts(friend.pn, 'in'), ...await account.texts(friend.pn, 'out')];
  const done = await stage.must(200, 'POST', `/api/v1/clients/${client.id}/offboard`, {});
  assert.deepEqual([done.client, done.name, done.numbers, done.chats], [client.id, 'Cohen & Sons', 1, chats.length]);
  const read = name => fs.readFileSync(path.join(done.directory, name));
  const lines = name => read(name).toString().split('\n').filter(Boolean).map(line => JSON.parse(line));
  const manifest = JSON.parse(read('manifest.json'));
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
    assert.equal(read(name).length, bytes);
    assert.equal(crypto.createHash('sha256').update(read(name)).digest('hex'), sha256);
    assert.equal(fs.statSync(path.join(done.directory, name)).mode & 0o777, 0o600);
  }
  assert.deepEqual(Object.keys(manifest.files).sort(), ['chats.jsonl', 'messages.jsonl', 'numbers.json']);
  assert.equal(lines('messages.jsonl').length, done.messages);
  for (const text of texts) assert.ok(lines('messages.jsonl').some(m => m.text === text), text);
  assert.deepEqual(JSON.parse(read('numbers.json')).map(n => n.phone), ['+' + account.pn]);
  assert.equal(JSON.parse(read('certificate.json')).client, client.id);
  const page = read('certificate.html').toString();
  assert.ok(page.includes('Cohen &amp; Sons') && page.includes(crypto.createHash('sha256').update(read('manifest.json')).digest('hex')));

  await stage.must(404, 'GET', `/api/v1/clients/${client.id}`);
  await stage.must(404, 'GET', account.path);
  await until(() => !stage.control.devices(account.pn).some(d => d.id), 'the device to be gone from the phone');
  await stage.stop();
  const files = ['gesher.db', 'gesher.db-wal'].map(name => stage.file(path.join('profile', name))).filter(fs.existsSync);
  for (const file of files)
    for (const trace of [account.pn, 'Cohen & Sons', client.id, 'restarted'])
      assert.ok(!fs.readFileSync(file).includes(trace), `${trace} is still in ${path.basename(file)}`);
  await stage.start();
  await other.reaches('connected');
  assert.deepEqual(await other.texts(friend.pn, 'out'), ['of another client']);
});
