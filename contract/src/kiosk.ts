import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { MyTown } from './me.ts';
import { PersonName } from './people.ts';
import { Id, Instant } from './words.ts';

const closed = { additionalProperties: false } as const;

/** A screen that shows the wall of a town, as listed; its token is never shown again. */
export const Kiosk = Type.Object(
  {
    id: Id,
    name: Type.String(),
    createdAt: Instant,
    openedAt: Nullable(Instant),
    renewedAt: Nullable(Instant),
    lastUsedAt: Nullable(Instant),
    lastAddress: Nullable(Type.String()),
    expiresAt: Instant,
    revokedAt: Nullable(Instant),
  },
  { $id: 'Kiosk', ...closed },
);
export type Kiosk = Static<typeof Kiosk>;

export const NewKiosk = Type.Object({ name: PersonName }, { $id: 'NewKiosk', ...closed });

/** A screen just made: its link opens once, on the screen itself, within a day. */
export const MadeKiosk = Type.Object(
  { link: Type.String({ description: 'shown this once' }), kiosk: Kiosk },
  { $id: 'MadeKiosk', ...closed },
);
export type MadeKiosk = Static<typeof MadeKiosk>;

/** What a screen shows of itself when it opens its link. */
export const KioskToken = Type.Object(
  { token: Type.String({ minLength: 20, maxLength: 200 }) },
  { $id: 'KioskToken', ...closed },
);

/** Whose token it is; the token itself stays in a cookie no script can read. */
export const KioskStanding = Type.Object(
  { town: Type.String(), name: Type.String(), expiresAt: Instant },
  { $id: 'KioskStanding', ...closed },
);
export type KioskStanding = Static<typeof KioskStanding>;

/** Who looks at the wall, and of which town: a person, or a screen. */
export const WallReader = Type.Object(
  { kiosk: Type.Boolean(), name: Type.String(), town: MyTown },
  { $id: 'WallReader', ...closed },
);
export type WallReader = Static<typeof WallReader>;
