import type { CaseSummary } from '@chengyun/contract/case';
import type { CountedThing, MeasureInfo } from '@chengyun/contract/measures-answer';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { areaText } from '../../ui/area-text.ts';
import { RowWords } from '../../ui/Row.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';

type CountedCaseProps = { readonly row: CaseSummary; readonly basis: MeasureInfo['basis'] };

/** A case that was counted; opens the case where this reader works on cases. */
export function CountedCase({ row, basis }: CountedCaseProps) {
  const { t, i18n } = useTranslation('terms');
  const { id: town, roles } = useTown();
  const isDesk = roles.some((role) => role !== 'unit' && role !== 'patrol' && role !== 'system');
  const note = [
    row.number,
    t(`state.${row.state}`),
    areaText(row.areaName),
    row.categoryName && inLanguage(row.categoryName, i18n.language),
    row.leadUnitName,
  ];
  return (
    <Link
      className="cy-row"
      to={isDesk ? '/$town/desk/$caseId' : '/$town/tasks/$caseId'}
      params={{ town, caseId: row.id }}
      search={{}}
    >
      <RowWords
        lamp={row.late && !row.exempt ? 'red' : (row.lamp ?? undefined)}
        title={row.title}
        time={<TimeOf row={row} basis={basis} />}
        note={note.filter(Boolean).join(' · ')}
      />
    </Link>
  );
}

/** The time by which it was counted, as far as a list knows it. */
function TimeOf({ row, basis }: CountedCaseProps) {
  if (basis === 'closed' || basis === 'close') {
    return row.closedAt ? <DateTime at={row.closedAt} /> : <Due row={row} />;
  }
  if (basis === 'handle' || basis === 'dispatch') return <Due row={row} />;
  return <DateTime at={row.reportedAt} />;
}

function Due({ row }: { readonly row: CaseSummary }) {
  if (row.closedAt) return <DateTime at={row.closedAt} />;
  return row.dueAt ? (
    <DueTime at={row.dueAt} {...(row.lamp ? { lamp: row.lamp } : {})} />
  ) : (
    <DateTime at={row.reportedAt} />
  );
}

type CountedOtherProps = { readonly row: CountedThing; readonly subject: MeasureInfo['subject'] };

/** An alarm or a device that was counted. */
export function CountedOther({ row, subject }: CountedOtherProps) {
  const town = useTown().id;
  const words = (
    <RowWords title={row.name} time={row.at && <DateTime at={row.at} />} note={<Kinds row={row} subject={subject} />} />
  );
  if (subject === 'alarm') {
    return (
      <Link className="cy-row" to="/$town/alarms/$alarmId" params={{ town, alarmId: row.id }} search={{}}>
        {words}
      </Link>
    );
  }
  return (
    <Link className="cy-row" to="/$town/devices/$deviceId" params={{ town, deviceId: row.id }} search={{}}>
      {words}
    </Link>
  );
}

function Kinds({ row: { kind, state }, subject }: CountedOtherProps) {
  const { t } = useTranslation('measures');
  const { t: alarms } = useTranslation('alarms');
  const kinds: Readonly<Record<string, string>> = alarms('kind', { returnObjects: true });
  const states: Readonly<Record<string, string>> =
    subject === 'alarm' ? alarms('state', { returnObjects: true }) : t('deviceState', { returnObjects: true });
  return `${(subject === 'alarm' && kinds[kind]) || kind} · ${states[state] ?? state}`;
}
