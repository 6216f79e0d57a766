import { alarmKindNames } from '@chengyun/contract/alarm-words';
import { siteKindOf } from '@chengyun/contract/site-kind';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { alarmQuery, caseQuery, deviceQuery, placeQuery, roundQuery } from '../../api/things.ts';
import { inLanguage } from '../../text/language.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { Loading } from '../../ui/States.tsx';
import { DueTime, RelativeTime } from '../../ui/Times.tsx';
import type { Thing } from './map-address.ts';

type ThingCardProps = { readonly thing: Thing; readonly onClose?: () => void };

/** One thing in a few lines; a card that stays has a way to the thing itself. */
export function ThingCard({ thing: { layer, id }, onClose }: ThingCardProps) {
  if (layer === 'cases') return <CaseCard id={id} onClose={onClose} />;
  if (layer === 'alarms') return <AlarmCard id={id} onClose={onClose} />;
  if (layer === 'patrols') return <PatrolCard id={id} onClose={onClose} />;
  if (layer === 'sites') return <PlaceCard id={id} onClose={onClose} />;
  return <DeviceCard id={id} onClose={onClose} />;
}

type CardProps = { readonly id: string; readonly onClose: (() => void) | undefined };

function CaseCard({ id, onClose }: CardProps) {
  const { t } = useTranslation('map');
  const { t: term } = useTranslation('terms');
  const town = useTown().id;
  const { data, error } = useQuery(caseQuery(town, id));
  if (!data) return <Missing failed={error !== null} />;
  const { number, title, state, lamp, dueAt, leadUnitName, place, areaName } = data;
  return (
    <Card
      eyebrow={
        <>
          {lamp && <Lamp lamp={lamp} />} {number} · {term(`state.${state}`)}
        </>
      }
      title={title}
      facts={[
        [t('due'), dueAt && <DueTime at={dueAt} {...(lamp && { lamp })} />],
        [t('unit'), leadUnitName],
        [t('place'), place ?? areaName],
      ]}
      link={
        onClose && (
          <Link to="/$town/desk/$caseId" params={{ town, caseId: id }}>
            {t('openCase')}
          </Link>
        )
      }
      onClose={onClose}
    />
  );
}

function AlarmCard({ id, onClose }: CardProps) {
  const { t, i18n } = useTranslation('map');
  const town = useTown().id;
  const { data, error } = useQuery(alarmQuery(town, id));
  if (!data) return <Missing failed={error !== null} />;
  const { kind, severity, device, raisedAt, occasion } = data;
  const drill = occasion?.kind === 'drill' ? ` · ${t('drill')}` : '';
  return (
    <Card
      eyebrow={`${inLanguage(alarmKindNames[kind], i18n.language)} · ${t(`alarms.${severity}`)}${drill}`}
      title={device.name}
      facts={[
        [t('raised'), <RelativeTime key="at" at={raisedAt} />],
        [t('place'), device.place ?? device.building],
      ]}
      link={
        onClose && (
          <Link to="/$town/alarms/$alarmId" params={{ town, alarmId: id }}>
            {t('openAlarm')}
          </Link>
        )
      }
      onClose={onClose}
    />
  );
}

function PatrolCard({ id, onClose }: CardProps) {
  const { t } = useTranslation('map');
  const town = useTown().id;
  const { data, error } = useQuery(roundQuery(town, id));
  if (!data) return <Missing failed={error !== null} />;
  const { worker, unit, startedAt, heardAt, found, quiet, sample } = data;
  const state = t(quiet ? 'patrols.quiet' : 'patrols.heard');
  return (
    <Card
      eyebrow={sample ? `${state} · ${t('sample')}` : state}
      title={worker || unit || t('layer.patrols')}
      facts={[
        [t('unit'), unit],
        [t('out'), <RelativeTime key="out" at={startedAt} />],
        [t('lastSeen'), heardAt && <RelativeTime key="at" at={heardAt} />],
        [t('foundMeanwhile'), t('pieces', { n: found })],
      ]}
      link={
        onClose && (
          <Link to="/$town/patrols/$roundId" params={{ town, roundId: id }}>
            {t('openRound')}
          </Link>
        )
      }
      onClose={onClose}
    />
  );
}

function PlaceCard({ id, onClose }: CardProps) {
  const { t } = useTranslation('map');
  const { data, error } = useQuery(placeQuery(useTown().id, id));
  if (!data) return <Missing failed={error !== null} />;
  const kind = siteKindOf(data);
  return (
    <Card
      eyebrow={kind && t(`sites.${kind}`)}
      title={data.name}
      facts={[
        [t('place'), data.address],
        [t('community'), data.area?.community.name],
      ]}
      link={null}
      onClose={onClose}
    />
  );
}

function DeviceCard({ id, onClose }: CardProps) {
  const { t } = useTranslation('map');
  const town = useTown().id;
  const { data, error } = useQuery(deviceQuery(town, id));
  if (!data) return <Missing failed={error !== null} />;
  const { name, model, profileId, lastSeen, place, building } = data;
  return (
    <Card
      eyebrow={model ?? profileId}
      title={name}
      facts={[
        [t('lastSeen'), lastSeen ? <RelativeTime key="at" at={lastSeen} /> : t('never')],
        [t('place'), place ?? building],
      ]}
      link={
        onClose && (
          <Link to="/$town/devices/$deviceId" params={{ town, deviceId: id }}>
            {t('openDevice')}
          </Link>
        )
      }
      onClose={onClose}
    />
  );
}

function Missing({ failed }: { readonly failed: boolean }) {
  const { t } = useTranslation('map');
  return failed ? <p>{t('gone')}</p> : <Loading rows={2} inset={false} />;
}

type Fact = readonly [name: string, value: ReactNode];
type CardLook = {
  readonly eyebrow: ReactNode;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly link: ReactNode;
  readonly onClose: (() => void) | undefined;
};

function Card({ eyebrow, title, facts, link, onClose }: CardLook) {
  const { t } = useTranslation('map');
  return (
    <article className="mp-card">
      {eyebrow && <p className="mp-card-eyebrow">{eyebrow}</p>}
      <h2>{title}</h2>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {onClose && (
        <p className="mp-card-acts">
          {link}
          <Button type="text" size="small" onClick={onClose}>
            {t('close')}
          </Button>
        </p>
      )}
    </article>
  );
}
