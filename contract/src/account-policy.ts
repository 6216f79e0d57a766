import Type, { type Static } from 'typebox';
import { staffRoles } from './people.ts';
import { Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const whole = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description });

/** The policy of accounts. No value can be set below what GB/T 22239-2019 8.1.4.1 is usually taken to ask for. */
export const AccountPolicy = Type.Object(
  {
    minLength: whole(8, 64, 'signs a password needs at least'),
    kinds: whole(3, 4, 'of capital letters, small letters, digits and signs'),
    history: whole(0, 24, 'former passwords that do not come back'),
    maxAgeDays: whole(0, 365, 'days after which a password must be changed; 0 never'),
    issuedDays: whole(1, 90, 'days within which an issued password must be used'),
    idleMinutes: whole(5, 720, 'minutes without use after which a session ends'),
    postIdleMinutes: whole(5, 720, 'the same for the three administrators'),
    sessionHours: whole(1, 24, 'hours after which a session ends however much it is used'),
    singleSession: Type.Boolean({ description: 'signing in ends the sessions elsewhere' }),
    looksPerHour: whole(1, 500, 'looks at personal data in full that one person may take within an hour'),
    looksPerDay: whole(1, 5000, 'the same within a day'),
    personalMonths: whole(0, 600, 'months after its end until what is personal of a case is erased; 0 never'),
    trackDays: whole(1, 90, 'days rounds of patrols and where they went are kept'),
    privacyDays: whole(1, 22, 'working days within which a request about personal data is answered; at most 30 days'),
    staleDays: whole(0, 730, 'days without a sign-in after which an account is disabled; 0 never'),
    factorRoles: Type.Array(Type.Enum(staffRoles), {
      uniqueItems: true,
      description: 'roles that need a second factor',
    }),
  },
  { $id: 'AccountPolicy', ...closed },
);
export type AccountPolicy = Static<typeof AccountPolicy>;

/** The policy that holds and who set it last. `mayChange`: the reader is security administrator of every town. */
export const AccountPolicyNow = Type.Object(
  {
    policy: AccountPolicy,
    version: Type.Integer(),
    changedBy: Type.Union([Type.String(), Type.Null()]),
    changedAt: Instant,
    mayChange: Type.Boolean(),
  },
  { $id: 'AccountPolicyNow', ...closed },
);
export type AccountPolicyNow = Static<typeof AccountPolicyNow>;

/** What holds until a security administrator says otherwise. */
export const defaultPolicy: AccountPolicy = {
  minLength: 10,
  kinds: 3,
  history: 5,
  maxAgeDays: 90,
  issuedDays: 14,
  idleMinutes: 30,
  postIdleMinutes: 15,
  sessionHours: 12,
  singleSession: false,
  looksPerHour: 30,
  looksPerDay: 150,
  personalMonths: 60,
  trackDays: 30,
  privacyDays: 15,
  staleDays: 90,
  factorRoles: ['sysadmin', 'secadmin', 'auditor'],
};
