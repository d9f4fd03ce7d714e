// SPDX-License-Identifier: GPL-3.0-or-later
// Logins that lead nowhere: the account must neither hammer the server nor look alive while it is deaf.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, phoneTexts, until } from './stage.js';

let stage, account, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

const logins = () => stage.peer.counters.logins;

test('a line that breaks right after every login stops the account at the fifth time', async () => {
  const begun = logins();
  const fault = stage.fault('corrupt-frame', account, { tag: 'ib', count: 0 });
  stage.fault('drop', account);
  const view = await account.reaches('stopped', 20000);
  assert.equal(logins() - begun, 5);
  assert.ok(view.reason.code);
  assert.equal(view.next_attempt_at, null);
  stage.peer.faults.remove(fault.id);
  await account.connect();
  await account.reaches('connected');
});

test('a server that says 515 after every login is not asked without a pause', async () => {
  const restart = (device, conn) => { if (device.acct.pn === account.pn) setTimeout(() => stage.peer.act('stream-error', device, { code: 515 }), 1); };
  const goActive = stage.peer.goActive;
  stage.peer.goActive = () => {};
  stage.peer.on('login', restart);
  const begun = logins();
  stage.fault('drop', account);
  await until(() => logins() > begun, 'the first login');
  await new Promise(resolve => setTimeout(resolve, 2500));
  assert.ok(logins() - begun <= 8, `${logins() - begun} logins in 2.5 s`);
  stage.peer.off('login', restart);
  stage.peer.goActive = goActive;
  await account.reaches('connected');
});

test('a login whose activation is never answered is given up, not sat on', async () => {
  const begun = logins();
  stage.fault('iq-drop', account, { xmlns: 'passive' });
  stage.fault('drop', account);
  await until(() => logins() >= begun + 2, 'a second login', 10000);
  await account.reaches('connected');
  await friend.phone.text(account.pn, 'heard?');
  await account.got(friend.pn, 'heard?');
});

test('a server that never tells the end of what waited does not keep the account syncing', async () => {
  const goActive = stage.peer.goActive;
  stage.peer.goActive = conn => { conn.active = true; conn.flushed = true; };
  const begun = logins();
  stage.fault('drop', account);
  await until(() => logins() > begun, 'the login');
  await account.reaches('connected', 10000);
  stage.peer.goActive = goActive;
  const m = await account.send(friend.pn, 'out without an end');
  await account.sent(m.id, 'sent');
  assert.equal(phoneTexts(stage, friend.pn).filter(t => t === 'out without an end').length, 1);
});

test('connect right after disconnect connects, whatever the former line still does', async () => {
  stage.fault('freeze', account); // so that the good-bye takes its time
  await stage.must(202, 'POST', `${account.path}/disconnect`, {});
  const answer = await account.connect();
  assert.equal(answer.status, 202);
  assert.equal(answer.body.state, 'connecting');
  await account.reaches('connected');
});

test('a QR code that is shown after the line was lost is waited for again', async () => {
  const fresh = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Unsteady' });
  const path = `/api/v1/accounts/${fresh.id}`;
  await stage.must(202, 'POST', `${path}/connect`, {});
  const qr = () => until(async () => { const p = await stage.get(`${path}/pairing`); return p.qr && p; }, 'a code');
  const first = await qr();
  for (const conn of stage.peer.conns) if (conn.reg && !conn.device) conn.terminate();
  const second = await until(async () => { const p = await qr(); return p.qr !== first.qr && p; }, 'another code');
  assert.equal(second.state, 'waiting_for_scan');
  assert.equal((await stage.get(path)).state, 'waiting_for_scan');
  // the advertising secret is the fourth part: a photographed code is good for its own pairing alone
  assert.notEqual(second.qr.split(',')[3], first.qr.split(',')[3]);
  const phone = stage.number({ name: 'Unsteady' });
  await phone.phone.scan(second.qr);
  await stage.reaches(fresh.id, 'connected');
});

test('a notification that pairing does not know is acknowledged', async () => {
  const fresh = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Notified' });
  const path = `/api/v1/accounts/${fresh.id}`;
  await stage.must(202, 'POST', `${path}/connect`, {});
  await until(async () => (await stage.get(`${path}/pairing`)).qr, 'a code');
  const conn = [...stage.peer.conns].find(c => c.reg && !c.device);
  conn.send({ tag: 'notification', attrs: { from: 's.whatsapp.net', type: 'server', id: 'unknown-1', t: '1' }, content: [] });
  await until(() => stage.peer.log.some(e => e.dir === 'in' && e.node.tag === 'ack' && e.node.attrs.id === 'unknown-1'), 'the ack');
  await stage.must(204, 'DELETE', path);
});

test('a number that wants a passkey says so and shows no more codes', async () => {
  const fresh = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Passkey' });
  const path = `/api/v1/accounts/${fresh.id}`;
  await stage.must(202, 'POST', `${path}/connect`, {});
  await until(async () => (await stage.get(`${path}/pairing`)).qr, 'a code');
  const conn = [...stage.peer.conns].find(c => c.reg && !c.device);
  conn.send({ tag: 'notification', attrs: { from: 's.whatsapp.net', type: 'passkey_prologue_request', id: 'passkey-1', t: '1' }, content: [{ tag: 'passkey_request_options', attrs: {}, content: Buffer.from('{}') }] });
  const view = await stage.reaches(fresh.id, 'passkey_needed');
  assert.equal(view.reason.code, 'passkey');
  assert.match(view.reason.detail, /passkey/);
  assert.equal(view.next_attempt_at, null);
  assert.equal((await stage.call('GET', `${path}/pairing`)).status, 404);
  await until(() => stage.peer.log.some(e => e.dir === 'in' && e.node.tag === 'ack' && e.node.attrs.id === 'passkey-1'), 'the ack');
});

test('nothing was done that a correct client would not do', () => account.behaved());
