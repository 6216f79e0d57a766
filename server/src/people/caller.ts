import type { NextStep } from '@chengyun/contract/me';
import type { Post, Role } from '@chengyun/contract/words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.ts';

/** A signed-in person, before any town is chosen. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly locale: string | null;
  /** One of the three administrators, of every town of the installation. */
  readonly post: Post | null;
  /** The first account: it sets up and ends itself. */
  readonly bootstrap: boolean;
  readonly sample: boolean;
  readonly mustChangePassword: boolean;
  /** What must be done before anything else is open. */
  readonly next: NextStep | null;
  readonly passwordEnds: Date | null;
  readonly idleMinutes: number;
  readonly session: { readonly id: string; readonly token: string; readonly factorAt: Date | null };
  /** Every role the person holds, in whatever town. */
  readonly held: readonly Role[];
  readonly hasPassword: boolean;
  readonly hasFactor: boolean;
};

/** Whoever calls a town's route. */
export type Caller = {
  readonly actor: Actor;
  readonly via: 'session' | 'key' | 'kiosk';
  /** For the log and for sentences: the account's name or the key's. */
  readonly name: string;
  /** May change things; a key with the scope read may not. */
  readonly writes: boolean;
  /** The token of the session they came by. */
  readonly session?: string;
};

/** Somebody who was let in and stays on the line. */
export type Staying = { readonly townId: string; readonly caller: Caller };

/** Tells who makes a request; refuses who is not signed in or not of the town. */
export type Callers = {
  readonly inTown: (request: FastifyRequest, reply: FastifyReply, townId: string) => Promise<Caller>;
  /** Who bears a key, however it came; refuses as `inTown` does. */
  readonly byKey: (key: string, townId: string) => Promise<Caller>;
  /** The signed-in person, whatever they must still do first: see `refuseUnfinished`. */
  readonly person: (request: FastifyRequest, reply: FastifyReply) => Promise<Person>;
  /** Whether the request bears a key that holds, of whatever town. */
  readonly holdsKey: (request: FastifyRequest) => Promise<boolean>;
  /** Of callers that stay on the line, whether each is still who they were when they were let in. */
  readonly stay: (staying: readonly Staying[]) => Promise<readonly boolean[]>;
  /** Forgets the remembered tree of a town's units; call after units changed. */
  readonly unitsChanged: (townId: string) => void;
};
