// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the inputs (deterministic). Usage: node gen-inputs.mjs DIR [seed] [--small]
// --small: a fiftieth of the messages and a file of 1 MiB, enough to check every answer of gesher-bench.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { Rng, writeRec, writeBin, u32 } from './rec.mjs';
import {
  requirePeer,
  curve,
  curveJs,
  pairFrom,
  seedKeys,
  unseedKeys,
  MemStorage,
  SessionBuilder,
  SessionCipher,
  ProtocolAddress,
  exportState,
} from './lib.mjs';
const ARGS = process.argv.slice(2).filter((a) => a !== '--small'),
  SMALL = process.argv.includes('--small');
const OUT = ARGS[0],
  SEED = Number(ARGS[1] || 1);
if (!OUT) throw new Error('a folder is needed');
const scaled = (n) => (SMALL ? Math.max(4, n / 50) : n);
const P = (f) => path.join(OUT, f);
const rng = (l) => new Rng(l, SEED);
const realNow = Date.now;
Date.now = () => 1750000000000;
const B = await import('../peer/node_modules/baileys/lib/index.js');
const { SenderKeyMessage, SenderKeyDistributionMessage } =
  await import('../peer/node_modules/baileys/lib/Signal/Group/index.js');
const { SenderChainKey } = await import('../peer/node_modules/baileys/lib/Signal/Group/sender-chain-key.js');
const sigcrypto = requirePeer('libsignal/src/crypto.js');
const { proto } = B;
const WORDS =
  'oi bom dia tudo bem pedido entrega amanha obrigado valor pix cliente grupo reuniao confirmado horario segunda feira produto estoque envio boleto pago fatura suporte atendimento agenda casa carro loja novo hoje ontem sim nao talvez depois agora'.split(
    ' ',
  );
const text = (r, n) => {
  let s = '';
  while (s.length < n) s += (s ? ' ' : '') + r.pick(WORDS);
  return s.slice(0, n);
};
const pad = (r, b) => {
  const k = 1 + r.int(16);
  return Buffer.concat([b, Buffer.alloc(k, k)]);
};
const msgPlain = (r, n = 60) =>
  pad(
    r,
    Buffer.from(
      proto.Message.encode(
        proto.Message.fromObject({
          conversation: text(r, n),
          messageContextInfo: {
            messageSecret: r.bytes(32),
            deviceListMetadataVersion: 2,
            deviceListMetadata: {
              senderKeyHash: r.bytes(10),
              senderTimestamp: 1749990000,
              recipientKeyHash: r.bytes(10),
              recipientTimestamp: 1749990000,
            },
          },
        }),
      ).finish(),
    ),
  );
const toJson = (n) => ({
  tag: n.tag,
  attrs: n.attrs,
  ...(n.content === undefined
    ? {}
    : {
        content: Array.isArray(n.content)
          ? n.content.map(toJson)
          : typeof n.content === 'string'
            ? n.content
            : { b64: Buffer.from(n.content).toString('base64') },
      }),
});

// ---- binary nodes
const recvNode = (r, ct) => ({
  tag: 'message',
  attrs: {
    from: '5511' + r.digits(9) + '@s.whatsapp.net',
    type: 'text',
    id: '3A' + r.hex(9),
    t: '1750000' + r.digits(3),
    notify: 'Maria Souza',
    sender_lid: r.digits(14) + '@lid',
  },
  content: [{ tag: 'enc', attrs: { v: '2', type: 'msg' }, content: ct }],
});
{
  const r = rng('nodes');
  const n1 = recvNode(r, r.bytes(274));
  const g = '1203' + r.digits(14) + '@g.us';
  const n2 = {
    tag: 'message',
    attrs: {
      to: g,
      id: '3EB0' + r.hex(9),
      type: 'text',
      phash: '2:' + r.bytes(6).toString('base64'),
      addressing_mode: 'lid',
    },
    content: [
      {
        tag: 'participants',
        attrs: {},
        content: Array.from({ length: 250 }, (_, i) => ({
          tag: 'to',
          attrs: { jid: r.digits(14) + (i % 3 ? ':' + (1 + r.int(60)) : '') + '@lid' },
          content: [{ tag: 'enc', attrs: { v: '2', type: 'msg' }, content: r.bytes(130) }],
        })),
      },
      { tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: r.bytes(210) },
    ],
  };
  const n3 = {
    tag: 'iq',
    attrs: { from: g, type: 'result', id: r.digits(5) + '.' + r.digits(5) + '-12' },
    content: [
      {
        tag: 'group',
        attrs: {
          id: g.split('@')[0],
          addressing_mode: 'lid',
          creation: '1690000000',
          creator: r.digits(14) + '@lid',
          s_o: r.digits(14) + '@lid',
          s_t: '1690000100',
          subject: 'Clientes VIP 2026',
          size: '1024',
          participant_version_id: '17',
          a_v_id: r.digits(16),
        },
        content: [
          {
            tag: 'description',
            attrs: { id: r.hex(10), participant: r.digits(14) + '@lid', t: '1690000200' },
            content: [{ tag: 'body', attrs: {}, content: Buffer.from(text(r, 300)) }],
          },
          { tag: 'member_add_mode', attrs: {}, content: Buffer.from('admin_add') },
          { tag: 'announcement', attrs: {} },
          ...Array.from({ length: 1024 }, (_, i) => ({
            tag: 'participant',
            attrs: {
              jid: r.digits(14) + '@lid',
              phone_number: '5511' + r.digits(9) + '@s.whatsapp.net',
              ...(i < 20 ? { type: i ? 'admin' : 'superadmin' } : {}),
            },
          })),
        ],
      },
    ],
  };
  for (const [name, n] of [
    ['msg_1to1', n1],
    ['group_send_250', n2],
    ['group_meta_1024', n3],
  ]) {
    const bin = B.encodeBinaryNode(n);
    const back = await B.decodeBinaryNode(bin);
    if (!B.encodeBinaryNode(back).equals(bin)) throw new Error('round trip ' + name);
    writeBin(P(`nodes/${name}.bin`), bin);
    writeBin(P(`nodes/${name}.json`), JSON.stringify(toJson(back)));
    console.log(name, bin.length);
    if (name === 'group_meta_1024')
      writeBin(P(`nodes/${name}.z.bin`), Buffer.concat([Buffer.from([2]), zlib.deflateSync(bin.subarray(1))]));
  }
}
// ---- noise transport: keys Baileys derives when no handshake material was mixed in
const NOISE_MODE = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
const okm = Buffer.from(crypto.hkdfSync('sha256', Buffer.alloc(0), NOISE_MODE, '', 64));
const encKey = okm.subarray(0, 32),
  decKey = okm.subarray(32);
const gcm = (key, n, pt) => {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(n, 8);
  const c = crypto.createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([c.update(pt), c.final(), c.getAuthTag()]);
};
const frame = (b) => {
  const h = Buffer.alloc(3);
  h.writeUIntBE(b.length, 0, 3);
  return Buffer.concat([h, b]);
};
{
  const r = rng('noise');
  writeRec(P('noise/keys.rec'), [encKey, decKey]);
  for (const [name, size, n] of [
    ['1k', 1024, scaled(2000)],
    ['64k', 65536, scaled(128)],
  ]) {
    const pts = [],
      fr = [];
    for (let i = 0; i < n; i++) {
      const p = r.bytes(size);
      pts.push(p);
      fr.push(frame(gcm(decKey, i, p)));
    }
    writeBin(P(`noise/plain_${name}.bin`), pts[0]);
    writeBin(P(`noise/frames_${name}.bin`), Buffer.concat(fr));
  }
}
// ---- Signal: X3DH set-up between two seeded parties, then chains
async function party(r, regId) {
  const s = new MemStorage(pairFrom(r), regId);
  s.signed = pairFrom(r);
  return s;
}
const bundleOf = (s, preKey, preKeyId) => ({
  registrationId: s.regId,
  identityKey: s.identity.pubKey,
  signedPreKey: {
    keyId: 7,
    publicKey: s.signed.pubKey,
    signature: Buffer.from(curveJs.sign(s.identity.privKey, s.signed.pubKey)),
  },
  preKey: { keyId: preKeyId, publicKey: preKey.pubKey },
});
async function establish(label) {
  const r = rng(label);
  seedKeys(r);
  const a = await party(r, 11),
    b = await party(r, 22);
  const pk = pairFrom(r);
  b.preKeys.set(5, pk);
  const A2B = new ProtocolAddress('bob', 0),
    B2A = new ProtocolAddress('alice', 0);
  await new SessionBuilder(a, A2B).initOutgoing(bundleOf(b, pk, 5));
  const ca = new SessionCipher(a, A2B),
    cb = new SessionCipher(b, B2A);
  const m = await ca.encrypt(Buffer.from('hello'));
  await cb.decryptPreKeyWhisperMessage(Buffer.from(m.body));
  const back = await cb.encrypt(Buffer.from('hi'));
  await ca.decryptWhisperMessage(Buffer.from(back.body));
  return { a, b, ca, cb, r, sess: (s) => s.sessions.get(s === a ? 'bob.0' : 'alice.0').getOpenSession() };
}
let chainMsgs;
{
  const e = await establish('signal/chain');
  const first = await e.ca.encrypt(Buffer.from('step'));
  await e.cb.decryptWhisperMessage(Buffer.from(first.body)); // Bob's receiving chain now is Alice's current one
  writeRec(P('signal/chain_recv_state.rec'), exportState(e.b.identity, e.sess(e.b)));
  writeRec(P('signal/chain_send_state.rec'), exportState(e.a.identity, e.sess(e.a)));
  const out = [];
  chainMsgs = [];
  for (let i = 0; i < scaled(2000); i++) {
    const pt = msgPlain(e.r);
    const c = await e.ca.encrypt(pt);
    out.push(c.body, pt);
    chainMsgs.push(c.body);
  }
  writeRec(P('signal/chain_msgs.rec'), out);
  console.log('signal msg', chainMsgs[0].length, 'plain', out[1].length);
}
{
  const e = await establish('signal/pingpong'),
    keys = [];
  writeRec(P('signal/pp_a_state.rec'), exportState(e.a.identity, e.sess(e.a)));
  writeRec(P('signal/pp_b_state.rec'), exportState(e.b.identity, e.sess(e.b)));
  const out = [];
  for (let i = 0; i < scaled(500); i++)
    for (const [dir, enc, dec] of [
      [0, e.ca, e.cb],
      [1, e.cb, e.ca],
    ]) {
      const pt = msgPlain(e.r);
      const c = await enc.encrypt(pt);
      const log = [];
      seedKeys(e.r, log);
      await dec.decryptWhisperMessage(Buffer.from(c.body));
      out.push(Buffer.from([dir]), log.length ? log[0].privKey : Buffer.alloc(0), c.body, pt);
    }
  writeRec(P('signal/pp_transcript.rec'), out);
}
{
  const r = rng('signal/pkmsg');
  seedKeys(r);
  const b = await party(r, 22),
    out = [b.identity.privKey, b.identity.pubKey, u32(7), b.signed.privKey, b.signed.pubKey];
  for (let i = 0; i < scaled(300); i++) {
    const a = await party(r, 100 + i),
      pk = pairFrom(r),
      addr = new ProtocolAddress('bob', 0);
    await new SessionBuilder(a, addr).initOutgoing(bundleOf(b, pk, 1000 + i));
    const pt = msgPlain(r),
      c = await new SessionCipher(a, addr).encrypt(pt);
    out.push(u32(1000 + i), pk.privKey, pk.pubKey, '5511' + r.digits(9) + '@s.whatsapp.net', c.body, pt);
  }
  writeRec(P('signal/pkmsg.rec'), out);
}
{
  const r = rng('signal/bundles');
  seedKeys(r);
  const me = pairFrom(r),
    out = [me.privKey, me.pubKey];
  for (let i = 0; i < scaled(1000); i++) {
    const s = await party(r, 1 + r.int(16380)),
      pk = pairFrom(r),
      bd = bundleOf(s, pk, 1 + r.int(0xffffff));
    out.push(
      r.digits(14) + (i % 3 ? ':' + (1 + r.int(60)) : '') + '@lid',
      u32(bd.registrationId),
      bd.identityKey,
      u32(7),
      bd.signedPreKey.publicKey,
      bd.signedPreKey.signature,
      u32(bd.preKey.keyId),
      pk.pubKey,
    );
  }
  writeRec(P('signal/bundles.rec'), out);
  // fan-out: 1000 established sending sessions of one account
  const st = new MemStorage({ privKey: me.privKey, pubKey: me.pubKey }, 1),
    fo = [];
  for (let i = 0; i < scaled(1000); i++) {
    const o = out.slice(2 + i * 8, 10 + i * 8),
      addr = new ProtocolAddress('d' + i, 0);
    await new SessionBuilder(st, addr).initOutgoing({
      registrationId: o[1].readUInt32LE(0),
      identityKey: o[2],
      signedPreKey: { keyId: 7, publicKey: o[4], signature: o[5] },
      preKey: { keyId: o[6].readUInt32LE(0), publicKey: o[7] },
    });
    fo.push(o[0], ...exportState(st.identity, st.sessions.get(addr.toString()).getOpenSession()));
  }
  writeRec(P('fanout/sessions.rec'), fo);
  writeBin(P('fanout/plaintext.bin'), msgPlain(r, 120));
}
unseedKeys();
// ---- sender keys (consecutive iterations, as phones send them)
{
  const r = rng('senderkey'),
    sk = pairFrom(r),
    keyId = r.u32() & 0x7fffffff,
    seed = r.bytes(32);
  writeRec(P('senderkey/state.rec'), [u32(keyId), seed, sk.pubKey, sk.privKey]);
  writeBin(P('senderkey/skdm.bin'), new SenderKeyDistributionMessage(keyId, 0, seed, sk.pubKey).serialize());
  const out = [];
  let ck = new SenderChainKey(0, seed);
  for (let i = 0; i < scaled(1000); i++) {
    const mk = ck.getSenderMessageKey(),
      pt = msgPlain(r);
    out.push(
      new SenderKeyMessage(keyId, i, sigcrypto.encrypt(mk.getCipherKey(), pt, mk.getIv()), sk.privKey).serialize(),
      pt,
    );
    ck = ck.getNext();
  }
  writeRec(P('senderkey/msgs.rec'), out);
}
// ---- receive pipeline: noise frames carrying 1:1 message nodes with the chain's ciphertexts
{
  const r = rng('pipeline'),
    fr = [];
  const base = recvNode(r, Buffer.alloc(1));
  let len = 0;
  for (let i = 0; i < chainMsgs.length; i++) {
    const n = recvNode(r, chainMsgs[i]);
    n.attrs.from = base.attrs.from;
    n.attrs.sender_lid = base.attrs.sender_lid;
    const b = B.encodeBinaryNode(n);
    len = b.length;
    fr.push(frame(gcm(decKey, i, b)));
  }
  writeBin(P('pipeline/recv_frames.bin'), Buffer.concat(fr));
  writeBin(P('pipeline/from.txt'), base.attrs.from);
  console.log('pipeline node', len);
}
// ---- app state
{
  const r = rng('appstate'),
    keyId = Buffer.concat([Buffer.alloc(4), r.bytes(2)]),
    keyData = r.bytes(32);
  const { expandAppStateKeys } = await import('../peer/node_modules/whatsapp-rust-bridge/dist/index.js');
  const k = expandAppStateKeys(keyData);
  const K = {
    index: Buffer.from(k.indexKey),
    enc: Buffer.from(k.valueEncryptionKey),
    mac: Buffer.from(k.valueMacKey),
    snap: Buffer.from(k.snapshotMacKey),
    patch: Buffer.from(k.patchMacKey),
  };
  const hm = (key, alg, ...p) => {
    const h = crypto.createHmac(alg, key);
    for (const x of p) h.update(x);
    return h.digest();
  };
  const be8 = (n) => {
    const b = Buffer.alloc(8);
    b.writeUInt32BE(n, 4);
    return b;
  };
  const mut = (i, op, ver) => {
    const index = Buffer.from(
      JSON.stringify(
        i % 2
          ? ['mute', `55119${String(10000000 + i)}@s.whatsapp.net`]
          : ['contact', `55119${String(10000000 + i)}@s.whatsapp.net`],
      ),
    );
    const value =
      i % 2
        ? { timestamp: 1749000000000 + i, muteAction: { muted: true, muteEndTimestamp: 1760000000000 + ver } }
        : {
            timestamp: 1749000000000 + i,
            contactAction: {
              fullName: text(r, 18),
              firstName: text(r, 8),
              lidJid: r.digits(14) + '@lid',
              saveOnPrimaryAddressbook: true,
            },
          };
    const data = Buffer.from(
      proto.SyncActionData.encode(
        proto.SyncActionData.fromObject({ index, value, padding: Buffer.alloc(0), version: 2 }),
      ).finish(),
    );
    const iv = r.bytes(16),
      c = crypto.createCipheriv('aes-256-cbc', K.enc, iv),
      ct = Buffer.concat([iv, c.update(data), c.final()]);
    const vmac = hm(
      K.mac,
      'sha512',
      Buffer.from([op === 0 ? 1 : 2]),
      keyId,
      ct,
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 1 + keyId.length]),
    ).subarray(0, 32);
    return {
      vmac,
      imac: hm(K.index, 'sha256', index),
      m: {
        operation: op,
        record: {
          index: { blob: hm(K.index, 'sha256', index) },
          value: { blob: Buffer.concat([ct, vmac]) },
          keyId: { id: keyId },
        },
      },
    };
  };
  const gen = (hash, map) => B.makeLtHashGenerator({ hash, indexValueMap: map });
  const step = (hash, map, ms) => {
    const g = gen(hash, map);
    for (const x of ms) g.mix({ indexMac: x.imac, valueMac: x.vmac, operation: x.m.operation });
    return g.finish();
  };
  const NAME = 'regular_high';
  const ms = Array.from({ length: 1000 }, (_, i) => mut(i, 0, 1));
  const s1 = step(Buffer.alloc(128), {}, ms);
  const snap = proto.SyncdSnapshot.encode(
    proto.SyncdSnapshot.fromObject({
      version: { version: 1 },
      records: ms.map((x) => x.m.record),
      keyId: { id: keyId },
      mac: hm(K.snap, 'sha256', s1.hash, be8(1), Buffer.from(NAME)),
    }),
  ).finish();
  const pm = [];
  for (let i = 0; i < 4000; i++) pm.push(mut(1000 + i, 0, 2));
  for (let i = 0; i < 800; i++) pm.push(mut(i, 0, 2));
  for (let i = 800; i < 1000; i++) pm.push(mut(i, 1, 2));
  const s2 = step(s1.hash, s1.indexValueMap, pm);
  const smac = hm(K.snap, 'sha256', s2.hash, be8(2), Buffer.from(NAME));
  const patch = proto.SyncdPatch.encode(
    proto.SyncdPatch.fromObject({
      version: { version: 2 },
      mutations: pm.map((x) => x.m),
      snapshotMac: smac,
      keyId: { id: keyId },
      patchMac: hm(K.patch, 'sha256', smac, ...pm.map((x) => x.vmac), be8(2), Buffer.from(NAME)),
    }),
  ).finish();
  writeRec(P('appstate/key.rec'), [keyId, keyData, Buffer.from(NAME)]);
  writeBin(P('appstate/snapshot_1000.bin'), snap);
  writeBin(P('appstate/patch_5000.bin'), patch);
  writeRec(P('appstate/expect.rec'), [s1.hash, s2.hash, u32(Object.keys(s2.indexValueMap).length)]);
  console.log('patch bytes', patch.length);
}
// ---- history sync: 50 chats x 1000 messages
{
  const r = rng('history');
  let id = 0;
  const msg = (jid, i) => {
    const fromMe = r.int(100) < 40,
      k = r.int(100);
    const message =
      k < 60
        ? { conversation: text(r, 8 + r.int(120)) }
        : k < 82
          ? {
              extendedTextMessage: {
                text: text(r, 20 + r.int(200)),
                contextInfo: {
                  stanzaId: '3A' + r.hex(9),
                  participant: jid,
                  quotedMessage: { conversation: text(r, 40) },
                },
              },
            }
          : k < 92
            ? {
                imageMessage: {
                  url: 'https://mmg.whatsapp.net/v/t62.7118-24/' + r.digits(17) + '_n.enc?ccb=11-4',
                  mimetype: 'image/jpeg',
                  fileSha256: r.bytes(32),
                  fileLength: 90000 + r.int(90000),
                  height: 1280,
                  width: 960,
                  mediaKey: r.bytes(32),
                  fileEncSha256: r.bytes(32),
                  directPath: '/v/t62.7118-24/' + r.digits(17) + '_n.enc',
                  mediaKeyTimestamp: 1749000000,
                  jpegThumbnail: r.bytes(900),
                },
              }
            : {
                audioMessage: {
                  url: 'https://mmg.whatsapp.net/v/t62.7117-24/' + r.digits(17) + '_n.enc?ccb=11-4',
                  mimetype: 'audio/ogg; codecs=opus',
                  fileSha256: r.bytes(32),
                  fileLength: 9000,
                  seconds: 9,
                  ptt: true,
                  mediaKey: r.bytes(32),
                  fileEncSha256: r.bytes(32),
                  directPath: '/v/t62.7117-24/' + r.digits(17) + '_n.enc',
                  waveform: r.bytes(64),
                },
              };
    return {
      message: {
        key: { remoteJid: jid, fromMe, id: (fromMe ? '3EB0' : '3A') + r.hex(9) },
        message,
        messageTimestamp: 1749000000 - i * 60 - r.int(50),
        status: fromMe ? 4 : 3,
        messageSecret: r.bytes(32),
        ...(fromMe
          ? { userReceipt: [{ userJid: jid, receiptTimestamp: 1749000100, readTimestamp: 1749000200 }] }
          : { pushName: 'Cliente ' + (id % 997) }),
      },
      msgOrderId: ++id,
    };
  };
  const conversations = Array.from({ length: 50 }, (_, c) => {
    const jid = '5511' + r.digits(9) + '@s.whatsapp.net';
    return {
      id: jid,
      name: 'Cliente ' + c,
      lidJid: r.digits(14) + '@lid',
      unreadCount: c % 7,
      conversationTimestamp: 1749000000 - c,
      messages: Array.from({ length: scaled(1000) }, (_, i) => msg(jid, i)),
    };
  });
  const raw = Buffer.from(
    proto.HistorySync.encode(
      proto.HistorySync.fromObject({ syncType: 3, chunkOrder: 1, progress: 50, conversations }),
    ).finish(),
  );
  const z = zlib.deflateSync(raw);
  writeBin(P('history/hist_50x1000.z'), z);
  console.log('history raw', raw.length, 'z', z.length);
}
// ---- media 64 MiB
{
  const r = rng('media'),
    mediaKey = r.bytes(32),
    N = SMALL ? 1 << 20 : 64 << 20,
    plain = r.bytes(N);
  const x = Buffer.from(crypto.hkdfSync('sha256', mediaKey, Buffer.alloc(0), 'WhatsApp Video Keys', 112));
  const c = crypto.createCipheriv('aes-256-cbc', x.subarray(16, 48), x.subarray(0, 16));
  const ct = Buffer.concat([c.update(plain), c.final()]);
  const mac = crypto
    .createHmac('sha256', x.subarray(48, 80))
    .update(x.subarray(0, 16))
    .update(ct)
    .digest()
    .subarray(0, 10);
  const enc = Buffer.concat([ct, mac]);
  writeBin(P('media/plain_64m.bin'), plain);
  writeBin(P('media/enc_64m.bin'), enc);
  writeRec(P('media/meta.rec'), [
    mediaKey,
    'WhatsApp Video Keys',
    crypto.createHash('sha256').update(plain).digest(),
    crypto.createHash('sha256').update(enc).digest(),
  ]);
}
// ---- E2E messages (unpadded Message protobufs)
{
  const r = rng('proto'),
    put = (n, o) => {
      const b = proto.Message.encode(proto.Message.fromObject(o)).finish();
      writeBin(P(`proto/${n}.bin`), b);
      console.log(n, b.length);
    };
  const mci = {
    messageSecret: r.bytes(32),
    deviceListMetadataVersion: 2,
    deviceListMetadata: {
      senderKeyHash: r.bytes(10),
      senderTimestamp: 1749990000,
      recipientKeyHash: r.bytes(10),
      recipientTimestamp: 1749990000,
    },
  };
  put('conversation', { conversation: text(r, 60), messageContextInfo: mci });
  put('extended_quote', {
    extendedTextMessage: {
      text: text(r, 300),
      contextInfo: {
        stanzaId: '3A' + r.hex(9),
        participant: '5511999990000@s.whatsapp.net',
        quotedMessage: { conversation: text(r, 120) },
        mentionedJid: Array.from({ length: 5 }, () => r.digits(14) + '@lid'),
      },
    },
    messageContextInfo: mci,
  });
  put('image', {
    imageMessage: {
      url: 'https://mmg.whatsapp.net/v/t62.7118-24/' + r.digits(17) + '_n.enc?ccb=11-4',
      mimetype: 'image/jpeg',
      caption: text(r, 80),
      fileSha256: r.bytes(32),
      fileLength: 190000,
      height: 1280,
      width: 960,
      mediaKey: r.bytes(32),
      fileEncSha256: r.bytes(32),
      directPath: '/v/t62.7118-24/' + r.digits(17) + '_n.enc',
      mediaKeyTimestamp: 1749000000,
      jpegThumbnail: r.bytes(5000),
      scansSidecar: r.bytes(40),
      scanLengths: [3000, 20000, 60000, 107000],
      midQualityFileSha256: r.bytes(32),
    },
    messageContextInfo: mci,
  });
}
Date.now = realNow;
