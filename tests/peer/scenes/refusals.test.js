// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says for good, and what it must not be believed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';

let stage, account;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
});
after(() => stage.close());

const connections = () => stage.peer.counters.connections ?? stage.peer.connSeq ?? 0;
const failures = () => stage.peer.log.filter(e => e.dir === 'out' && e.node.tag === 'failure').length;

/** The login is refused once; nothing tries again by itself; a person's connect is let in. */
async function refused(reason, attrs, state, check) {
  const seen = failures();
  stage.fault('login-failure', account, { reason, attrs });
  stage.fault('drop', account);
  const view = await account.reaches(state);
  assert.equal(view.reason.code, String(reason));
  check?.(view);
  assert.equal(view.next_attempt_at, null);
  assert.equal(failures(), seen + 1);
}

for (const [reason, attrs, state] of [[402, { code: 101, expire: 3600 }, 'restricted'], [405, {}, 'outdated'], [400, {}, 'stopped'], [409, {}, 'stopped'], [501, {}, 'stopped']])
  test(`login failure ${reason} is ${state}, at once and without another try`, async () => {
    await refused(reason, attrs, state, view => { if (reason === 402) assert.ok(Date.parse(view.reason.until) > Date.now()); });
    assert.equal((await account.connect()).status, 202);
    await account.reaches('connected');
  });

for (const reason of [500, 503])
  test(`login failure ${reason} is tried again by itself`, async () => {
    stage.fault('login-failure', account, { reason, count: 2 });
    const begun = stage.peer.counters.logins;
    stage.fault('drop', account);
    await until(() => stage.peer.counters.logins > begun, 'the login');
    await account.reaches('connected');
  });

test('an account that another login replaced waits for a person', async () => {
  stage.fault('stream-error', account, { conflict: 'replaced' });
  const view = await account.reaches('replaced');
  assert.equal(view.next_attempt_at, null);
  await account.connect();
  await account.reaches('connected');
});

for (const what of ['bad-root-signature', 'bad-leaf-signature', 'expired', 'wrong-leaf-key', 'wrong-serial'])
  test(`a server certificate with ${what} is refused before anything is said`, async () => {
    const mark = stage.peer.logSeq;
    const begun = stage.peer.counters.logins;
    stage.fault('cert', null, { what, count: 1 });
    stage.fault('drop', account);
    await until(() => stage.peer.counters.fault_cert > 0 && stage.peer.counters.logins > begun, 'a later, honest login');
    await account.reaches('connected');
    // the refused attempt never got as far as the client's payload: exactly one login payload was sent
    const payloads = stage.peer.log.filter(e => e.seq > mark && e.node.tag === '#client-payload');
    assert.equal(payloads.length, 1);
  });

test('an upgrade that is refused is tried again', async () => {
  const begun = stage.peer.counters.logins;
  stage.fault('upgrade', null, { code: 503 });
  stage.fault('drop', account);
  await until(() => stage.peer.counters.logins > begun, 'the login');
  await account.reaches('connected');
});

for (const [reason, state] of [[403, 'banned'], [406, 'banned'], [401, 'logged_out']])
  test(`login failure ${reason} is ${state}; the number can be paired anew`, async () => {
    const other = await stage.paired(`Refused ${reason}`);
    stage.fault('login-failure', other, { reason });
    stage.fault('drop', other);
    const view = await other.reaches(state);
    assert.equal(view.reason.code, String(reason));
    const answer = await stage.call('POST', `${other.path}/messages`, { to: '+15550001111', type: 'text', text: 'x' });
    assert.equal(answer.status, 409);
    assert.equal(answer.body.fault, 'refused');
  });

test('device_removed logs the account out', async () => {
  const other = await stage.paired('Device removed');
  stage.fault('stream-error', other, { code: 401, conflict: 'device_removed' });
  await other.reaches('logged_out');
});

test('the state and its reason survive a restart', async () => {
  const before = (await stage.get('/api/v1/accounts')).items;
  await stage.stop();
  await stage.start();
  await account.reaches('connected');
  const later = (await stage.get('/api/v1/accounts')).items;
  assert.deepEqual(later.map(a => [a.id, a.state, a.reason?.code]), before.map(a => [a.id, a.state, a.reason?.code]));
});
