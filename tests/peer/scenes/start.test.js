// SPDX-License-Identifier: GPL-3.0-or-later
// Starting and ending: files, keys, exit codes, and what is said about them.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { Stage } from './stage.js';

let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage.close());

/** Runs gesherd until it ends by itself; {code, out, err}. */
async function run(...args) {
  const child = spawn(process.env.GESHERD, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '', err = '';
  child.stdout.on('data', c => { out += c; });
  child.stderr.on('data', c => { err += c; });
  const timer = setTimeout(() => child.kill('SIGKILL'), 15000);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  return { code, out, err };
}
const usual = (...more) => ['--data-dir', stage.file('p'), '--listen', '127.0.0.1:0', '--token-file', stage.file('token'), '--network', stage.file('network.json'), ...more];
const profile = change => { stage.write('other.json', JSON.stringify({ ...stage.profile(), ...change })); return stage.file('other.json'); };
async function says(code, sentence, ...args) {
  const end = await run(...args);
  assert.equal(end.code, code, end.err);
  assert.match(end.err, sentence);
  assert.equal(end.out, '');
}
async function once_(...more) { await stage.start('--data-dir', stage.file('p'), ...more); await stage.stop(); }

test('help and version', async () => {
  const help = await run('--help');
  assert.equal(help.code, 0);
  for (const option of ['--data-dir', '--listen', '--token-file', '--key-file', '--network', '--log-level']) assert.ok(help.out.includes(option), option);
  assert.match((await run('--version')).out, /^gesherd \d/);
});

test('wrong usage ends with 2 and says what to do', async () => {
  await says(2, /--data-dir is missing/);
  await says(2, /--fast.*not an option/, ...usual('--fast'));
  await says(2, /--listen must be/, '--data-dir', stage.file('p'), '--listen', 'here', '--token-file', stage.file('token'));
  await says(2, /--log-level must be one of/, ...usual('--log-level', 'loud'));
  await says(2, /does not exist/, ...usual('--token-file', stage.file('none')));
  fs.writeFileSync(stage.file('open'), 'x'.repeat(40), { mode: 0o644 });
  fs.chmodSync(stage.file('open'), 0o644);
  await says(2, /chmod 600/, ...usual('--token-file', stage.file('open')));
  stage.write('short', 'abc\n');
  await says(2, /fewer than 32/, ...usual('--token-file', stage.file('short')));
  await says(2, /cannot be listened on/, ...usual('--listen', '192.0.2.1:80'));
});

test('a profile that weakens the engine is for loopback alone', async () => {
  const wide = { chat_url: 'ws://chat.example/ws' };
  await says(2, /must be a loopback one/, ...usual('--network', profile(wide)));
  await says(2, /"timing" is only for loopback/, ...usual('--network', profile({ chat_url: 'wss://chat.example/ws' })));
  await says(2, /"clock_offset_s" is only for loopback/, ...usual('--network', profile({ chat_url: 'wss://chat.example/ws', timing: undefined, clock_offset_s: 5 })));
  await says(2, /"speed" is not known/, ...usual('--network', profile({ speed: 1 })));
  await says(2, /64 hex digits/, ...usual('--network', profile({ noise_root_key: 'ff' })));
  await says(2, /not a JSON object/, ...usual('--network', stage.file('token')));
  await says(2, /number of seconds/, ...usual('--network', profile({ timing: { keepalive_s: 'soon' } })));
});

test('a directory belongs to one process, one key and one network', async () => {
  await stage.start('--data-dir', stage.file('p'));
  await says(3, /gesherd \d+/, ...usual());
  await stage.stop();
  assert.equal(fs.statSync(stage.file('p')).mode & 0o777, 0o700);
  assert.equal(fs.statSync(stage.file('p/master.key')).mode & 0o777, 0o600);
  await says(2, /another network/, ...usual('--network', profile({ noise_root_key: '11'.repeat(32) })));
  stage.write('key', Buffer.alloc(32, 7).toString('base64') + '\n');
  await says(4, /key does not open/, ...usual('--key-file', stage.file('key')));
  await says(4, /does not exist/, ...usual('--key-file', stage.file('none')));
  assert.ok(!fs.existsSync(stage.file('none')), 'no key is made for a database that has one');
  stage.write('nonsense', 'not base64!\n');
  await says(4, /base64 of 32 bytes/, ...usual('--key-file', stage.file('nonsense')));
  await once_();
});

test('a key file is made together with a new database', async () => {
  await stage.start('--data-dir', stage.file('keyed'), '--key-file', stage.file('made.key'));
  assert.equal((await stage.get('/api/health')).key, 'file');
  await stage.stop();
  assert.equal(Buffer.from(fs.readFileSync(stage.file('made.key'), 'utf8'), 'base64').length, 32);
  assert.ok(!fs.existsSync(stage.file('keyed/master.key')));
});

test('a credential of the service manager is the key', async () => {
  fs.mkdirSync(stage.file('credentials'));
  stage.write('credentials/master.key', Buffer.alloc(32, 9).toString('base64') + '\n');
  process.env.CREDENTIALS_DIRECTORY = stage.file('credentials');
  await stage.start('--data-dir', stage.file('by-credential'));
  assert.equal((await stage.get('/api/health')).key, 'credential');
  await stage.stop();
  delete process.env.CREDENTIALS_DIRECTORY;
  await says(4, /does not exist/, ...usual('--data-dir', stage.file('by-credential')));
});

test('a database that cannot be used is left as it is', async () => {
  const file = stage.file('p/gesher.db');
  const good = fs.readFileSync(file);
  execFileSync('python3', ['-c', `import sqlite3; c = sqlite3.connect(${JSON.stringify(file)}); c.execute('PRAGMA user_version = 9999'); c.commit(); c.execute('PRAGMA wal_checkpoint(TRUNCATE)')`]);
  const newer = fs.readFileSync(file);
  await says(5, /newer Gesher/, ...usual());
  assert.ok(fs.readFileSync(file).equals(newer), 'nothing is overwritten');
  const damaged = Buffer.from(good);
  for (let at = 4096; at < damaged.length; at += 7) damaged[at] ^= 0x5a;
  fs.writeFileSync(file, damaged);
  await says(5, /damaged/, ...usual());
  assert.ok(fs.readFileSync(file).equals(damaged), 'nothing is overwritten');
  fs.writeFileSync(file, 'this is no database, and it is somebody else\'s file'.repeat(50));
  await says(5, /damaged/, ...usual());
  fs.writeFileSync(file, good);
  await once_();
});

test('a place that cannot be written is told', async () => {
  // a file in the way of the directory: as unwritable for root as for anybody
  stage.write('blocked', '');
  await says(5, /cannot be (made|written)/, '--data-dir', stage.file('blocked/p'), '--listen', '127.0.0.1:0', '--token-file', stage.file('token'));
});
