import { account } from './zh/account.ts';
import { admin } from './zh/admin.ts';
import { about } from './zh/admin-about.ts';
import { areas } from './zh/admin-areas.ts';
import { audit, security } from './zh/admin-audit.ts';
import { calendar } from './zh/admin-calendar.ts';
import { packs } from './zh/admin-packs.ts';
import { keys, people, policy } from './zh/admin-people.ts';
import { units } from './zh/admin-units.ts';
import { arrivals } from './zh/arrivals.ts';
import { imports } from './zh/arrivals-imports.ts';
import { photos } from './zh/arrivals-photos.ts';
import { tasks } from './zh/arrivals-tasks.ts';
import { ask } from './zh/ask.ts';
import { cases } from './zh/cases.ts';
import { charts } from './zh/charts.ts';
import { devices } from './zh/devices.ts';
import { alarms } from './zh/devices-alarms.ts';
import { fireDesk } from './zh/devices-fire-desk.ts';
import { frame } from './zh/frame.ts';
import { fullFiles } from './zh/full-files.ts';
import { goals } from './zh/goals.ts';
import { invite } from './zh/invite.ts';
import { map } from './zh/map.ts';
import { measures } from './zh/measures.ts';
import { own } from './zh/own.ts';
import { privacy } from './zh/privacy.ts';
import { repeats } from './zh/repeats.ts';
import { reports } from './zh/reports.ts';
import { rounds } from './zh/rounds.ts';
import { scorecards } from './zh/scorecards.ts';
import { story } from './zh/story.ts';
import { terms } from './zh/terms.ts';
import { wall } from './zh/wall.ts';

/** Chinese messages, one namespace per feature; add a feature's file here and in `en.ts`. */
export const zh = {
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
