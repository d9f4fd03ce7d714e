// SPDX-License-Identifier: GPL-3.0-or-later
// Physical limits on this machine: OpenSSL / libsodium primitives, zlib, memcpy, SQLite, and the composed
// floor of "receive one 1:1 message". Reads the same inputs as the peer bench. Single thread. Run: limits
// <inputs-dir> <scratch-dir> [rounds]
// One file, however long, with nothing of this project in it: what it measures must not change with what is measured.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <sodium.h>
#include <sqlite3.h>
#include <string>
#include <unistd.h>
#include <vector>
#include <zlib.h>
using Bytes = std::vector<uint8_t>;
// Wall time, or with BENCH_CPU=1 the time that the processor gave us: for a machine that is busy with other work.
struct clk {
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<clk, duration>;
    static time_point now()
    {
        static const clockid_t kind = std::getenv("BENCH_CPU") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
        timespec t;
        clock_gettime(kind, &t);
        return time_point(std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec));
    }
};
static int g_rounds = 7;
static std::string g_json;
static void die(const char *m)
{
    std::fprintf(stderr, "FAIL %s\n", m);
    std::exit(1);
}
static Bytes slurp(const std::string &p)
{
    std::ifstream f(p, std::ios::binary);
    if (!f)
        die(p.c_str());
    return Bytes(std::istreambuf_iterator<char>(f), {});
}
static std::vector<Bytes> rec(const std::string &p)
{
    Bytes b = slurp(p);
    std::vector<Bytes> o;
    for (size_t i = 0; i + 4 <= b.size();) {
        uint32_t n;
        std::memcpy(&n, &b[i], 4);
        o.emplace_back(b.begin() + i + 4, b.begin() + i + 4 + n);
        i += 4 + n;
    }
    return o;
}
static void report(const char *name, std::vector<double> &ops, double bytesPerOp)
{
    std::sort(ops.begin(), ops.end());
    double m = ops[ops.size() / 2], sp = (ops.back() - ops.front()) / m;
    std::fprintf(stderr, "%-36s %14.1f op/s %12.3f us  spread %.0f%%", name, m, 1e6 / m, sp * 100);
    if (bytesPerOp > 0)
        std::fprintf(stderr, "  %9.1f MB/s", m * bytesPerOp / 1e6);
    std::fprintf(stderr, "\n");
    char buf[400];
    std::snprintf(buf, sizeof buf,
        "%s  \"%s\": {\"ops_per_s\": %.2f, \"us_per_op\": %.4f, \"bytes_per_s\": %.0f, \"n\": %zu, "
        "\"spread\": %.4f, \"best_ops_per_s\": %.2f}",
        g_json.empty() ? "" : ",\n", name, m, 1e6 / m, m * bytesPerOp, ops.size(), sp, ops.back());
    g_json += buf;
}
// timed loop sized to ~100 ms
static void bench(const char *name, double bytesPerOp, const std::function<void(size_t)> &f)
{
    size_t k = 1;
    for (;;) {
        auto t = clk::now();
        f(k);
        double s = std::chrono::duration<double>(clk::now() - t).count();
        if (s > 0.05) {
            k = std::max<size_t>(1, size_t(k * 0.1 / s));
            break;
        }
        k *= 4;
    }
    std::vector<double> v;
    for (int r = 0; r < g_rounds; r++) {
        auto t = clk::now();
        f(k);
        double s = std::chrono::duration<double>(clk::now() - t).count();
        v.push_back(k / s);
    }
    report(name, v, bytesPerOp);
}
static void benchRound(
    const char *name, double bytesPerOp, const std::function<double(size_t &)> &round, int rounds)
{ // round returns seconds
    std::vector<double> v;
    size_t n = 0;
    round(n);
    for (int r = 0; r < rounds; r++) {
        double s = round(n);
        v.push_back(n / s);
    }
    report(name, v, bytesPerOp);
}
static volatile uint64_t g_sink;
struct Gcm { // persistent contexts, key schedule done once (what a transport can do)
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    const EVP_CIPHER *alg = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    explicit Gcm(const uint8_t *key, bool enc)
    {
        if (EVP_CipherInit_ex2(c, alg, key, nullptr, enc, nullptr) != 1)
            die("gcm");
    }
    static void iv(uint8_t *p, uint32_t n)
    {
        std::memset(p, 0, 12);
        p[8] = n >> 24;
        p[9] = n >> 16;
        p[10] = n >> 8;
        p[11] = n;
    }
    int dec(uint32_t n, const uint8_t *in, int len, uint8_t *out)
    {
        uint8_t v[12];
        iv(v, n);
        int l;
        if (EVP_CipherInit_ex2(c, nullptr, nullptr, v, -1, nullptr) != 1)
            return -1;
        EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, 16, const_cast<uint8_t *>(in + len - 16));
        EVP_CipherUpdate(c, out, &l, in, len - 16);
        int k = 0;
        if (EVP_CipherFinal_ex(c, out + l, &k) != 1)
            return -1;
        return l;
    }
    void enc(uint32_t n, const uint8_t *in, int len, uint8_t *out)
    {
        uint8_t v[12];
        iv(v, n);
        int l, k;
        EVP_CipherInit_ex2(c, nullptr, nullptr, v, -1, nullptr);
        EVP_CipherUpdate(c, out, &l, in, len);
        EVP_CipherFinal_ex(c, out + l, &k);
        EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, 16, out + len);
    }
};
struct Cbc {
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    const EVP_CIPHER *alg = EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr);
    int run(bool enc, const uint8_t *key, const uint8_t *iv, const uint8_t *in, int n, uint8_t *out)
    {
        int l, k;
        if (EVP_CipherInit_ex2(c, alg, key, iv, enc, nullptr) != 1)
            return -1;
        EVP_CipherUpdate(c, out, &l, in, n);
        if (EVP_CipherFinal_ex(c, out + l, &k) != 1)
            return -1;
        return l + k;
    }
};
// HMAC-SHA256 via libsodium (no per-call context allocation)
static void hmac(const uint8_t *key, size_t kl, const uint8_t *m, size_t n, uint8_t out[32],
    const uint8_t *m2 = nullptr, size_t n2 = 0)
{
    crypto_auth_hmacsha256_state s;
    crypto_auth_hmacsha256_init(&s, key, kl);
    crypto_auth_hmacsha256_update(&s, m, n);
    if (n2)
        crypto_auth_hmacsha256_update(&s, m2, n2);
    crypto_auth_hmacsha256_final(&s, out);
}
// HMAC-SHA256 for short inputs on OpenSSL's EVP_MD with a reused context (SHA-NI): two 64-byte-padded hashes
struct HmacOssl {
    const EVP_MD *md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    void run(const uint8_t *key, size_t kl, const uint8_t *m, size_t n, uint8_t out[32],
        const uint8_t *m2 = nullptr, size_t n2 = 0)
    {
        uint8_t pad[64];
        std::memset(pad, 0x36, 64);
        for (size_t i = 0; i < kl; i++)
            pad[i] ^= key[i];
        uint8_t inner[32];
        EVP_DigestInit_ex2(c, md, nullptr);
        EVP_DigestUpdate(c, pad, 64);
        EVP_DigestUpdate(c, m, n);
        if (n2)
            EVP_DigestUpdate(c, m2, n2);
        EVP_DigestFinal_ex(c, inner, nullptr);
        for (auto &x : pad)
            x ^= 0x36 ^ 0x5c;
        EVP_DigestInit_ex2(c, md, nullptr);
        EVP_DigestUpdate(c, pad, 64);
        EVP_DigestUpdate(c, inner, 32);
        EVP_DigestFinal_ex(c, out, nullptr);
    }
};
static bool varint(const uint8_t *&p, const uint8_t *e, uint64_t &v)
{
    v = 0;
    for (int s = 0; p < e && s < 64; s += 7) {
        uint8_t b = *p++;
        v |= uint64_t(b & 127) << s;
        if (!(b & 128))
            return true;
    }
    return false;
}
struct Slice {
    const uint8_t *p = nullptr;
    size_t n = 0;
};
// minimal binary-node walk: finds <enc> bytes and materialises every string attribute into one reused buffer
struct NodeWalk {
    const uint8_t *p, *e;
    std::string out;
    Slice enc;
    int strings = 0;
    uint8_t u8()
    {
        if (p >= e)
            die("node eof");
        return *p++;
    }
    uint32_t be(int n)
    {
        uint32_t v = 0;
        while (n--)
            v = v << 8 | u8();
        return v;
    }
    void raw(size_t n)
    {
        out.append(reinterpret_cast<const char *>(p), n);
        p += n;
    }
    void str(int t)
    {
        strings++;
        if (t == 0 || (t >= 1 && t < 236)) {
            out.push_back(char(t));
            return;
        }
        switch (t) {
        case 236:
        case 237:
        case 238:
        case 239:
            out.push_back(char(u8()));
            return;
        case 252:
            raw(u8());
            return;
        case 253:
            raw(be(3) & 0xfffff);
            return;
        case 250:
            str(u8());
            out.push_back('@');
            str(u8());
            return;
        case 247:
            u8();
            u8();
            str(u8());
            return;
        case 251:
        case 255: {
            int b = u8();
            for (int i = 0; i < (b & 127); i++) {
                uint8_t x = u8();
                out.push_back("0123456789-.??\0\0ABCDEF"[x >> 4]);
                out.push_back("0123456789-.??\0\0ABCDEF"[x & 15]);
            }
            if (b & 128)
                out.pop_back();
            return;
        }
        default:
            die("node str");
        }
    }
    int list(int t) { return t == 0 ? 0 : t == 248 ? u8() : t == 249 ? int(be(2)) : -1; }
    void node()
    {
        int n = list(u8());
        str(u8());
        for (int i = 0; i < (n - 1) / 2; i++) {
            str(u8());
            str(u8());
        }
        if (n % 2 == 0) {
            int t = u8();
            int l = list(t);
            if (l >= 0) {
                for (int i = 0; i < l; i++)
                    node();
            } else if (t == 252 || t == 253) {
                size_t k = t == 252 ? u8() : (be(3) & 0xfffff);
                enc = {p, k};
                p += k;
            } else
                str(t);
        }
    }
};
int main(int argc, char **argv)
{
    if (argc < 3)
        die("usage: limits <inputs> <scratch> [rounds]");
    std::string in = argv[1], scratch = argv[2];
    if (argc > 3)
        g_rounds = std::atoi(argv[3]);
    if (sodium_init() < 0)
        die("sodium");
    uint8_t key[32] = {1}, iv16[16] = {2}, out32[64];
    { // X25519
        uint8_t sk[32], pk[32], ss[32];
        randombytes_buf(sk, 32);
        crypto_scalarmult_base(pk, sk);
        bench("sodium.x25519.agree", 0, [&](size_t k) {
            while (k--) {
                if (crypto_scalarmult(ss, sk, pk))
                    die("x");
                sk[0] ^= ss[0];
            }
        });
        bench("sodium.x25519.keygen", 0, [&](size_t k) {
            while (k--) {
                sk[3]++;
                crypto_scalarmult_base(pk, sk);
            }
        });
        EVP_PKEY *a = EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, sk, 32);
        EVP_PKEY *b = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, pk, 32);
        EVP_PKEY_CTX *c = EVP_PKEY_CTX_new(a, nullptr);
        EVP_PKEY_derive_init(c);
        EVP_PKEY_derive_set_peer_ex(c, b, 0);
        bench("openssl.x25519.agree", 0, [&](size_t k) {
            size_t l = 32;
            while (k--) {
                l = 32;
                EVP_PKEY_derive(c, ss, &l);
            }
        });
        bench("openssl.x25519.agree_raw_keys", 0, [&](size_t k) {
            while (k--) {
                EVP_PKEY *x = EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, sk, 32);
                EVP_PKEY *y = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, pk, 32);
                EVP_PKEY_CTX *z = EVP_PKEY_CTX_new(x, nullptr);
                size_t l = 32;
                EVP_PKEY_derive_init(z);
                EVP_PKEY_derive_set_peer_ex(z, y, 0);
                EVP_PKEY_derive(z, ss, &l);
                EVP_PKEY_CTX_free(z);
                EVP_PKEY_free(x);
                EVP_PKEY_free(y);
            }
        });
        uint8_t epk[32], esk[64], sig[64];
        crypto_sign_keypair(epk, esk);
        crypto_sign_detached(sig, nullptr, key, 32, esk);
        bench("sodium.ed25519.sign", 0, [&](size_t k) {
            while (k--)
                crypto_sign_detached(sig, nullptr, key, 32, esk);
        });
        bench("sodium.ed25519.verify", 0, [&](size_t k) {
            while (k--)
                if (crypto_sign_verify_detached(sig, key, 32, epk))
                    die("v");
        });
        EVP_PKEY *ev = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, epk, 32);
        EVP_MD_CTX *mc = EVP_MD_CTX_new();
        bench("openssl.ed25519.verify", 0, [&](size_t k) {
            while (k--) {
                EVP_DigestVerifyInit(mc, nullptr, nullptr, nullptr, ev);
                if (EVP_DigestVerify(mc, sig, 64, key, 32) != 1)
                    die("ov");
            }
        });
    }
    { // AEAD and CBC+HMAC
        for (size_t sz : {size_t(315), size_t(1024), size_t(65536)}) {
            Bytes p(sz, 7), o(sz + 64), q(sz + 64);
            Gcm e(key, true), d(key, false);
            e.enc(0, p.data(), sz, o.data());
            if (d.dec(0, o.data(), sz + 16, q.data()) != int(sz))
                die("gcm kat");
            std::string s = sz == 315 ? "315" : sz == 1024 ? "1k" : "64k";
            uint32_t n = 0;
            bench(("aes256gcm.encrypt." + s).c_str(), sz, [&](size_t k) {
                while (k--)
                    e.enc(n++, p.data(), sz, o.data());
            });
            e.enc(0, p.data(), sz, o.data());
            bench(("aes256gcm.decrypt." + s).c_str(), sz, [&](size_t k) {
                while (k--)
                    if (d.dec(0, o.data(), sz + 16, q.data()) < 0)
                        die("dec");
            });
        }
        const size_t M = 8 << 20;
        Bytes p(M, 9), o(M + 32);
        Cbc c;
        HmacOssl h;
        int n = c.run(true, key, iv16, p.data(), M, o.data());
        Bytes q(M + 32);
        bench("aes256cbc.encrypt.8m", M, [&](size_t k) {
            while (k--)
                c.run(true, key, iv16, p.data(), M, o.data());
        });
        bench("aes256cbc.decrypt.8m", M, [&](size_t k) {
            while (k--)
                c.run(false, key, iv16, o.data(), n, q.data());
        });
        bench("hmac_sha256.openssl.8m", M, [&](size_t k) {
            while (k--)
                h.run(key, 32, o.data(), M, out32);
        });
        bench("sha256.openssl.8m", M, [&](size_t k) {
            while (k--)
                EVP_Digest(o.data(), M, out32, nullptr, EVP_sha256(), nullptr);
        });
        bench("sha256.sodium.8m", M, [&](size_t k) {
            while (k--)
                crypto_hash_sha256(out32, o.data(), M);
        });
        bench("hmac_sha256.openssl.32B", 0, [&](size_t k) {
            while (k--)
                h.run(key, 32, out32, 1, out32);
        });
        bench("hmac_sha256.sodium.32B", 0, [&](size_t k) {
            while (k--)
                hmac(key, 32, out32, 1, out32);
        });
        bench("aes256cbc.decrypt.160B", 160, [&](size_t k) {
            int m = c.run(true, key, iv16, p.data(), 150, o.data());
            while (k--)
                if (c.run(false, key, iv16, o.data(), m, q.data()) < 0)
                    die("cbc");
        });
        bench("memcpy.1k", 1024, [&](size_t k) {
            while (k--) {
                std::memcpy(q.data(), p.data(), 1024);
                asm volatile("" ::: "memory");
            }
        });
        bench("memcpy.8m", M, [&](size_t k) {
            while (k--) {
                std::memcpy(q.data(), p.data(), M);
                asm volatile("" ::: "memory");
            }
        });
        // media.decrypt: MAC + SHA-256 of file + CBC + SHA-256 of plaintext, in memory, 64 MiB from the input
        // set
        Bytes enc = slurp(in + "/media/enc_64m.bin");
        auto meta = rec(in + "/media/meta.rec");
        uint8_t prk[32], T[32 * 4], zero[32] = {0};
        hmac(zero, 32, meta[0].data(), 32, prk);
        {
            Bytes prev;
            for (uint8_t i = 1; i <= 4; i++) {
                Bytes b = prev;
                b.insert(b.end(), meta[1].begin(), meta[1].end());
                b.push_back(i);
                hmac(prk, 32, b.data(), b.size(), T + 32 * (i - 1));
                prev.assign(T + 32 * (i - 1), T + 32 * i);
            }
        }
        Bytes plain(64 << 20);
        plain.resize((64 << 20) + 32);
        benchRound(
            "media.decrypt.64m.full_verify", 64 << 20,
            [&](size_t &cnt) {
                cnt = 1;
                auto t = clk::now();
                uint8_t mac[32], s1[32], s2[32];
                const size_t ct = enc.size() - 10, CH = 256 << 10;
                EVP_MD_CTX *a = EVP_MD_CTX_new(), *b = EVP_MD_CTX_new(), *d = EVP_MD_CTX_new();
                uint8_t pad[64];
                std::memset(pad, 0x36, 64);
                for (int i = 0; i < 32; i++)
                    pad[i] ^= T[48 + i];
                EVP_DigestInit_ex2(a, h.md, nullptr);
                EVP_DigestUpdate(a, pad, 64);
                EVP_DigestUpdate(a, T, 16);
                EVP_DigestInit_ex2(b, h.md, nullptr);
                EVP_DigestInit_ex2(d, h.md, nullptr);
                EVP_CipherInit_ex2(c.c, c.alg, T + 16, T, 0, nullptr);
                size_t o2 = 0;
                int l;
                for (size_t i = 0; i < ct; i += CH) {
                    size_t m = std::min(CH, ct - i);
                    EVP_DigestUpdate(a, &enc[i], m);
                    EVP_DigestUpdate(b, &enc[i], m);
                    EVP_CipherUpdate(c.c, &plain[o2], &l, &enc[i], m);
                    EVP_DigestUpdate(d, &plain[o2], l);
                    o2 += l;
                }
                if (EVP_CipherFinal_ex(c.c, &plain[o2], &l) != 1)
                    die("media pad");
                EVP_DigestUpdate(d, &plain[o2], l);
                o2 += l;
                EVP_DigestUpdate(b, &enc[ct], 10);
                EVP_DigestFinal_ex(b, s2, nullptr);
                EVP_DigestFinal_ex(d, s1, nullptr);
                EVP_DigestFinal_ex(a, mac, nullptr);
                for (auto &x : pad)
                    x ^= 0x36 ^ 0x5c;
                EVP_DigestInit_ex2(a, h.md, nullptr);
                EVP_DigestUpdate(a, pad, 64);
                EVP_DigestUpdate(a, mac, 32);
                EVP_DigestFinal_ex(a, mac, nullptr);
                double s = std::chrono::duration<double>(clk::now() - t).count();
                if (o2 != (64u << 20) || std::memcmp(mac, &enc[ct], 10) || std::memcmp(s1, meta[2].data(), 32)
                    || std::memcmp(s2, meta[3].data(), 32))
                    die("media KAT");
                EVP_MD_CTX_free(a);
                EVP_MD_CTX_free(b);
                EVP_MD_CTX_free(d);
                return s;
            },
            std::min(g_rounds, 5));
        benchRound(
            "media.decrypt.64m.cbc_only", 64 << 20,
            [&](size_t &cnt) {
                cnt = 1;
                auto t = clk::now();
                int l;
                EVP_CipherInit_ex2(c.c, c.alg, T + 16, T, 0, nullptr);
                EVP_CipherUpdate(c.c, plain.data(), &l, enc.data(), enc.size() - 10);
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            std::min(g_rounds, 5));
        benchRound(
            "media.encrypt.64m.full", 64 << 20,
            [&](size_t &cnt) {
                cnt = 1;
                static Bytes src(plain.begin(), plain.begin() + (64 << 20)), dst((64 << 20) + 32);
                auto t = clk::now();
                const size_t CH = 256 << 10;
                EVP_MD_CTX *a = EVP_MD_CTX_new(), *b = EVP_MD_CTX_new(), *d = EVP_MD_CTX_new();
                uint8_t x[32];
                EVP_DigestInit_ex2(a, h.md, nullptr);
                EVP_DigestInit_ex2(b, h.md, nullptr);
                EVP_DigestInit_ex2(d, h.md, nullptr);
                EVP_CipherInit_ex2(c.c, c.alg, T + 16, T, 1, nullptr);
                size_t o2 = 0;
                int l;
                for (size_t i = 0; i < src.size(); i += CH) {
                    EVP_DigestUpdate(d, &src[i], CH);
                    EVP_CipherUpdate(c.c, &dst[o2], &l, &src[i], CH);
                    EVP_DigestUpdate(a, &dst[o2], l);
                    EVP_DigestUpdate(b, &dst[o2], l);
                    o2 += l;
                }
                EVP_DigestFinal_ex(a, x, nullptr);
                EVP_DigestFinal_ex(b, x, nullptr);
                EVP_DigestFinal_ex(d, x, nullptr);
                EVP_MD_CTX_free(a);
                EVP_MD_CTX_free(b);
                EVP_MD_CTX_free(d);
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            std::min(g_rounds, 5));
    }
    { // zlib + protobuf scan of the history blob
        Bytes z = slurp(in + "/history/hist_50x1000.z");
        Bytes raw(64 << 20);
        uLongf L = raw.size();
        if (uncompress(raw.data(), &L, z.data(), z.size()) != Z_OK)
            die("z");
        raw.resize(L);
        benchRound(
            "history.inflate.zlib", double(L) / 50000,
            [&](size_t &n) {
                n = 50000;
                uLongf l = L;
                auto t = clk::now();
                uncompress(raw.data(), &l, z.data(), z.size());
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            std::min(g_rounds, 5));
        std::function<uint64_t(const uint8_t *, const uint8_t *, int)> walk
            = [&](const uint8_t *p, const uint8_t *e, int depth) -> uint64_t {
            uint64_t acc = 0, tag, v;
            while (p < e) {
                if (!varint(p, e, tag))
                    die("pb");
                switch (tag & 7) {
                case 0:
                    varint(p, e, v);
                    acc += v;
                    break;
                case 1:
                    p += 8;
                    break;
                case 5:
                    p += 4;
                    break;
                case 2:
                    varint(p, e, v);
                    {
                        int f = int(tag >> 3);
                        bool sub = (depth == 0 && f == 2) || (depth == 1 && f == 2) || (depth == 2 && f == 1)
                            || (depth == 3 && (f == 1 || f == 2));
                        acc += sub ? walk(p, p + v, depth + 1) : v + *p;
                        p += v;
                    }
                    break;
                default:
                    die("wt");
                }
            }
            return acc;
        };
        benchRound(
            "history.protobuf_scan", double(L) / 50000,
            [&](size_t &n) {
                n = 50000;
                auto t = clk::now();
                g_sink = walk(raw.data(), raw.data() + L, 0);
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            g_rounds);
    }
    for (const char *sh : {"msg_1to1", "group_send_250",
             "group_meta_1024"}) { // walk + every string materialised into one reused buffer (no tree)
        Bytes b = slurp(in + "/nodes/" + sh + ".bin");
        NodeWalk w;
        w.out.reserve(1 << 20);
        bench((std::string("node.walk.") + sh).c_str(), double(b.size()), [&](size_t k) {
            while (k--) {
                w.p = b.data() + 1;
                w.e = b.data() + b.size();
                w.out.clear();
                w.node();
                if (w.p != w.e)
                    die("node end");
            }
        });
    }
    {
        Bytes b = slurp(in + "/proto/image.bin");
        bench("proto.scan.image", double(b.size()), [&](size_t k) {
            while (k--) {
                const uint8_t *p = b.data(), *e = p + b.size();
                uint64_t t, v, a = 0;
                while (p < e) {
                    varint(p, e, t);
                    varint(p, e, v);
                    if ((t & 7) == 2) {
                        if ((t >> 3) == 3) {
                            const uint8_t *q = p, *qe = p + v;
                            while (q < qe) {
                                uint64_t t2, v2;
                                varint(q, qe, t2);
                                varint(q, qe, v2);
                                a += v2;
                                if ((t2 & 7) == 2)
                                    q += v2;
                            }
                        }
                        p += v;
                    }
                }
                g_sink = a;
            }
        });
    }
    {
        Bytes m(200, 3);
        EVP_MD *md = EVP_MD_fetch(nullptr, "SHA512", nullptr);
        EVP_MD_CTX *c = EVP_MD_CTX_new();
        uint8_t o[64];
        bench("sha512.openssl.264B", 0, [&](size_t k) {
            while (k--) {
                EVP_DigestInit_ex2(c, md, nullptr);
                EVP_DigestUpdate(c, m.data(), 200);
                EVP_DigestUpdate(c, o, 64);
                EVP_DigestFinal_ex(c, o, nullptr);
            }
        });
    }
    // ---- composed floor of receiving a 1:1 message
    auto frames = slurp(in + "/pipeline/recv_frames.bin");
    auto nk = rec(in + "/noise/keys.rec");
    auto st = rec(in + "/signal/chain_recv_state.rec");
    auto msgs = rec(in + "/signal/chain_msgs.rec");
    std::vector<Slice> fr;
    for (size_t i = 0; i + 3 <= frames.size();) {
        size_t n = size_t(frames[i]) << 16 | frames[i + 1] << 8 | frames[i + 2];
        fr.push_back({&frames[i + 3], n});
        i += 3 + n;
    }
    struct Parts {
        double gcm = 0, node = 0, ratchet = 0, proto = 0;
    };
    auto crypto_pass
        = [&](Parts *parts,
              const std::function<void(size_t, NodeWalk &, Slice body, const uint8_t *ck)> &sink) {
              Gcm g(nk[1].data(), false);
              Cbc cbc;
              HmacOssl h;
              uint8_t buf[4096], pt[4096], ck[32], mk[32], prk[32], okm[96], mac[32];
              std::memcpy(ck, st[7].data(), 32);
              uint32_t next;
              std::memcpy(&next, st[8].data(), 4);
              const uint8_t zero[32] = {0}, one = 1, two = 2;
              NodeWalk w;
              w.out.reserve(4096);
              Bytes macin;
              macin.reserve(1024);
              for (size_t i = 0; i < fr.size(); i++) {
                  auto t0 = parts ? clk::now() : clk::time_point();
                  int n = g.dec(uint32_t(i), fr[i].p, int(fr[i].n), buf);
                  if (n < 0)
                      die("frame");
                  auto t1 = parts ? clk::now() : t0;
                  w.p = buf + 1;
                  w.e = buf + n;
                  w.out.clear();
                  w.node();
                  auto t2 = parts ? clk::now() : t0;
                  const uint8_t *m = w.enc.p;
                  size_t mn = w.enc.n;
                  const uint8_t *p = m + 1, *e = m + mn - 8;
                  Slice eph, ct;
                  uint64_t tag, v, counter = 0;
                  while (p < e) {
                      varint(p, e, tag);
                      if ((tag & 7) == 0) {
                          varint(p, e, v);
                          if ((tag >> 3) == 2)
                              counter = v;
                      } else {
                          varint(p, e, v);
                          if ((tag >> 3) == 1)
                              eph = {p, size_t(v)};
                          if ((tag >> 3) == 4)
                              ct = {p, size_t(v)};
                          p += v;
                      }
                  }
                  if (counter != next)
                      die("counter");
                  next++;
                  h.run(ck, 32, &one, 1, mk);
                  h.run(ck, 32, &two, 1, ck);
                  h.run(zero, 32, mk, 32, prk);
                  uint8_t t[64 + 32];
                  const char *info = "WhisperMessageKeys";
                  std::memcpy(t, info, 18);
                  t[18] = 1;
                  h.run(prk, 32, t, 19, okm);
                  for (uint8_t j = 2; j <= 3; j++) {
                      std::memcpy(t, okm + 32 * (j - 2), 32);
                      std::memcpy(t + 32, info, 18);
                      t[50] = j;
                      h.run(prk, 32, t, 51, okm + 32 * (j - 1));
                  }
                  macin.assign(st[2].begin(), st[2].end());
                  macin.insert(macin.end(), st[1].begin(), st[1].end());
                  macin.insert(macin.end(), m, m + mn - 8);
                  h.run(okm + 32, 32, macin.data(), macin.size(), mac);
                  if (sodium_memcmp(mac, m + mn - 8, 8))
                      die("mac");
                  int pn = cbc.run(false, okm, okm + 64, ct.p, int(ct.n), pt);
                  if (pn < 0)
                      die("cbc");
                  pn -= pt[pn - 1];
                  auto t3 = parts ? clk::now() : t0;
                  Slice body;
                  const uint8_t *q = pt, *qe = pt + pn;
                  while (q < qe) {
                      varint(q, qe, tag);
                      varint(q, qe, v);
                      if (tag == 10)
                          body = {q, size_t(v)};
                      if ((tag & 7) == 2)
                          q += v;
                  }
                  if (!body.p)
                      die("body");
                  auto t4 = parts ? clk::now() : t0;
                  if (parts) {
                      auto d = [](auto a, auto b) { return std::chrono::duration<double>(b - a).count(); };
                      parts->gcm += d(t0, t1);
                      parts->node += d(t1, t2);
                      parts->ratchet += d(t2, t3);
                      parts->proto += d(t3, t4);
                  }
                  if (sink)
                      sink(i, w, body, ck);
              }
          };
    benchRound(
        "recv_1to1.crypto_and_decode", 0,
        [&](size_t &n) {
            n = fr.size();
            auto t = clk::now();
            crypto_pass(nullptr, {});
            return std::chrono::duration<double>(clk::now() - t).count();
        },
        g_rounds);
    {
        Parts p;
        crypto_pass(&p, {});
        p = {};
        crypto_pass(&p, {});
        double k = 1e6 / fr.size();
        std::fprintf(stderr,
            "   parts us: gcm %.3f node %.3f ratchet %.3f proto %.3f (each incl. ~0.02-0.05 timer)\n",
            p.gcm * k, p.node * k, p.ratchet * k, p.proto * k);
        char b[200];
        std::snprintf(b, sizeof b,
            ",\n  \"recv_1to1.parts_us\": {\"gcm\": %.3f, \"node\": %.3f, \"ratchet\": %.3f, \"proto\": "
            "%.3f}",
            p.gcm * k, p.node * k, p.ratchet * k, p.proto * k);
        g_json += b;
    }
    // raw durability of the disk
    {
        std::string f = scratch + "/fsync.bin";
        int fd = open(f.c_str(), O_CREAT | O_RDWR | O_TRUNC, 0600);
        Bytes pg(4096, 1);
        if (pwrite(fd, pg.data(), 4096, 0) < 0)
            die("pw");
        fsync(fd);
        benchRound(
            "disk.pwrite4k+fdatasync.overwrite", 0,
            [&](size_t &n) {
                n = 300;
                auto t = clk::now();
                for (size_t i = 0; i < n; i++) {
                    pg[0]++;
                    if (pwrite(fd, pg.data(), 4096, 0) < 0)
                        die("pw");
                    fdatasync(fd);
                }
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            std::min(5, g_rounds));
        benchRound(
            "disk.append4k+fdatasync", 0,
            [&](size_t &n) {
                n = 300;
                static off_t off = 4096;
                auto t = clk::now();
                for (size_t i = 0; i < n; i++) {
                    if (pwrite(fd, pg.data(), 4096, off) < 0)
                        die("pw");
                    off += 4096;
                    fdatasync(fd);
                }
                return std::chrono::duration<double>(clk::now() - t).count();
            },
            std::min(5, g_rounds));
        close(fd);
        unlink(f.c_str());
    }
    // SQLite: one message row (+ session blob update) per message
    auto openDb = [&](const char *sync, bool fts) {
        std::string f = scratch + "/lim.db";
        for (auto s : {"", "-wal", "-shm"})
            unlink((f + s).c_str());
        sqlite3 *db;
        if (sqlite3_open(f.c_str(), &db))
            die("open");
        std::string q = std::string("PRAGMA journal_mode=WAL;PRAGMA synchronous=") + sync
            + ";PRAGMA cache_size=-16000;CREATE TABLE msg(rowid INTEGER PRIMARY KEY, acct INT, chat INT, ts "
              "INT, id TEXT, sender INT, kind INT, body TEXT, raw BLOB);CREATE INDEX m1 ON msg(chat, "
              "ts);CREATE UNIQUE INDEX m2 ON msg(acct, id);CREATE TABLE sess(addr TEXT PRIMARY KEY, rec "
              "BLOB) WITHOUT ROWID;"
            + (fts ? "CREATE VIRTUAL TABLE f USING fts5(body, content='msg', content_rowid='rowid');" : "");
        char *err = nullptr;
        if (sqlite3_exec(db, q.c_str(), nullptr, nullptr, &err))
            die(err);
        return db;
    };
    auto prep = [&](sqlite3 *db, const char *s) {
        sqlite3_stmt *p;
        if (sqlite3_prepare_v3(db, s, -1, SQLITE_PREPARE_PERSISTENT, &p, nullptr))
            die(sqlite3_errmsg(db));
        return p;
    };
    struct Cfg {
        const char *name;
        const char *sync;
        size_t batch;
        bool fts, sess;
        size_t n;
    };
    static uint64_t uniq = 0;
    Bytes blob(300, 5);
    for (Cfg c : {Cfg{"sqlite.insert.batch1000", "NORMAL", 1000, false, false, 50000},
             Cfg{"sqlite.insert.batch1000.fts5", "NORMAL", 1000, true, false, 50000},
             Cfg{"sqlite.insert+session.batch100", "FULL", 100, false, true, 20000},
             Cfg{"sqlite.insert+session.batch1.full", "FULL", 1, false, true, 500},
             Cfg{"sqlite.insert+session.batch1.normal", "NORMAL", 1, false, true, 5000}}) {
        std::vector<double> v;
        for (int r = 0; r <= std::min(g_rounds, 5); r++) {
            sqlite3 *db = openDb(c.sync, c.fts);
            auto *b = prep(db, "BEGIN IMMEDIATE"), *k = prep(db, "COMMIT"),
                 *i1
                = prep(db, "INSERT INTO msg(acct,chat,ts,id,sender,kind,body,raw) VALUES(1,?,?,?,?,1,?,?)"),
                 *s1
                = prep(db, "INSERT INTO sess VALUES(?,?) ON CONFLICT(addr) DO UPDATE SET rec=excluded.rec");
            sqlite3_stmt *f1 = c.fts ? prep(db, "INSERT INTO f(rowid,body) VALUES(?,?)") : nullptr;
            auto run = [&](sqlite3_stmt *s) {
                if (sqlite3_step(s) != SQLITE_DONE)
                    die(sqlite3_errmsg(db));
                sqlite3_reset(s);
            };
            auto t = clk::now();
            for (size_t i = 0; i < c.n; i++) {
                if (i % c.batch == 0)
                    run(b);
                char id[32];
                std::snprintf(
                    id, sizeof id, "3A%018llX", (unsigned long long)(++uniq * 0x9E3779B97F4A7C15ull));
                const Bytes &body = msgs[(i % 2000) * 2 + 1];
                int chat = int(i * 7919 % 500);
                sqlite3_bind_int(i1, 1, chat);
                sqlite3_bind_int64(i1, 2, 1750000000 + i);
                sqlite3_bind_text(i1, 3, id, -1, SQLITE_STATIC);
                sqlite3_bind_int(i1, 4, chat);
                sqlite3_bind_text(i1, 5, (const char *)body.data() + 2, 60, SQLITE_STATIC);
                sqlite3_bind_blob(i1, 6, body.data(), int(body.size()), SQLITE_STATIC);
                run(i1);
                if (f1) {
                    sqlite3_bind_int64(f1, 1, sqlite3_last_insert_rowid(db));
                    sqlite3_bind_text(f1, 2, (const char *)body.data() + 2, 60, SQLITE_STATIC);
                    run(f1);
                }
                if (c.sess) {
                    char a[24];
                    std::snprintf(a, sizeof a, "%014d.0", chat);
                    blob[0]++;
                    sqlite3_bind_text(s1, 1, a, -1, SQLITE_STATIC);
                    sqlite3_bind_blob(s1, 2, blob.data(), int(blob.size()), SQLITE_STATIC);
                    run(s1);
                }
                if (i % c.batch == c.batch - 1)
                    run(k);
            }
            double s = std::chrono::duration<double>(clk::now() - t).count();
            if (r)
                v.push_back(c.n / s);
            for (auto *x : {b, k, i1, s1, f1})
                sqlite3_finalize(x);
            sqlite3_close(db);
        }
        report(c.name, v, 0);
    }
    // full floor: frame -> ... -> durable (message row + session record in the same transaction), batch 100 /
    // batch 1
    for (size_t batch : {size_t(100), size_t(1)}) {
        std::vector<double> v;
        for (int r = 0; r <= std::min(g_rounds, 5); r++) {
            sqlite3 *db = openDb("FULL", false);
            auto *b = prep(db, "BEGIN IMMEDIATE"), *k = prep(db, "COMMIT"),
                 *i1
                = prep(db, "INSERT INTO msg(acct,chat,ts,id,sender,kind,body,raw) VALUES(1,1,?,?,1,1,?,?)"),
                 *s1 = prep(
                     db, "INSERT INTO sess VALUES('x.0',?) ON CONFLICT(addr) DO UPDATE SET rec=excluded.rec");
            auto run = [&](sqlite3_stmt *s) {
                if (sqlite3_step(s) != SQLITE_DONE)
                    die(sqlite3_errmsg(db));
                sqlite3_reset(s);
            };
            auto t = clk::now();
            crypto_pass(nullptr, [&](size_t i, NodeWalk &, Slice body, const uint8_t *ck) {
                if (i % batch == 0)
                    run(b);
                char id[32];
                std::snprintf(
                    id, sizeof id, "3A%018llX", (unsigned long long)(++uniq * 0x9E3779B97F4A7C15ull));
                std::memcpy(blob.data(), ck, 32);
                sqlite3_bind_int64(i1, 1, 1750000000 + i);
                sqlite3_bind_text(i1, 2, id, -1, SQLITE_STATIC);
                sqlite3_bind_text(i1, 3, (const char *)body.p, int(body.n), SQLITE_STATIC);
                sqlite3_bind_blob(i1, 4, body.p, int(body.n), SQLITE_STATIC);
                run(i1);
                sqlite3_bind_blob(s1, 1, blob.data(), int(blob.size()), SQLITE_STATIC);
                run(s1);
                if (i % batch == batch - 1)
                    run(k);
            });
            double s = std::chrono::duration<double>(clk::now() - t).count();
            if (r)
                v.push_back(fr.size() / s);
            for (auto *x : {b, k, i1, s1})
                sqlite3_finalize(x);
            sqlite3_close(db);
        }
        report(batch == 1 ? "recv_1to1.floor.durable_each" : "recv_1to1.floor.durable_batch100", v, 0);
    }
    std::printf("{\n\"meta\": {\"openssl\": \"%s\", \"sodium\": \"%s\", \"zlib\": \"%s\", \"sqlite\": "
                "\"%s\", \"rounds\": %d},\n\"results\": {\n%s\n}}\n",
        OpenSSL_version(OPENSSL_VERSION_STRING), sodium_version_string(), zlibVersion(), sqlite3_libversion(),
        g_rounds, g_json.c_str());
}
