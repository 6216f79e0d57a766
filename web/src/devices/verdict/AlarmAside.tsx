import type { AlarmDetail } from '@chengyun/contract/alarm';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { LookAt } from '../../map/LookAt.tsx';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { MapLink } from '../../map/parts/MapLink.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { lampOf } from '../alarms/alarm-look.ts';
import type { CaseParts } from './case-parts.ts';
import { IncidentPanel } from './IncidentPanel.tsx';

type AlarmAsideProps = {
  readonly detail: AlarmDetail;
  readonly Brief: CaseParts['Brief'];
  /** Wants the form of an action on the case. */
  readonly onAskCase: (action: string) => void;
};

/** Beside the building: the incident it belongs to, the case it became, where it is. */
export function AlarmAside({ detail, Brief, onAskCase }: AlarmAsideProps) {
  return (
    <>
      <IncidentPanel detail={detail} />
      <CasePanel detail={detail} Brief={Brief} onAskCase={onAskCase} />
      <AlarmMap detail={detail} />
    </>
  );
}

function AlarmMap({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  const { device, neighbours } = detail;
  const points = useMemo<Points>(() => {
    const others = neighbours.filter(({ id }) => id !== device.id);
    const own = { id: device.id, position: device.position, lamp: lampOf(detail) };
    const rest = others.map(({ id, position, alarm }) => ({
      ...{ id, position },
      lamp: alarm ? lampOf({ kind: alarm, severity: 'minor' }) : undefined,
    }));
    return {
      type: 'FeatureCollection',
      features: [...rest, own].flatMap(({ id, position, lamp }) =>
        position
          ? [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [...position] },
                properties: { id, ...(lamp && { lamp }) },
              },
            ]
          : [],
      ),
    };
  }, [detail, device, neighbours]);
  const position = device.position;
  return (
    <Panel title={t('position')} extra={device.place}>
      {position ? (
        <>
          <LazyMapView label={t('position')} at={{ position: [position[0], position[1]], zoom: 16.5 }} mini>
            <LookAt position={[position[0], position[1]]} zoom={16.5} />
            <PointLayer points={points} selected={device.id} />
          </LazyMapView>
          <MapLink layer="alarms" id={detail.id} position={[position[0], position[1]]} />
        </>
      ) : (
        <p className="dv-none">{t('noPosition')}</p>
      )}
    </Panel>
  );
}

function CasePanel({ detail, Brief, onAskCase }: AlarmAsideProps) {
  const { t } = useTranslation('alarms');
  const { id: town, roles } = useTown();
  const desk = roles.some((role) => role !== 'unit' && role !== 'patrol' && role !== 'system');
  const made = detail.case;
  return (
    <Panel title={t('case.title')}>
      {made ? (
        <>
          <Link
            className="dv-card"
            to={desk ? '/$town/desk/$caseId' : '/$town/tasks/$caseId'}
            params={{ town, caseId: made.id }}
            search={{}}
          >
            {made.number}
          </Link>
          <Brief caseId={made.id} onAsk={onAskCase} />
        </>
      ) : (
        <p className="dv-none">{t(whyNone(detail))}</p>
      )}
    </Panel>
  );
}

/** Why there is no case, and what would make one. */
function whyNone({ kind, occasion }: AlarmDetail) {
  if (occasion) return 'case.noneDrill';
  return kind === 'fire' || kind === 'warning' ? 'case.none' : 'case.noneFault';
}
