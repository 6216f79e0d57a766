import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { about } from './en/admin-about.ts';
import { areas } from './en/admin-areas.ts';
import { audit, security } from './en/admin-audit.ts';
import { calendar } from './en/admin-calendar.ts';
import { packs } from './en/admin-packs.ts';
import { keys, people, policy } from './en/admin-people.ts';
import { units } from './en/admin-units.ts';
import { arrivals } from './en/arrivals.ts';
import { imports } from './en/arrivals-imports.ts';
import { photos } from './en/arrivals-photos.ts';
import { tasks } from './en/arrivals-tasks.ts';
import { ask } from './en/ask.ts';
import { cases } from './en/cases.ts';
import { charts } from './en/charts.ts';
import { devices } from './en/devices.ts';
import { alarms } from './en/devices-alarms.ts';
import { fireDesk } from './en/devices-fire-desk.ts';
import { frame } from './en/frame.ts';
import { fullFiles } from './en/full-files.ts';
import { goals } from './en/goals.ts';
import { invite } from './en/invite.ts';
import { map } from './en/map.ts';
import { measures } from './en/measures.ts';
import { own } from './en/own.ts';
import { privacy } from './en/privacy.ts';
import { repeats } from './en/repeats.ts';
import { reports } from './en/reports.ts';
import { rounds } from './en/rounds.ts';
import { scorecards } from './en/scorecards.ts';
import { story } from './en/story.ts';
import { terms } from './en/terms.ts';
import { wall } from './en/wall.ts';

/** English messages; the same namespaces as `zh.ts`. */
export const en = {
  frame,
  terms,
  cases,
  story,
  arrivals,
  imports,
  photos,
  tasks,
  alarms,
  fireDesk,
  ask,
  charts,
  goals,
  scorecards,
  measures,
  devices,
  about,
  account,
  admin,
  areas,
  audit,
  calendar,
  fullFiles,
  invite,
  keys,
  map,
  own,
  packs,
  people,
  policy,
  privacy,
  reports,
  repeats,
  rounds,
  security,
  units,
  wall,
} as const;
