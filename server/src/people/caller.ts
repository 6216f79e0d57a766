import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './actor.ts';

/** A signed-in person, before any town is chosen. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly locale: string | null;
  /** Runs the installation: makes towns and administers each of them. */
  readonly administrator: boolean;
  readonly mustChangePassword: boolean;
};

/** Whoever calls a town's route. */
export type Caller = {
  readonly actor: Actor;
  readonly via: 'session' | 'key';
  /** For the log and for sentences: the account's name or the key's. */
  readonly name: string;
  /** May change things; a key with the scope read may not. */
  readonly writes: boolean;
};

/** Tells who makes a request; refuses who is not signed in or not of the town. */
export type Callers = {
  readonly inTown: (request: FastifyRequest, reply: FastifyReply, townId: string) => Promise<Caller>;
  readonly person: (request: FastifyRequest, reply: FastifyReply) => Promise<Person>;
  /** Whether the request bears a key that holds, of whatever town. */
  readonly holdsKey: (request: FastifyRequest) => Promise<boolean>;
  /** Forgets the remembered tree of a town's units; call after units changed. */
  readonly unitsChanged: (townId: string) => void;
};
