import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { account, home, invited, password, root, secondFactor, setup, signIn, town, wall } from './entry-routes.tsx';
import { mustBeId } from './must-be-id.ts';
import { startPage } from './signed-in.ts';

const townHome = createRoute({
  getParentRoute: () => town,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: startPage(context.town), params: { town: context.town.id } });
  },
});

/* One line per page. A feature puts its page here: `lazyRouteComponent(() => import('../cases/DeskPage.tsx'), 'DeskPage')`. */
const under = { getParentRoute: () => town } as const;
const desk = createRoute({
  ...under,
  path: '/desk',
  component: lazyRouteComponent(() => import('../cases/DeskPage.tsx'), 'DeskPage'),
});
/* The case is shown by the desk's own page, which reads `caseId` from the address and so keeps its list and place. */
const deskCase = createRoute({ getParentRoute: () => desk, path: '/$caseId', beforeLoad: mustBeId });
/* For companies and residents; the only page of a town that is theirs. */
const mine = createRoute({
  ...under,
  path: '/mine',
  component: lazyRouteComponent(() => import('../cases/own/OwnPage.tsx'), 'OwnPage'),
});
const mineOne = createRoute({ getParentRoute: () => mine, path: '/$caseId', beforeLoad: mustBeId });
const newCase = createRoute({
  ...under,
  path: '/new',
  component: lazyRouteComponent(() => import('../arrivals/new-case/NewCasePage.tsx'), 'NewCasePage'),
});
const tasks = createRoute({
  ...under,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./TasksRoute.tsx'), 'TasksRoute'),
});
const task = createRoute({ getParentRoute: () => tasks, path: '/$caseId', beforeLoad: mustBeId });
const patrols = createRoute({
  ...under,
  path: '/patrols',
  component: lazyRouteComponent(() => import('../rounds/RoundsPage.tsx'), 'RoundsPage'),
});
const patrolRound = createRoute({ getParentRoute: () => patrols, path: '/$roundId', beforeLoad: mustBeId });
const goals = createRoute({
  ...under,
  path: '/goals',
  component: lazyRouteComponent(() => import('../measures/goals/GoalsPage.tsx'), 'GoalsPage'),
});
const goal = createRoute({ getParentRoute: () => goals, path: '/$goalId' });
const scorecards = createRoute({
  ...under,
  path: '/scorecards',
  component: lazyRouteComponent(() => import('../measures/scorecards/ScorecardsPage.tsx'), 'ScorecardsPage'),
});
const scorecard = createRoute({ getParentRoute: () => scorecards, path: '/$cardId' });
const measures = createRoute({
  ...under,
  path: '/measures',
  component: lazyRouteComponent(() => import('../measures/library/LibraryPage.tsx'), 'LibraryPage'),
});
const overview = createRoute({
  ...under,
  path: '/overview',
  component: lazyRouteComponent(() => import('../measures/overview/OverviewPage.tsx'), 'OverviewPage'),
});
const ask = createRoute({
  ...under,
  path: '/ask',
  component: lazyRouteComponent(() => import('../measures/ask/AskPage.tsx'), 'AskPage'),
});
const measure = createRoute({
  ...under,
  path: '/measures/$measureId',
  component: lazyRouteComponent(() => import('../measures/one/OneMeasurePage.tsx'), 'OneMeasurePage'),
});
const reports = createRoute({
  ...under,
  path: '/reports',
  component: lazyRouteComponent(() => import('../measures/reports/ReportsPage.tsx'), 'ReportsPage'),
});
const report = createRoute({ getParentRoute: () => reports, path: '/$reportId', beforeLoad: mustBeId });
const reportRules = createRoute({
  ...under,
  path: '/report-rules',
  component: lazyRouteComponent(() => import('../measures/reports/rules/RulesPage.tsx'), 'RulesPage'),
});
const alarms = createRoute({
  ...under,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./AlarmsRoute.tsx'), 'AlarmsRoute'),
});
const alarm = createRoute({ getParentRoute: () => alarms, path: '/$alarmId', beforeLoad: mustBeId });
const drills = createRoute({
  ...under,
  path: '/drills',
  component: lazyRouteComponent(() => import('../devices/DrillsPage.tsx'), 'DrillsPage'),
});
const alarmFigures = createRoute({
  ...under,
  path: '/alarm-figures',
  component: lazyRouteComponent(() => import('../devices/FiguresPage.tsx'), 'FiguresPage'),
});
const devices = createRoute({
  ...under,
  path: '/devices',
  component: lazyRouteComponent(() => import('../devices/DevicesPage.tsx'), 'DevicesPage'),
});
const device = createRoute({ getParentRoute: () => devices, path: '/$deviceId', beforeLoad: mustBeId });
const waiting = createRoute({
  ...under,
  path: '/device-waiting',
  component: lazyRouteComponent(() => import('../devices/WaitingPage.tsx'), 'WaitingPage'),
});
/* Where the interface has them. */
const waitingOfDevices = createRoute({
  ...under,
  path: '/devices/waiting',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$town/device-waiting', params, search: true, replace: true });
  },
});
const deviceFrames = createRoute({
  ...under,
  path: '/device-frames',
  component: lazyRouteComponent(() => import('../devices/FramesPage.tsx'), 'FramesPage'),
});
const deviceProfiles = createRoute({
  ...under,
  path: '/device-profiles',
  component: lazyRouteComponent(() => import('../devices/ProfilesPage.tsx'), 'ProfilesPage'),
});
const health = createRoute({
  ...under,
  path: '/device-health',
  component: lazyRouteComponent(() => import('../devices/HealthPage.tsx'), 'HealthPage'),
});
const imports = createRoute({
  ...under,
  path: '/imports',
  component: lazyRouteComponent(() => import('../arrivals/imports/ImportsPage.tsx'), 'ImportsPage'),
});
const importRun = createRoute({ getParentRoute: () => imports, path: '/$runId', beforeLoad: mustBeId });
const privacy = createRoute({
  ...under,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../cases/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
});
const privacyRequest = createRoute({ getParentRoute: () => privacy, path: '/$requestId', beforeLoad: mustBeId });
const fullFiles = createRoute({
  ...under,
  path: '/full-files',
  component: lazyRouteComponent(() => import('../admin/full-files/FullFilesPage.tsx'), 'FullFilesPage'),
});
const townMap = createRoute({
  ...under,
  path: '/map',
  component: lazyRouteComponent(() => import('../screen/map/MapPage.tsx'), 'MapPage'),
});
const areas = createRoute({
  ...under,
  path: '/admin/areas',
  component: lazyRouteComponent(() => import('../admin/areas/AreasPage.tsx'), 'AreasPage'),
});
const units = createRoute({
  ...under,
  path: '/admin/units',
  component: lazyRouteComponent(() => import('../admin/units/UnitsPage.tsx'), 'UnitsPage'),
});
const people = createRoute({
  ...under,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('../admin/people/PeoplePage.tsx'), 'PeoplePage'),
});
const calendar = createRoute({
  ...under,
  path: '/admin/calendar',
  component: lazyRouteComponent(() => import('../admin/calendar/CalendarPage.tsx'), 'CalendarPage'),
});
const packs = createRoute({
  ...under,
  path: '/admin/packs',
  component: lazyRouteComponent(() => import('../admin/packs/PacksPage.tsx'), 'PacksPage'),
});
const audit = createRoute({
  ...under,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../admin/audit/AuditPage.tsx'), 'AuditPage'),
});
const security = createRoute({
  ...under,
  path: '/admin/security',
  component: lazyRouteComponent(() => import('../admin/audit/SecurityPage.tsx'), 'SecurityPage'),
});
const keys = createRoute({
  ...under,
  path: '/admin/keys',
  component: lazyRouteComponent(() => import('../admin/people/KeysPage.tsx'), 'KeysPage'),
});
const roles = createRoute({
  ...under,
  path: '/admin/roles',
  component: lazyRouteComponent(() => import('../admin/people/RolesPage.tsx'), 'RolesPage'),
});
const policy = createRoute({
  ...under,
  path: '/admin/policy',
  component: lazyRouteComponent(() => import('../admin/people/PolicyPage.tsx'), 'PolicyPage'),
});
const about = createRoute({
  ...under,
  path: '/about',
  component: lazyRouteComponent(() => import('../admin/about/AboutPage.tsx'), 'AboutPage'),
});

export const routeTree = root.addChildren([
  home,
  signIn,
  invited,
  password,
  secondFactor,
  account,
  setup,
  wall,
  town.addChildren([
    townHome,
    desk.addChildren([deskCase]),
    mine.addChildren([mineOne]),
    townMap,
    newCase,
    tasks.addChildren([task]),
    patrols.addChildren([patrolRound]),
    goals.addChildren([goal]),
    scorecards.addChildren([scorecard]),
    measures,
    measure,
    overview,
    ask,
    reports.addChildren([report]),
    reportRules,
    alarms.addChildren([alarm]),
    drills,
    alarmFigures,
    devices.addChildren([device]),
    waiting,
    waitingOfDevices,
    deviceFrames,
    deviceProfiles,
    health,
    imports.addChildren([importRun]),
    privacy.addChildren([privacyRequest]),
    fullFiles,
    areas,
    units,
    people,
    calendar,
    packs,
    keys,
    audit,
    security,
    roles,
    policy,
    about,
  ]),
]);
