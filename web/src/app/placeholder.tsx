import { useTranslation } from 'react-i18next';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState } from '../ui/States.tsx';

type Page = 'desk' | 'newCase' | 'tasks' | 'imports' | 'areas' | 'units' | 'people' | 'calendar' | 'packs' | 'about';

const names = {
  desk: 'nav.desk',
  newCase: 'nav.report',
  tasks: 'nav.tasks',
  imports: 'nav.imports',
  areas: 'nav.areas',
  units: 'nav.unitList',
  people: 'nav.people',
  calendar: 'nav.calendar',
  packs: 'nav.packs',
  about: 'nav.about',
} as const;

/** Says plainly that a page is not there yet and what it will be; a feature replaces it in `routes.tsx`. */
function Soon({ page }: { readonly page: Page }) {
  const { t } = useTranslation('frame');
  const name = t(names[page]);
  return (
    <>
      <PageHeader title={name} eyebrow={t('soon.hint')} />
      <EmptyState title={t('soon.title', { page: name })} hint={t(`soon.${page}`)} />
    </>
  );
}

export const DeskSoon = () => <Soon page="desk" />;
export const NewCaseSoon = () => <Soon page="newCase" />;
export const TasksSoon = () => <Soon page="tasks" />;
export const ImportsSoon = () => <Soon page="imports" />;
export const AreasSoon = () => <Soon page="areas" />;
export const UnitsSoon = () => <Soon page="units" />;
export const PeopleSoon = () => <Soon page="people" />;
export const CalendarSoon = () => <Soon page="calendar" />;
export const PacksSoon = () => <Soon page="packs" />;
export const AboutSoon = () => <Soon page="about" />;
