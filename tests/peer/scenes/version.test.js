// SPDX-License-Identifier: GPL-3.0-or-later
// The web version is data: read from the network's page, remembered, read again when it is refused.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { Stage, until } from './stage.js';

let page, stage, account;
const served = { revision: 1050000001, asked: 0, hang: false };
before(async () => {
  page = http.createServer((request, response) => {
    served.asked++;
    served.agent = request.headers['user-agent'];
    const begun = Date.now();
    response.on('close', () => { served.held = Date.now() - begun; });
    if (!served.hang) response.end(`self.a = "{\\"server_revision\\":1,\\"client_revision\\":${served.revision},\\"x\\":2}";`);
  });
  page.listen(0, '127.0.0.1');
  await once(page, 'listening');
  stage = await (await Stage.open({ profile: { web_version_url: `http://127.0.0.1:${page.address().port}/sw.js` } })).start();
  account = await stage.paired('Front desk');
});
after(async () => {
  await stage.close();
  page.closeAllConnections();
  page.close();
});

const claimed = () => stage.peer.log.filter(e => e.node.tag === '#client-payload').map(e => JSON.parse(e.node.content).userAgent.appVersion.tertiary).pop();

test('pairing and login claim the version that the page names', () => {
  assert.equal(claimed(), 1050000001);
  assert.equal(served.asked, 1);
  assert.match(served.agent, /^Mozilla\/5\.0 .*Chrome\//);
});

test('a login refused as outdated comes back by itself when there is a newer version', async () => {
  served.revision = 1050000002;
  const begun = stage.peer.counters.logins;
  stage.fault('login-failure', account, { reason: 405 });
  stage.fault('drop', account);
  await until(() => stage.peer.counters.logins > begun, 'another login');
  await account.reaches('connected');
  assert.equal(claimed(), 1050000002);
});

test('with the same version nothing is tried again', async () => {
  const asked = served.asked;
  stage.fault('login-failure', account, { reason: 405 });
  stage.fault('drop', account);
  await account.reaches('outdated');
  await until(() => served.asked > asked, 'a look at the page');
  const connections = stage.peer.counters.connections;
  await new Promise(resolve => setTimeout(resolve, 1500));
  assert.equal(stage.peer.counters.connections, connections);
  assert.equal((await account.state()).state, 'outdated');
});

test('an outdated account tries once more at the next start, with the remembered version', async () => {
  const asked = served.asked;
  await stage.stop();
  await stage.start();
  await account.reaches('connected');
  assert.equal(claimed(), 1050000002);
  assert.equal(served.asked, asked, 'read within a day: not read again');
});

test('a version set by a person is said whatever the page names', async () => {
  await stage.stop();
  await stage.start('--web-version', '2.3000.1049999999');
  await account.reaches('connected');
  assert.equal(claimed(), 1049999999);
});

test('a page that does not answer holds the logins up for at most five seconds', async () => {
  await stage.stop();
  served.hang = true;
  // another day: what was read is too old
  stage.options.profile.clock_offset_s = 2 * 86400;
  stage.write('network.json', JSON.stringify(stage.profile()));
  stage.peer.opts.clockSkewSec = 2 * 86400;
  await stage.start();
  assert.equal((await account.state()).state, 'connecting');
  await account.reaches('connected', 20000);
  await until(() => served.held > 3000, 'the end of the question');
  assert.ok(served.held < 10000, `given up after ${served.held} ms`);
  assert.equal(claimed(), 1050000002);
});
