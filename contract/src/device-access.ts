import Type, { type Static } from 'typebox';
import { Id } from './words.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Addresses and networks a device may come from; none means any. */
export const AllowedFrom = Type.Array(Type.String({ minLength: 2, maxLength: 64 }), {
  ...{ maxItems: 32, description: 'such as 10.8.0.0/16, 192.0.2.7 or fd00::/8; none means any' },
});

/** The common name of a certificate that one of the town's authorities for devices has signed. */
export const CertificateName = Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' });

/** SHA-256 of a certificate in hex digits, with or without colons between, as `openssl x509 -fingerprint -sha256` tells it. */
const CertificatePrint = Type.String({ pattern: '^[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}$' });

/** The token or password a device shows. */
export const Secret = Type.String({ minLength: 6, maxLength: 128 });

/** What a device shows to be believed. */
export const deviceCredentials = ['none', 'token', 'password', 'certificate'] as const;
export type DeviceCredential = (typeof deviceCredentials)[number];

/** How a device may connect, beyond its credential, and what is set for it. */
export const DeviceAccess = Type.Object(
  {
    allowedFrom: AllowedFrom,
    shows: Type.Enum(deviceCredentials, {
      description: 'what it shows to be believed; a token or password is kept as a hash',
    }),
    certificate: Nullable(
      Type.String({ description: 'common name of the certificate it must show over TLS; null where it shows none' }),
    ),
    certificatePrint: Nullable(
      Type.String({ description: 'SHA-256 of the one certificate of that name that will do; null where any will' }),
    ),
    hasCipherKey: Type.Boolean({ description: 'whether a key is kept that its platform encrypts with' }),
    shared: Type.Record(Type.String(), Type.Unknown(), { description: 'attributes set for it (ThingsBoard: shared)' }),
  },
  { $id: 'DeviceAccess', ...closed },
);
export type DeviceAccess = Readonly<Static<typeof DeviceAccess>>;

/**
 * What is changed about it; what is left out stays. The key is never shown again; null forgets it. A certificate takes the
 * place of a token or password, and the other way round; null takes away whichever it is. Open connections that no longer
 * fit are ended.
 */
export const AccessChange = Type.Object(
  {
    allowedFrom: Type.Optional(AllowedFrom),
    secret: Type.Optional(Nullable(Secret)),
    certificate: Type.Optional(Nullable(CertificateName)),
    certificatePrint: Type.Optional(Nullable(CertificatePrint)),
    cipherKey: Type.Optional(Nullable(Type.String({ minLength: 16, maxLength: 200 }))),
  },
  { $id: 'AccessChange', ...closed, minProperties: 1 },
);
export type AccessChange = Static<typeof AccessChange>;

/** A token just made; shown this once, for only its hash is kept. */
export const NewToken = Type.Object({ token: Type.String() }, { $id: 'NewToken', ...closed });
export type NewToken = Readonly<Static<typeof NewToken>>;

/** Asks for tokens of the devices that came in with a list; with `again`, those that never spoke get new ones too. */
export const CredentialsOrder = Type.Object({ importRun: Id, again: Type.Optional(Type.Boolean()) }, closed);

/** Of a list: how many devices need a token and have none, and how many have one but never spoke. */
export const CredentialCounts = Type.Object({ waiting: Type.Integer(), unused: Type.Integer() }, closed);
export type CredentialCounts = Readonly<Static<typeof CredentialCounts>>;
