import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A security key in software: makes and uses one ES256 passkey as WebAuthn Level 3 has it, attestation "none". */
export interface SoftKey {
  readonly id: string;
  readonly register: (challenge: string, at?: Partial<Place>) => unknown;
  readonly assert: (challenge: string, at?: Partial<Place>) => unknown;
}

type Place = { readonly origin: string; readonly domain: string };

/** Makes one for a site. */
export function aSoftKey(place: Place): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const shell = (response: object) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  return {
    id,
    register: (challenge, at = {}) => {
      const { origin, domain } = { ...place, ...at };
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, rawId.length]), rawId, coseKey(x, y)]);
      const authData = Buffer.concat([head(domain, 0x41, counter), attested]);
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(authData)],
      ]);
      return shell({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: object.toString('base64url'),
        transports: ['usb'],
      });
    },
    assert: (challenge, at = {}) => {
      const { origin, domain } = { ...place, ...at };
      counter += 1;
      const authData = head(domain, 0x01, counter);
      const client = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
      return shell({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}

// Authenticator data (WebAuthn 6.1): hash of the domain, flags (user present 0x01, key attested 0x40), counter.
function head(domain: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(domain).digest(), Buffer.from([flags]), count]);
}

// COSE_Key (RFC 9053): kty 2, alg -7, crv 1, x, y.
function coseKey(x: string, y: string): Buffer {
  const point = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, 'base64url')]);
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), point(0x21, x), point(0x22, y)]);
}

// CBOR (RFC 8949): text of under 24 bytes, bytes of under 65,536.
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 0xff]), value]);
}
