import { roundEndNames } from '@chengyun/contract/round';
import { inOneLanguage } from '../in-one-language.ts';

/** Words of rounds: the worker's own on the phone, and the page of all. */
export const rounds = {
  page: 'Patrol rounds',
  bar: 'Own round',
  off: 'No round is on; your position is not shared.',
  start: 'Start a round',
  end: 'End the round',
  sampleOn: 'A sample round is being simulated; it stops when you start your own.',
  onFacts: 'Since {{since}}, ends by itself at {{until}} · {{way}} so far. Keep this page open.',
  sharing: {
    locating: 'Locating',
    denied: 'The browser may not locate you; your position is not shared',
    lost: 'No position for now; nothing is shared',
    shared: 'Your position is shared',
    waiting: 'Weak network; positions follow later',
  },
  metres: '{{n}} m',
  kilometres: '{{n}} km',
  sheet: {
    title: 'Start a round and share your position',
    hours: 'For how long',
    hour: '{{n}} h',
    agree: 'Agree and start',
    refuse: 'I do not agree',
    cannot: 'This browser or connection cannot locate you, so nothing can be shared; open the page by HTTPS.',
  },
  notice: {
    what: 'What.',
    whatWords:
      'Where this phone is, when, and how exact that is, some three times a minute during the round; nothing outside the town is kept.',
    when: 'When.',
    whenWords:
      'Only from “Agree and start” until you end the round or its time is up. You can end it at any moment; closing the page stops it.',
    who: 'Who sees it.',
    whoWords:
      'You, the desk of your unit, the operations centre and the leaders on duty. Colleagues do not; the wall shows places without names. Every look at where you went is recorded.',
    long: 'How long.',
    longWords: 'To direct and verify patrols, for the days the account policy says; then it is deleted by itself.',
    rights: 'Your rights.',
    rightsWords:
      'Where somebody has been is sensitive personal data and needs your consent. Without it you can report and work as before. Your own rounds are under “Patrol rounds”; take an objection to the duty chief.',
  },
  state: { all: 'All', on: 'On patrol', ended: 'Ended' },
  day: 'Day',
  choose: 'Choose a round',
  chooseHint: 'See who, when, how far and which way.',
  none: 'No rounds on that day',
  noneHint: 'They stand here once patrols start a round on their phones; kept for {{days}} days.',
  nobody: 'An account that is gone',
  quiet: 'no position for more than 5 minutes',
  found: '{{n}} found',
  pieces: '{{n}}',
  sample: 'Sample data, simulated',
  fact: {
    started: 'Started',
    ended: 'Ended',
    until: 'At the latest',
    heard: 'Last position',
    way: 'Way',
    found: 'Found',
  },
  by: inOneLanguage(roundEndNames, 'en'),
  map: 'The way of {{who}}',
  looked: '{{n}} points. This look is in the audit trail.',
  noWay: 'No position yet.',
};
