import { useTranslation } from 'react-i18next';

import type { CardView, Row, Values } from '../lib/rows';
import { prefill } from '../lib/rows';
import { isTimed, type LoggedSet } from '../lib/sets';
import { useLoad } from '../lib/useLoad';

import classes from './ExerciseCard.module.css';
import { SetRow } from './SetRow';

interface SetTableProps {
  card: CardView;
  previous: readonly LoggedSet[];
  runningSet: string | null;
  onDone: (row: Row, values: Values) => void;
  onUndo: (set: LoggedSet) => void;
  onStart: (row: Row, values: Values) => void;
}

export function SetTable({ card, previous, runningSet, onDone, onUndo, onStart }: SetTableProps) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const timed = card.rows.every((row) => isTimed(row.target));
  const unit = card.exercise.assisted ? t('set.help', { unit: load.unit }) : load.unit;
  return (
    <table className={classes.table} data-timed={timed}>
      <caption className="visually-hidden">{t('set.caption', { exercise: card.exercise.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('set.column')}</th>
          <th scope="col">{t('set.previous')}</th>
          {timed ? (
            <th scope="col" colSpan={3}>
              {t('set.secondsColumn')}
            </th>
          ) : (
            <>
              <th scope="col">{unit}</th>
              <th scope="col">{t('set.repsColumn')}</th>
              <th scope="col">
                <abbr title={t('set.rirLong')}>{t('set.rirColumn')}</abbr>
              </th>
            </>
          )}
          <th scope="col">
            <span className="visually-hidden">{t('set.doneColumn')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {card.rows.map((row) => {
          const values = prefill(row, card.rows, previous);
          return (
            <SetRow
              key={row.id}
              row={row}
              name={card.exercise.name}
              values={values}
              timed={isTimed(row.target)}
              assisted={card.exercise.assisted}
              running={runningSet === row.id}
              previous={previous.find((set) => set.index === row.index && set.kind === row.target.kind) ?? null}
              onDone={() => onDone(row, values)}
              onUndo={() => {
                if (row.done !== null) onUndo(row.done);
              }}
              onStart={() => onStart(row, values)}
            />
          );
        })}
      </tbody>
    </table>
  );
}
