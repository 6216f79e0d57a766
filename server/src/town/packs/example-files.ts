import type { PackFile } from './yaml-source.ts';

/** A whole, small packs folder for tests: one calendar, one shared taxonomy, one pack. */
export const exampleFiles: readonly PackFile[] = [
  {
    path: 'unit-kinds.yaml',
    text: `- { id: greening, name: { zh: 园林绿化, en: Greening } }
- { id: sanitation, name: { zh: 环境卫生, en: Sanitation } }
`,
  },
  {
    path: '_calendars/office.yaml',
    text: `id: office
version: 1
name: { zh: 办公日历, en: Office }
zone: Asia/Shanghai
workdays: [1, 2, 3, 4, 5]
slots:
  - { from: '09:00', to: '12:00' }
  - { from: '13:00', to: '17:00' }
days:
  2026-10-01: { kind: holiday }
`,
  },
  {
    path: '_taxonomies/street.yaml',
    text: `id: street
standard: local
version: '2026'
name: { zh: 街面, en: Street }
categories:
  - code: '01'
    parent: null
    name: { zh: 市容, en: Street scene }
    local: true
    conditions: []
  - code: '0101'
    parent: '01'
    name: { zh: 暴露垃圾, en: Exposed rubbish }
    local: true
    keywords: [垃圾]
    conditions:
      - code: '0101-1'
        text: { zh: 垃圾未入容器, en: Rubbish outside its bin }
        limit: { amount: 4, unit: work_hour }
        closing: { zh: 清理干净, en: Cleared }
        unitKind: sanitation
      - code: '0101-2'
        text: { zh: 垃圾堵路, en: Rubbish blocks the road }
        limit: { amount: 2, unit: urgent_hour }
        closing: { zh: 清理干净, en: Cleared }
        unitKind: sanitation
`,
  },
  {
    path: 'streets/pack.yaml',
    text: `id: streets
version: 1
name: { zh: 街面巡查, en: Street patrol }
calendar: office
taxonomies: [street]
kinds:
  - id: street-case
    name: { zh: 街面案件, en: Street case }
    sources: [patrol]
    reporters: [patrol, intake]
    place: required
    category: required
    taxonomies: [street]
    limits:
      accept: { amount: 0.25, unit: urgent_hour }
      handle: { amount: 5, unit: work_day, reading: day_end }
    handleByMatter:
      consult: { amount: 1, unit: work_day, reading: day_end }
    yellowShare: 0.75
    quotas: { extensions: 2, suspensions: 1, suspensionDays: 365, returns: 3, reopenDays: 7, undoMinutes: 5 }
    quickClose: true
    replyPhoto: true
    callBack: none
    autoDispatch: false
routing:
  order: [special, territory, category]
  special:
    - { name: { zh: 大堆垃圾, en: Big heap }, words: [大堆], categories: [street/0101], unitKind: sanitation }
ladder:
  - after: late
    level: yellow
    to: unit
    demand: { zh: 请说明, en: Explain }
  - after: late
    delay: { amount: 1, unit: work_day }
    level: red
    to: chief
    demand: { zh: 请督办, en: Supervise }
duplicates: { metres: 50, hours: 24, sameCategory: true }
repeats:
  group: { callers: 5, days: 7 }
  place: { metres: 50, days: 30, alert: 3, supervise: 5 }
`,
  },
];
