import type { Actor } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import type { Hub } from './hub.ts';
import { coalesce, type Numbered, newsText } from './news.ts';

/** A page that listens. */
export interface Listener {
  readonly write: (text: Buffer) => void;
  /** Ends it; it comes back and is told what it missed. */
  readonly end: () => void;
}

/** Asks the store once what each of several actors may see of some news; the answers in the order of the actors. */
export type Ask = (
  townId: string,
  actors: readonly Actor[],
  news: readonly Numbered[],
) => Promise<readonly (readonly Numbered[])[]>;

/** Everybody who listens. */
export interface Audiences {
  /** Tells a page from now on; what it missed comes first. The result ends it. */
  readonly join: (townId: string, actor: Actor, page: Listener, missed: readonly Numbered[]) => () => void;
  /** Ends every page: nobody knows any more whether what it shows is true. */
  readonly letGo: () => void;
}

/** A page among those that see the same; what comes while it is told what it missed is held back. */
interface Member {
  readonly page: Listener;
  held: Buffer[] | null;
}

/** Pages that see the same: what they may see is asked once, and written down once for all of them. */
interface Audience {
  readonly actor: Actor;
  readonly members: Set<Member>;
}

interface Town {
  readonly id: string;
  readonly audiences: Map<string, Audience>;
  /** News that nobody has asked about yet. */
  waiting: readonly Numbered[];
  asking: boolean;
  leaveHub: () => void;
}

interface Stage {
  readonly hub: Hub;
  readonly ask: Ask;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Brings the hub's news to the pages. News is asked about in turn, for all audiences of a town in one go; what comes while
 * the store is being asked is gathered and coalesced, so that a slow store makes news rarer and never makes it pile up.
 */
export function makeAudiences(hub: Hub, ask: Ask, onTrouble: (error: unknown) => void): Audiences {
  const stage: Stage = { hub, ask, onTrouble };
  const towns = new Map<string, Town>();
  return {
    join: (townId, actor, page, missed) => {
      const town = towns.get(townId) ?? openTown(stage, townId);
      towns.set(townId, town);
      const sight = sightOf(actor);
      const audience = town.audiences.get(sight) ?? { actor, members: new Set() };
      town.audiences.set(sight, audience);
      const member: Member = { page, held: missed.length > 0 ? [] : null };
      audience.members.add(member);
      if (missed.length > 0) void catchUp(stage, townId, actor, member, missed);
      return () => {
        audience.members.delete(member);
        if (audience.members.size === 0 && town.audiences.get(sight) === audience) town.audiences.delete(sight);
        if (town.audiences.size > 0 || towns.get(townId) !== town) return;
        town.leaveHub();
        towns.delete(townId);
      };
    },
    letGo: () => {
      for (const { audiences } of towns.values()) for (const audience of audiences.values()) endAll(audience);
    },
  };
}

function openTown(stage: Stage, id: string): Town {
  const town: Town = { id, audiences: new Map(), waiting: [], asking: false, leaveHub: () => {} };
  town.leaveHub = stage.hub.subscribe(id, (news) => {
    town.waiting = town.waiting.length === 0 ? news : [...town.waiting, ...news];
    if (!town.asking) void tell(stage, town);
  });
  return town;
}

async function tell(stage: Stage, town: Town): Promise<void> {
  town.asking = true;
  while (town.waiting.length > 0) {
    const news = coalesce(town.waiting);
    town.waiting = [];
    await tellAll(stage, town.id, [...town.audiences.values()], news);
  }
  town.asking = false;
}

async function tellAll(
  { hub, ask, onTrouble }: Stage,
  townId: string,
  audiences: readonly Audience[],
  news: readonly Numbered[],
) {
  try {
    const actors = audiences.map(({ actor }) => actor);
    const seen = await ask(townId, actors, news);
    // Those who see the same are given the same list, which is written down once.
    const texts = new Map<readonly Numbered[], Buffer>();
    for (const [at, { members }] of audiences.entries()) {
      const theirs = seen[at] ?? [];
      if (theirs.length === 0) continue;
      const text = texts.get(theirs) ?? Buffer.from(newsText(theirs, hub.epoch));
      texts.set(theirs, text);
      for (const { held, page } of members) held ? held.push(text) : page.write(text);
    }
  } catch (error) {
    onTrouble(error);
    for (const audience of audiences) endAll(audience);
  }
}

function endAll({ members }: Audience): void {
  for (const { page } of members) page.end();
}

async function catchUp(stage: Stage, townId: string, actor: Actor, member: Member, missed: readonly Numbered[]) {
  const alone: Member = { page: member.page, held: null };
  await tellAll(stage, townId, [{ actor, members: new Set([alone]) }], missed);
  for (const text of member.held ?? []) member.page.write(text);
  member.held = null;
}
