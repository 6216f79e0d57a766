import Type, { type Static } from 'typebox';
import { Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Password = Type.String({ minLength: 1, maxLength: 128 });

/** A passkey as its owner sees it. */
export const Passkey = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    createdAt: Instant,
    lastUsedAt: Type.Union([Instant, Type.Null()]),
  },
  { $id: 'Passkey', ...closed },
);
export type Passkey = Static<typeof Passkey>;

/** The second factors of the reader, and whether a role of theirs asks for one. */
export const MyFactors = Type.Object(
  {
    totp: Type.Boolean(),
    recoveryCodesLeft: Type.Integer(),
    passkeys: Type.Array(Passkey),
    required: Type.Boolean(),
    oidc: Type.Union([Type.Object({ name: Type.String(), connected: Type.Boolean() }, closed), Type.Null()], {
      description: 'the unified identity provider, when one is set up',
    }),
  },
  { $id: 'MyFactors', ...closed },
);
export type MyFactors = Static<typeof MyFactors>;

/** The own password again, before a factor is added or taken away. */
export const OwnPassword = Type.Object({ password: Password }, { $id: 'OwnPassword', ...closed });
export type OwnPassword = Static<typeof OwnPassword>;

/** What an authenticator app needs: as an address for a QR code, and to be typed. */
export const TotpSecret = Type.Object(
  { uri: Type.String(), secret: Type.String({ description: 'base 32' }) },
  { $id: 'TotpSecret', ...closed },
);
export type TotpSecret = Static<typeof TotpSecret>;

/** Six digits of the app, or one of the recovery codes. */
export const FactorCode = Type.Object(
  { code: Type.String({ minLength: 6, maxLength: 32 }) },
  { $id: 'FactorCode', ...closed },
);
export type FactorCode = Static<typeof FactorCode>;

/** Codes for the day the phone is lost; shown this once, each good once. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) }, { $id: 'RecoveryCodes', ...closed });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

/** What the browser is asked (WebAuthn Level 3, toJSON forms); passed on as it is. */
export const PasskeyAsk = Type.Object({ options: Type.Unknown() }, { $id: 'PasskeyAsk', ...closed });
export type PasskeyAsk = Static<typeof PasskeyAsk>;

/** What the browser answered; `name` when one is added. */
export const PasskeyAnswer = Type.Object(
  { response: Type.Unknown(), name: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) },
  { $id: 'PasskeyAnswer', ...closed },
);
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/** A session of the reader. */
export const MySession = Type.Object(
  {
    id: Type.String(),
    address: Type.Union([Type.String(), Type.Null()]),
    browser: Type.Union([Type.String(), Type.Null()]),
    signedInAt: Instant,
    seenAt: Instant,
    here: Type.Boolean({ description: 'the one that asks' }),
  },
  { $id: 'MySession', ...closed },
);
export type MySession = Static<typeof MySession>;
