// SPDX-License-Identifier: GPL-3.0-or-later
// Merge several runs into one JSON: median of the runs' medians. Usage: node merge.mjs out.json run1.json run2.json ...
import fs from 'node:fs';
const [out, ...ins] = process.argv.slice(2);
const runs = ins.map((f) => JSON.parse(fs.readFileSync(f)));
const med = (a) => {
  const s = [...a].sort((x, y) => x - y),
    h = s.length >> 1;
  return s.length & 1 ? s[h] : (s[h - 1] + s[h]) / 2;
};
const r4 = (x) => (x == null ? null : Number(x.toPrecision(5)));
const results = {};
for (const name of new Set(runs.flatMap((r) => Object.keys(r.results)))) {
  const v = runs.map((r) => r.results[name]).filter(Boolean);
  if (v[0].ops_per_s === undefined) {
    results[name] = Object.fromEntries(Object.keys(v[0]).map((k) => [k, r4(med(v.map((x) => x[k])))]));
    continue;
  }
  const o = v.map((x) => x.ops_per_s),
    m = med(o);
  results[name] = {
    ops_per_s: r4(m),
    bytes_per_s: v[0].bytes_per_s ? r4(med(v.map((x) => x.bytes_per_s))) : null,
    n: v.reduce((a, x) => a + x.n, 0),
    us_per_op: r4(1e6 / m),
    runs: v.length,
    spread_between_runs: r4((Math.max(...o) - Math.min(...o)) / m),
    best_ops_per_s: r4(Math.max(...v.map((x) => x.best_ops_per_s))),
    quiet: v.every((x) => x.quiet !== false),
  };
}
fs.writeFileSync(out, JSON.stringify({ meta: { ...runs[0].meta, runs: runs.length }, results }, null, 1) + '\n');
console.log(
  Object.entries(results)
    .map(([k, x]) =>
      x.ops_per_s
        ? `${k}\t${x.us_per_op} us\t${x.ops_per_s}/s\t±${(x.spread_between_runs * 50).toFixed(0)}%\tbest ${r4(1e6 / x.best_ops_per_s)} us`
        : `${k}\t${JSON.stringify(x)}`,
    )
    .join('\n'),
);
