// SPDX-License-Identifier: GPL-3.0-or-later
// What gesherd takes of the machine with paired accounts and nothing to do.
// Usage: node idle.mjs BUILD_FOLDER [accounts]   (prints JSON; fails when the memory is over the goal)
import fs from 'node:fs';
import path from 'node:path';

const GOAL_KIB = 40 * 1024;
const IDLE_MS = 20000;
const build = path.resolve(process.argv[2]);
const accounts = Number(process.argv[3] ?? 5);
process.env.GESHERD = path.join(build, 'app/gesherd/gesherd');
process.env.GESHER_SIM = path.join(build, 'app/sim/gesher-sim');
const { PracticeStage } = await import('../interop/practice_stage.js');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const HZ = 100; // of the times in /proc/PID/stat
const look = (pid) => {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (key) => Number(status.match(new RegExp(`${key}:\\s+(\\d+)`))[1]);
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return {
    rss_kib: of('VmRSS'),
    anonymous_kib: of('RssAnon'),
    threads: of('Threads'),
    switches: of('voluntary_ctxt_switches'),
    files: fs.readdirSync(`/proc/${pid}/fd`).length,
    seconds: (Number(stat[11]) + Number(stat[12])) / HZ,
  };
};

const stage = await PracticeStage.open();
try {
  // a real line is asked every 25 seconds; the scenes' profile asks every second
  const network = JSON.parse(fs.readFileSync(stage.file('network.json'), 'utf8'));
  stage.write('network.json', JSON.stringify({ ...network, timing: { ...network.timing, keepalive_s: 25 } }));
  await stage.start();
  const pid = stage.process.pid;
  const empty = look(pid);
  for (let i = 0; i < accounts; i++) await stage.number(`Number ${i + 1}`);
  await pause(3000);
  const before = look(pid);
  await pause(IDLE_MS);
  const after = look(pid);
  const out = {
    accounts,
    rss_kib: after.rss_kib,
    anonymous_kib: after.anonymous_kib,
    rss_without_accounts_kib: empty.rss_kib,
    threads: after.threads,
    files: after.files,
    cpu_percent: ((after.seconds - before.seconds) / (IDLE_MS / 1000)) * 100,
    wake_ups_per_second: (after.switches - before.switches) / (IDLE_MS / 1000),
  };
  console.log(JSON.stringify(out, null, 1));
  if (out.rss_kib > GOAL_KIB) {
    console.error(`over the goal of ${GOAL_KIB} KiB`);
    process.exitCode = 1;
  }
} finally {
  await stage.close();
}
process.exit();
