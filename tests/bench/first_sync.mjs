// SPDX-License-Identifier: GPL-3.0-or-later
// What the first minutes of new numbers cost gesherd: the phone of each sends past messages, all at once.
// Usage: node first_sync.mjs BUILD_FOLDER [numbers] [chats] [messages a chat]   (prints JSON)
import fs from 'node:fs';
import path from 'node:path';

const [numbers, chats, each] = [1, 50, 1000].map((usual, i) => Number(process.argv[3 + i] ?? usual));
const MOST_EXTRA_MIB = 64;
process.env.GESHERD = path.join(path.resolve(process.argv[2]), 'app/gesherd/gesherd');
const { Stage, until } = await import('../peer/scenes/stage.js');

const LONG = 600000;
const status = (pid, key) => Number(fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${key}:\\s+(\\d+)`))[1]) / 1024;
const percentile = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

const stage = await (await Stage.open()).start();
try {
  const { pid } = stage.process;
  // one small number first: what the program needs anyway is there before it counts
  await stage.paired('Before', { history: { chats: 1, messages: 10 } });
  const before = { rss: status(pid, 'VmRSS'), anonymous: status(pid, 'RssAnon') };
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5'); // the peak counts from here
  const begun = performance.now();
  const accounts = [];
  for (let i = 0; i < numbers; i++) accounts.push(await stage.paired(`Number ${i + 1}`, { history: { chats, messages: each } }));
  const paired = performance.now();

  const waits = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      await stage.get(`${accounts[0].path}/chats?limit=50`);
      waits.push(performance.now() - asked);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  })();
  const isThere = async account => {
    const { history } = await account.state();
    return history && !history.running && history.percent === 100 && history.messages >= chats * each;
  };
  const usable = until(async () => (await stage.get(`${accounts[0].path}/chats?limit=50`)).items.length > 0, 'the first chats', LONG).then(() => performance.now());
  for (const account of accounts) await until(() => isThere(account), 'all past messages', LONG);
  const done = performance.now();
  isOver = true;
  await asking;
  const peak = status(pid, 'VmHWM');
  const out = {
    numbers, messages: numbers * chats * each,
    pairing_ms: Math.round(paired - begun),
    usable_ms: Math.round(await usable - begun),
    complete_ms: Math.round(done - begun),
    us_per_message: Math.round((done - begun) * 1000 / (numbers * chats * each)),
    rss_before_mib: +before.rss.toFixed(1), rss_peak_mib: +peak.toFixed(1), rss_after_mib: +status(pid, 'VmRSS').toFixed(1),
    answers: { count: waits.length, p50_ms: +percentile(waits, 0.5).toFixed(1), p99_ms: +percentile(waits, 0.99).toFixed(1), most_ms: +Math.max(...waits).toFixed(1) },
  };
  console.log(JSON.stringify(out, null, 1));
  if (peak - before.rss > MOST_EXTRA_MIB) {
    console.error(`more than ${MOST_EXTRA_MIB} MiB on top of what was there`);
    process.exitCode = 1;
  }
} finally {
  await stage.close();
}
process.exit();
