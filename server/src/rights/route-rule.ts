import type { Role } from '@chengyun/contract/words';
import type { Thing } from './objects.ts';

/** Who may call a route, and what kind of thing its id names. */
export type RouteRule = {
  /**
   * Roles of the town; `business`: each of them but the three administrators, who take no part in it; `staff`: those too;
   * `own`: a company's account or a resident; `business or own`: both; in all others who is from outside has no part;
   * `signed in`: a person, of whatever
   * town; `first account`: who sets up an installation, and nobody ever after; `anyone`: it opens the door or says whether the server lives; `machine`: a device with its own token;
   * `key`: a key of the town with a role of its business, as Open311 sends it; its own test walks it (`cases/open311/open311.real.test.ts`).
   */
  readonly who:
    | readonly Role[]
    | 'business'
    | 'staff'
    | 'own'
    | 'business or own'
    | 'signed in'
    | 'first account'
    | 'anyone'
    | 'machine'
    | 'key';
  readonly thing?: Thing;
  /** A screen of the wall may ask it too. */
  readonly kiosk?: true;
  /** A POST that changes nothing. */
  readonly reads?: true;
};
