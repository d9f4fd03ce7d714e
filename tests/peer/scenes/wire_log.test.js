// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a line: what passed, and nothing of whom or what it was.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Stage, until } from './stage.js';

let stage, account, contact;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana Secretname' });
});
after(() => stage.close());

const log = () => stage.get(`${account.path}/wire-log`);
const lines = async () => fs.readFileSync((await log()).path, 'utf8').trim().split('\n').filter(Boolean).map(l => JSON.parse(l));
const set = on => stage.must(200, 'PUT', `${account.path}/wire-log`, { on });
async function talk(text) {
  await account.sent((await account.send(contact.pn, `${text} out`)).id);
  await contact.client.send(`${account.pn}@s.whatsapp.net`, { text: `${text} in` });
  await account.got(contact.pn, `${text} in`);
}

test('nobody asked for it: nothing is written', async () => {
  await talk('before');
  const { on, path, bytes } = await log();
  assert.deepEqual([on, bytes, fs.existsSync(path)], [false, 0, false]);
});

test('both ways are in it, and no text, name, number or key', async () => {
  assert.equal((await set(true)).on, true);
  await talk('plainword');
  const got = await until(async () => { const l = await lines(); return l.some(x => x.way === 'in' && x.node.tag === 'message') && l; }, 'the message in the log');
  assert.ok(got.some(x => x.way === 'out' && x.node.tag === 'message'));
  assert.ok(got.some(x => x.way === 'in' && x.node.tag === 'ack' && x.node.attrs.class === 'message'));
  const whole = fs.readFileSync((await log()).path, 'utf8');
  for (const secret of [account.pn, contact.pn, account.phone.lid, stage.peer.account(contact.pn).lid, 'Secretname', 'plainword']) assert.ok(!whole.includes(secret), `${secret} is in the log`);
  assert.equal(fs.statSync((await log()).path).mode & 0o077, 0, 'for its owner alone');
});

test('it goes on after a restart, and keeps the file before', async () => {
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  assert.equal((await log()).on, true);
  await until(async () => (await lines()).some(x => x.node.tag === 'success'), 'the login in the log');
  assert.ok(fs.existsSync(`${(await log()).path}.1`));
});

test('a line that is lost leaves its reason', async () => {
  stage.fault('drop', account);
  await until(async () => (await lines()).some(x => x.way === 'line' && x.node.tag.startsWith('ended')), 'the end in the log');
  await account.reaches('connected');
});

test('it ends when somebody says so, and goes with the account', async () => {
  assert.equal((await set(false)).on, false);
  const { path, bytes } = await log();
  await talk('after');
  assert.equal((await log()).bytes, bytes);
  assert.equal((await stage.call('PUT', `${account.path}/wire-log`, { on: 'yes' })).status, 422);
  assert.equal((await stage.call('DELETE', account.path)).status, 204);
  assert.deepEqual([path, `${path}.1`].filter(fs.existsSync), []);
});
