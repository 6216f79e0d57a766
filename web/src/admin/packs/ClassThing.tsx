import type { Category, Condition, Taxonomy } from '@chengyun/contract/pack';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { EmptyState } from '../../ui/States.tsx';
import { useUnitKindName } from '../units/kind-names.ts';
import { useLimitWords } from './limit-words.ts';

type ClassThingProps = {
  readonly category: Category | undefined;
  readonly taxonomy: Taxonomy;
  readonly onPick: (code: string) => void;
};

/** One class: its conditions for filing with limit, closing rule and who answers. */
export function ClassThing({ category, taxonomy, onPick }: ClassThingProps) {
  const { t, i18n } = useTranslation(['packs', 'admin']);
  if (!category) return <EmptyState title={t('pickClass')} />;
  const children = taxonomy.categories.filter(({ parent }) => parent === category.code);
  const { keywords = [] } = category;
  return (
    <article className="cy-class">
      <p className="cy-quiet">
        {taxonomy.standard} {taxonomy.version} · {category.code}
      </p>
      <h2>{inLanguage(category.name, i18n.language)}</h2>
      {keywords.length > 0 && (
        <p className="cy-quiet">
          {t('keywords')} {keywords.join(t('admin:listJoin'))}
        </p>
      )}
      {children.length > 0 && (
        <ul className="cy-chips">
          {children.map((child) => (
            <li key={child.code}>
              <button type="button" className="cy-chip" onClick={() => onPick(child.code)}>
                {inLanguage(child.name, i18n.language)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {category.conditions.map((condition) => (
        <ConditionFacts key={condition.code} condition={condition} />
      ))}
      {category.conditions.length === 0 && children.length === 0 && <p>{t('noConditions')}</p>}
    </article>
  );
}

function ConditionFacts({ condition }: { readonly condition: Condition }) {
  const { t, i18n } = useTranslation('packs');
  const say = useLimitWords();
  const kindName = useUnitKindName();
  const facts = [
    [t('handleLimit'), say(condition.limit)],
    [t('closing'), inLanguage(condition.closing, i18n.language)],
    [t('unit'), kindName(condition.unitKind)],
    ...(condition.overseer ? [[t('overseer'), kindName(condition.overseer)] as const] : []),
  ] as const;
  return (
    <section className="cy-condition">
      <h3>
        {inLanguage(condition.text, i18n.language)}
        <span className="cy-code">{condition.code}</span>
        {condition.photo && <span className="cy-tag">{t('photo')}</span>}
      </h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
