// SPDX-License-Identifier: GPL-3.0-or-later
// The table of engine, limit and peer. Usage: node compare.mjs PEER.json LIMITS.json ENGINE.json
import fs from 'node:fs';
const [P, L, E] = process.argv.slice(2, 5).map((file) => JSON.parse(fs.readFileSync(file)).results);
const l = (n) => L[n].us_per_op,
  H = l('hmac_sha256.openssl.32B'),
  X = Math.min(l('openssl.x25519.agree'), l('sodium.x25519.agree')),
  K = l('sodium.x25519.keygen'),
  V = l('sodium.ed25519.verify'),
  chain = L['recv_1to1.parts_us'].ratchet;
// floor in microseconds per operation, composed of measured primitives
const floors = {
  'node.decode.msg_1to1': l('node.walk.msg_1to1'),
  'node.decode.group_send_250': l('node.walk.group_send_250'),
  'node.decode.group_meta_1024': l('node.walk.group_meta_1024'),
  'node.encode.msg_1to1': l('node.walk.msg_1to1'),
  'node.encode.group_send_250': l('node.walk.group_send_250'),
  'node.encode.group_meta_1024': l('node.walk.group_meta_1024'),
  'noise.encrypt.1k': l('aes256gcm.encrypt.1k'),
  'noise.decrypt.1k': l('aes256gcm.decrypt.1k'),
  'noise.encrypt.64k': l('aes256gcm.encrypt.64k'),
  'noise.decrypt.64k': l('aes256gcm.decrypt.64k'),
  'signal.decrypt.chain': chain,
  'signal.encrypt.chain': chain,
  'repo.decrypt.chain': chain,
  'repo.encrypt.chain': chain,
  'signal.encrypt.ratchet': chain,
  'signal.decrypt.ratchet': 2 * X + K + 8 * H + chain,
  'signal.setup.outgoing': 5 * X + 2 * K + 8 * H,
  'signal.setup.outgoing+sigverify': V + 5 * X + 2 * K + 8 * H,
  'signal.pkmsg.decrypt': 6 * X + K + 12 * H + chain,
  'fanout.10': chain,
  'fanout.100': chain,
  'fanout.1000': chain,
  'senderkey.decrypt': V + 6 * H + l('aes256cbc.decrypt.160B'),
  'senderkey.encrypt.fresh': l('sodium.ed25519.sign') + K + 6 * H,
  'senderkey.encrypt.after2000': l('sodium.ed25519.sign') + K + 6 * H,
  'curve.agreement': X,
  'curve.keygen': K,
  'curve.verify': V,
  'curve.sign': l('sodium.ed25519.sign') + K,
  'appstate.patch_5000': 2 * l('sha512.openssl.264B') + 6 * H + l('aes256cbc.decrypt.160B'),
  'appstate.snapshot_1000': 2 * l('sha512.openssl.264B') + 6 * H + l('aes256cbc.decrypt.160B'),
  'history.inflate': l('history.inflate.zlib'),
  'history.decode': l('history.protobuf_scan'),
  'history.full': l('history.inflate.zlib') + l('history.protobuf_scan'),
  'media.encrypt.64m': l('media.encrypt.64m.full'),
  'media.decrypt.64m_no_mac': l('media.decrypt.64m.full_verify'),
  'proto.decode.conversation': L['recv_1to1.parts_us'].proto,
  'proto.decode.image': l('proto.scan.image'),
  'pipeline.recv_1to1': l('recv_1to1.crypto_and_decode'),
  'pipeline.recv_1to1.memory_store': l('recv_1to1.crypto_and_decode'),
  'pipeline.recv_1to1.durable_batch': l('recv_1to1.floor.durable_batch100'),
  'pipeline.recv_1to1.durable_each': l('recv_1to1.floor.durable_each'),
  // the limit's rows are a message and a session, as the engine writes a message and a sender key
  'pipeline.recv_group': V + 6 * H + l('aes256cbc.decrypt.160B') + l('sqlite.insert+session.batch100'),
  'pipeline.send_group_1000': 1000 * (chain + l('sqlite.insert+session.batch100')),
};
// what the peer calls the same thing
const peerName = {
  'pipeline.recv_1to1': 'pipeline.recv_1to1.memstore',
  'pipeline.recv_1to1.memory_store': 'pipeline.recv_1to1.memstore',
  'pipeline.recv_1to1.durable_batch': 'pipeline.recv_1to1.multifile',
};
const f = (x) => (x === undefined ? '-' : x >= 100 ? x.toFixed(0) : x.toPrecision(3));
const ratio = (a, b) => (a && b ? f(a / b) + 'x' : '-');
console.log('| benchmark | engine us | limit us | engine / limit | Baileys us | Baileys / engine | spread |');
console.log('|---|---:|---:|---:|---:|---:|---:|');
for (const [name, engine] of Object.entries(E)) {
  const us = engine.us_per_op;
  const limit = floors[name];
  const peer = P[peerName[name] ?? name]?.us_per_op;
  const spread = Math.round((engine.spread_between_runs ?? engine.spread) * 100);
  console.log(
    `| ${name} | ${f(us)} | ${f(limit)} | ${ratio(us, limit)} | ${f(peer)} | ${ratio(peer, us)} | ${spread} % |`,
  );
}
