// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Stage, until } from './stage.js';
import { FUZZ } from '../lib/fuzz.js';

let stage, accounts, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  accounts = [];
  for (let i = 0; i < 5; i++) accounts.push(await stage.paired(`Number ${i + 1}`));
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

test('five numbers talk to each other and none in the name of another', async () => {
  for (const from of accounts)
    for (const to of accounts)
      if (from !== to) await from.send(to.pn, `${from.pn} to ${to.pn}`);
  for (const from of accounts)
    for (const to of accounts)
      if (from !== to) await to.got(from.pn, `${from.pn} to ${to.pn}`, 30000);
});

test('while one is fed rubbish the other four answer within a second (p99)', async () => {
  const [victim, ...others] = accounts;
  let fuzzing = true;
  const fuzz = (async () => {
    const kinds = [...Object.keys(FUZZ), 'bad-frame', 'half-frame'];
    for (let i = 0; fuzzing; i++) {
      try { stage.fault('fuzz', victim, { what: kinds[i % kinds.length], from: `${friend.pn}@s.whatsapp.net` }); } catch { /* it is not connected at this moment */ }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  })();
  const times = [];
  for (let i = 0; i < 60; i++)
    for (const account of others) {
      const begun = performance.now();
      const m = await account.send(friend.pn, `probe ${i}`);
      await account.sent(m.id, 'sent');
      times.push(performance.now() - begun);
    }
  fuzzing = false;
  await fuzz;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];
  assert.ok(p99 < 1000, `p99 was ${p99.toFixed(0)} ms`);
  for (const account of others) assert.equal((await account.state()).state, 'connected');
  await victim.connect();
  await victim.reaches('connected', 30000);
  await friend.phone.text(victim.pn, 'still there?');
  await victim.got(friend.pn, 'still there?', 30000);
});

test('all of them come back after a restart', async () => {
  await stage.stop();
  await stage.start();
  for (const account of accounts) await account.reaches('connected');
});

const logins = account => stage.peer.log.filter(e => e.dir === 'out' && e.node.tag === 'success' && e.device?.startsWith(account.pn)).length;

test('one is restarted, and nothing of it is lost or doubled', async () => {
  const account = accounts[2], begun = logins(account);
  const m = await account.send(friend.pn, 'before the restart');
  const answer = await stage.must(202, 'POST', `${account.path}/restart`, {});
  assert.equal(answer.id, account.id);
  await until(() => logins(account) === begun + 1, 'another login');
  await account.reaches('connected');
  await account.sent(m.id);
  await friend.phone.text(account.pn, 'after the restart');
  await account.got(friend.pn, 'after the restart');
  const { traffic, memory_bytes: memory } = await account.state();
  assert.ok(traffic.in_bytes > 0 && traffic.out_bytes > 0);
  assert.ok(memory > 1000 && memory < 4 * 1024 * 1024, `${memory}`);
});

test('everything of one is written into files, while it goes on', async () => {
  const account = accounts[2];
  const done = await stage.must(200, 'POST', `${account.path}/export`, {});
  assert.ok(path.isAbsolute(done.directory));
  assert.equal(fs.statSync(done.directory).mode & 0o777, 0o700);
  const lines = fs.readFileSync(path.join(done.directory, 'messages.jsonl'), 'utf8').trim().split('\n').map(JSON.parse);
  assert.equal(lines.length, done.messages);
  assert.ok(lines.some(m => m.text === 'after the restart'));
  assert.ok(lines.every(m => m.account === account.id), 'of no other number');
  assert.equal(JSON.parse(fs.readFileSync(path.join(done.directory, 'manifest.json'))).client, null);
  assert.equal((await account.state()).state, 'connected');
});

test('one that is logged out keeps its messages, and pairs anew', async () => {
  const account = accounts[3];
  const had = (await account.messages(friend.pn)).length;
  const device = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  assert.ok(device);
  assert.equal((await stage.must(202, 'POST', `${account.path}/logout`, {})).state, 'logged_out');
  await until(() => ![...stage.peer.account(account.pn).devices.values()].some(d => d.id), 'the phone has no such device any more');
  assert.equal((await account.messages(friend.pn)).length, had);
  const again = await stage.call('POST', `${account.path}/logout`, {});
  assert.equal(again.status, 409);
  assert.equal((await stage.call('POST', '/api/v1/accounts/nobody/logout', {})).status, 404);
  assert.equal((await stage.call('POST', `${account.path}/messages`, { to: `+${friend.pn}`, type: 'text', text: 'x' })).status, 409);
});

test('stopping and deleting end in time, also on a frozen line', async () => {
  const [first, second] = accounts;
  stage.fault('freeze', first);
  stage.fault('freeze', second);
  let begun = Date.now();
  await stage.must(202, 'POST', `${first.path}/disconnect`, {});
  await first.reaches('stopped', 5000);
  assert.ok(Date.now() - begun < 5000);
  begun = Date.now();
  await stage.must(204, 'DELETE', second.path);
  assert.ok(Date.now() - begun < 5000);
});
