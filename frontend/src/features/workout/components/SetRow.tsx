import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { changeDraft, type Typed } from '../lib/draft';
import type { Row, Values } from '../lib/rows';
import { isTimed, type LoggedSet } from '../lib/sets';
import { useLoad } from '../lib/useLoad';

import classes from './ExerciseCard.module.css';

import { useFormat } from '@/shared/lib/format';
import { DecimalInput } from '@/shared/ui';

interface SetRowProps {
  row: Row;
  name: string;
  values: Values;
  previous: LoggedSet | null;
  timed: boolean;
  running: boolean;
  onDone: () => void;
  onUndo: () => void;
  onStart: () => void;
}

const type = (id: string, change: Typed): void => {
  changeDraft((draft) => ({ ...draft, typed: { ...draft.typed, [id]: { ...draft.typed[id], ...change } } }));
};

function Fields({ row, values, label }: { row: Row; values: Values; label: string }) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const format = useFormat();
  if (isTimed(row.target)) {
    return (
      <td colSpan={3}>
        <DecimalInput
          aria-label={t('set.seconds', { set: label })}
          classNames={{ input: classes.input ?? '' }}
          digits={0}
          value={values.duration_s}
          onChange={(duration_s) => type(row.id, { duration_s })}
        />
      </td>
    );
  }
  return (
    <>
      <td>
        <DecimalInput
          aria-label={t('set.load', { set: label, unit: load.unit })}
          classNames={{ input: classes.input ?? '' }}
          digits={2}
          placeholder="–"
          value={load.toUnit(values.load_kg === null ? null : Math.abs(values.load_kg))}
          onChange={(value) => type(row.id, { load_kg: load.toKg(value) })}
        />
      </td>
      <td>
        <DecimalInput
          aria-label={t('set.reps', { set: label })}
          classNames={{ input: classes.input ?? '' }}
          digits={0}
          placeholder="–"
          value={values.reps}
          onChange={(reps) => type(row.id, { reps })}
        />
      </td>
      <td>
        <DecimalInput
          aria-label={t('set.rir', { set: label })}
          classNames={{ input: classes.input ?? '' }}
          placeholder={row.target.rir === null ? '' : format.number(row.target.rir, 1)}
          value={values.rir}
          onChange={(rir) => type(row.id, { rir })}
        />
      </td>
    </>
  );
}

function Done({ set, timed }: { set: LoggedSet; timed: boolean }) {
  const load = useLoad();
  const format = useFormat();
  if (timed || set.reps === null) {
    return (
      <td colSpan={3} className={classes.value}>
        {load.set(set)}
      </td>
    );
  }
  return (
    <>
      <td className={classes.value}>{format.number(load.toUnit(set.load_kg), 2)}</td>
      <td className={classes.value}>{set.reps}</td>
      <td className={classes.value}>{set.rir === null ? '' : format.number(set.rir, 1)}</td>
    </>
  );
}

/** One line of the table; the tick stores it as it stands, and takes it back. */
export function SetRow({ row, name, values, previous, timed, running, onDone, onUndo, onStart }: SetRowProps) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const warmup = row.target.kind === 'warmup';
  const label = warmup ? t('set.nameWarmup', { number: row.number }) : t('set.name', { number: row.number });
  const startable = timed && row.done === null;
  return (
    <tr data-done={row.done !== null} data-running={running}>
      <th scope="row" className={classes.number} title={label}>
        <span aria-hidden="true">{warmup ? t('set.warmupShort') : row.number}</span>
        <span className="visually-hidden">{label}</span>
      </th>
      <td className={classes.previous}>{previous === null ? '–' : load.set(previous)}</td>
      {row.done === null ? <Fields row={row} values={values} label={label} /> : <Done set={row.done} timed={timed} />}
      <td className={classes.tickCell}>
        {startable && (
          <UnstyledButton className={classes.tick} aria-label={t('set.start', { set: label, exercise: name })} onClick={onStart}>
            <IconPlayerPlay size={22} aria-hidden="true" />
          </UnstyledButton>
        )}
        <UnstyledButton
          className={classes.tick}
          aria-pressed={row.done !== null}
          aria-label={t('set.tick', { set: label, exercise: name })}
          onClick={row.done === null ? onDone : onUndo}
        >
          <IconCheck size={26} stroke={2.5} aria-hidden="true" />
        </UnstyledButton>
      </td>
    </tr>
  );
}
