import Type, { type Static } from 'typebox';
import { PersonName, Username } from './people.ts';

const closed = { additionalProperties: false } as const;
const One = Type.Object({ username: Username, name: PersonName }, closed);

/** The three administrators to be made: three people. */
export const ThreeAdministrators = Type.Object(
  { sysadmin: One, secadmin: One, auditor: One },
  { $id: 'ThreeAdministrators', ...closed },
);
export type ThreeAdministrators = Static<typeof ThreeAdministrators>;

const Made = Type.Object({ username: Type.String(), name: Type.String(), oneTimePassword: Type.String() }, closed);

/** The three with their one-time passwords, shown this once. The account that made them has ended. */
export const ThreeMade = Type.Object(
  { sysadmin: Made, secadmin: Made, auditor: Made },
  { $id: 'ThreeMade', ...closed },
);
export type ThreeMade = Static<typeof ThreeMade>;
