import { useTranslation } from 'react-i18next';

import { useFoodSearch } from '../api/useFoodSearch';
import { useWarnings } from '../api/useWarnings';
import { defaultAmount, type Loggable } from '../lib/amounts';
import { matching, recentsFor, useRemembered } from '../lib/memory';
import type { Slot } from '../lib/slots';

import classes from './AddPanel.module.css';
import { FoodRow } from './FoodRow';

import { ApiProblem } from '@/shared/lib/problem';
import { useSession } from '@/shared/lib/session';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

interface FoodListProps {
  kind: Loggable['kind'];
  query: string;
  meal: Slot;
  onAdd: (item: Loggable, amount: number) => void;
  onChoose: (item: Loggable, amount: number) => void;
}

/** What was eaten before stands first; below it what the search finds, or (with no network) what this device remembers. */
export function FoodList({ kind, query, meal, onAdd, onChoose }: FoodListProps) {
  const { t } = useTranslation('diary');
  const userId = useSession().user?.id ?? '';
  const remembered = useRemembered(userId).filter((item) => item.kind === kind);
  const warning = useWarnings();
  const found = useFoodSearch(kind, query);
  const cut = found.offline || (found.error instanceof ApiProblem && found.error.isTemporary);
  const recents = query === '' ? recentsFor(remembered, meal) : cut ? matching(remembered, query) : [];
  const known = new Map(remembered.map((item) => [item.id, item]));
  const amountFor = (item: Loggable): number => {
    const uses = known.get(item.id)?.uses;
    return uses?.[meal]?.amount ?? Object.values(uses ?? {})[0]?.amount ?? defaultAmount(item);
  };
  const rows = (items: readonly Loggable[], recent: boolean) => (
    <ul className="plain">
      {items.map((item) => (
        <FoodRow
          key={item.id}
          item={item}
          amount={amountFor(item)}
          recent={recent}
          warning={warning(item)}
          onAdd={() => onAdd(item, amountFor(item))}
          onChoose={() => onChoose(item, amountFor(item))}
        />
      ))}
    </ul>
  );
  const others = cut ? [] : found.items.filter((item) => !recents.some((one) => one.id === item.id));
  return (
    <div className={classes.list}>
      {cut && <p className={classes.note}>{t('add.offline')}</p>}
      {!cut && <ProblemNotice error={found.error} />}
      {recents.length > 0 && <h3 className={classes.listTitle}>{t('add.recent')}</h3>}
      {recents.length > 0 && rows(recents, true)}
      {found.pending && !cut && <CardSkeleton lines={5} />}
      {others.length > 0 && (
        <h3 className={classes.listTitle}>
          {query !== '' ? t('add.results') : kind === 'food' ? t('add.all') : t('add.recipes')}
        </h3>
      )}
      {others.length > 0 && rows(others, false)}
      {query !== '' && !found.pending && recents.length + others.length === 0 && (
        <div className={classes.none} role="status">
          <p>{t('add.none', { query })}</p>
          <p className={classes.small}>{t('add.noneText')}</p>
        </div>
      )}
    </div>
  );
}
