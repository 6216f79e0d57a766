import type { NewCase } from '@chengyun/contract/case';
import { openStates } from '@chengyun/contract/words';
import type { WholeCase } from '../../cases/store/bulk-insert.ts';
import { between } from '../../town/sample/plane/random.ts';
import { asStored, makeCase, makeReport, openReport, type Reported, type Stock } from './make-day.ts';
import { type Play, playMerge } from './player.ts';
import { playOut, type Scene } from './script.ts';
import { callerName, callerPhone, repeatText } from './words.ts';

/** A report with the scene it is drawn in. */
export interface Drawn {
  readonly scene: Scene;
  readonly reported: Reported;
}

const MINUTE = 60_000;
/** People call again about what troubles them; a question or a proposal is asked once. */
const TROUBLE: readonly NewCase['matter'][] = ['complaint', 'help'];

/**
 * A ticket and the calls about the same matter that come after it: each goes into the ticket as soon as the desk has
 * looked at it, if the ticket is still under way then; else it is a case of its own.
 */
export function makeFamily({ scene, reported }: Drawn, repeats: readonly Drawn[], stock: Stock): readonly WholeCase[] {
  const { report, actor } = makeReport(scene, stock, reported.kind);
  const calls = TROUBLE.includes(report.matter) ? repeats : [];
  const others = calls.length > 0 ? [] : repeats.map((one) => makeCase(one.scene, stock, one.reported));
  const waiting = calls
    .map((one) => waitingIn(one, report))
    .toSorted((a, b) => Number(a.mergedAt) - Number(b.mergedAt));
  const merged: WholeCase[] = [];
  const meanwhile = (play: Play, until: Date): Play => {
    let main = play;
    for (let next = waiting[0]; next && next.mergedAt < until && isOpen(main); next = waiting[0]) {
      const { desk, opened, mergedAt, own, again } = next;
      const both = playMerge(opened, main, scene.ground, desk, mergedAt);
      main = both.main;
      merged.push(asStored(both.merged, own, again));
      waiting.shift();
    }
    return main;
  };
  const main = playOut(openReport(scene, report, actor, reported), { ...scene, meanwhile });
  const alone = waiting.map(({ opened, own, again }) => asStored(playOut(opened, own), own, again));
  return [asStored(main, scene, report), ...merged, ...alone, ...others];
}

function isOpen({ state }: Play): boolean {
  return openStates.includes(state.state);
}

function waitingIn({ scene: own, reported }: Drawn, report: NewCase) {
  const { random, cast } = own;
  const reporter = { name: callerName(random), phone: callerPhone(random) };
  const again: NewCase = { ...report, text: repeatText(random, report.text ?? ''), reporter };
  const desk = cast.one(random, 'intake');
  const mergedAt = new Date(reported.at.getTime() + Math.floor(between(random, 2, 9) * MINUTE));
  return { own, again, desk, mergedAt, opened: openReport(own, again, desk, reported) };
}
