import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** How a value is sealed: AES-256-GCM, or SM4-CTR with HMAC-SM3 over all of it (GB/T 32907, GB/T 32905). */
export const suites = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const;
export type Suite = (typeof suites)[number];

/** A key ready for use by its suite. */
export interface SuiteKey {
  readonly suite: Suite;
  readonly cipher: KeyObject;
  /** Of the suite that authenticates apart from encrypting. */
  readonly mac: KeyObject | null;
}

/** Bytes of a suite: its key, the nonce before what it encrypted, the tag behind it. */
export const sizes = {
  'aes-256-gcm': { key: 32, nonce: 12, tag: 16 },
  'sm4-ctr-hmac-sm3': { key: 48, nonce: 16, tag: 32 },
} as const satisfies Record<Suite, unknown>;

const SM4_KEY = 16;

/** Makes a key ready; `bytes` are as many as its suite takes. */
export function suiteKey(suite: Suite, bytes: Buffer): SuiteKey {
  if (bytes.length !== sizes[suite].key) throw new Error(`A key of ${suite} has ${sizes[suite].key} bytes`);
  if (suite === 'aes-256-gcm') return { suite, cipher: createSecretKey(bytes), mac: null };
  return {
    suite,
    cipher: createSecretKey(bytes.subarray(0, SM4_KEY)),
    mac: createSecretKey(bytes.subarray(SM4_KEY)),
  };
}

/** Encrypts and authenticates: what was encrypted, then the tag, which also covers `bound`. */
export function encrypt(key: SuiteKey, bound: Buffer, nonce: Buffer, plain: Buffer): readonly Buffer[] {
  if (!key.mac) {
    const cipher = createCipheriv('aes-256-gcm', key.cipher, nonce, { authTagLength: sizes['aes-256-gcm'].tag });
    cipher.setAAD(bound);
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  }
  const text = createCipheriv('sm4-ctr', key.cipher, nonce).update(plain);
  return [text, macOf(key.mac, bound, nonce, text)];
}

/** The plain bytes again, or null when one bit of key, bound, nonce, text or tag is another. */
export function decrypt(key: SuiteKey, bound: Buffer, nonce: Buffer, text: Buffer, tag: Buffer): Buffer | null {
  if (key.mac) {
    const right = timingSafeEqual(macOf(key.mac, bound, nonce, text), tag);
    return right ? createDecipheriv('sm4-ctr', key.cipher, nonce).update(text) : null;
  }
  const decipher = createDecipheriv('aes-256-gcm', key.cipher, nonce, { authTagLength: tag.length });
  decipher.setAAD(bound).setAuthTag(tag);
  const plain = decipher.update(text);
  try {
    decipher.final();
    return plain;
  } catch {
    return null; // the only thing that final refuses is a tag that does not fit
  }
}

// The length of what is bound stands before it, so that no byte of it can pass for one of the nonce.
function macOf(mac: KeyObject, bound: Buffer, nonce: Buffer, text: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bound.length);
  return createHmac('sm3', mac).update(length).update(bound).update(nonce).update(text).digest();
}
