import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Field } from '../lib/check';
import { changeDraft, type Typed } from '../lib/draft';
import type { Row, Values } from '../lib/rows';
import { isTimed, type LoggedSet } from '../lib/sets';
import { useLoad } from '../lib/useLoad';
import { type SetCheck, useSetCheck } from '../lib/useSetCheck';

import classes from './ExerciseCard.module.css';

import { useFormat } from '@/shared/lib/format';
import { DecimalInput } from '@/shared/ui';

interface SetRowProps {
  row: Row;
  name: string;
  values: Values;
  previous: LoggedSet | null;
  timed: boolean;
  assisted: boolean;
  running: boolean;
  onDone: () => void;
  onUndo: () => void;
  onStart: () => void;
}

const type = (id: string, change: Typed): void => {
  changeDraft((draft) => ({ ...draft, typed: { ...draft.typed, [id]: { ...draft.typed[id], ...change } } }));
};

interface FieldsProps {
  row: Row;
  values: Values;
  label: string;
  check: SetCheck;
  messageId: string;
}

function Fields({ row, values, label, check, messageId }: FieldsProps) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const format = useFormat();
  const field = (name: Field) => ({
    classNames: { input: classes.input ?? '' },
    error: check.marked.has(name),
    ...(check.marked.has(name) ? { 'aria-errormessage': messageId } : {}),
    onBlur: check.onLeave,
  });
  const changed = (name: Field, value: number | null, text: string, stored = value): void => {
    check.onText(name, value, text);
    type(row.id, { [name]: stored });
  };
  if (isTimed(row.target)) {
    return (
      <td colSpan={3}>
        <DecimalInput
          aria-label={t('set.seconds', { set: label })}
          {...field('duration_s')}
          digits={0}
          value={values.duration_s}
          onChange={(value, text) => changed('duration_s', value, text)}
        />
      </td>
    );
  }
  return (
    <>
      <td>
        <DecimalInput
          aria-label={t('set.load', { set: label, unit: load.unit })}
          {...field('load_kg')}
          digits={2}
          placeholder="–"
          value={load.toUnit(values.load_kg === null ? null : Math.abs(values.load_kg))}
          onChange={(value, text) => changed('load_kg', value, text, load.toKg(value))}
        />
      </td>
      <td>
        <DecimalInput
          aria-label={t('set.reps', { set: label })}
          {...field('reps')}
          digits={0}
          placeholder="–"
          value={values.reps}
          onChange={(value, text) => changed('reps', value, text)}
        />
      </td>
      <td>
        <DecimalInput
          aria-label={t('set.rir', { set: label })}
          {...field('rir')}
          placeholder={row.target.rir === null ? '' : format.number(row.target.rir, 1)}
          value={values.rir}
          onChange={(value, text) => changed('rir', value, text)}
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
export function SetRow({ row, name, values, previous, timed, assisted, running, onDone, onUndo, onStart }: SetRowProps) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const messageId = useId();
  const check = useSetCheck(values, timed, assisted);
  const warmup = row.target.kind === 'warmup';
  const label = warmup ? t('set.nameWarmup', { number: row.number }) : t('set.name', { number: row.number });
  const startable = timed && row.done === null;
  return (
    <>
      <tr data-done={row.done !== null} data-running={running}>
        <th scope="row" className={classes.number} title={label}>
          <span aria-hidden="true">{warmup ? t('set.warmupShort') : row.number}</span>
          <span className="visually-hidden">{label}</span>
        </th>
        <td className={classes.previous}>{previous === null ? '–' : load.set(previous)}</td>
        {row.done === null ? <Fields row={row} values={values} label={label} check={check} messageId={messageId} /> : <Done set={row.done} timed={timed} />}
        <td className={classes.tickCell}>
          {startable && (
            <UnstyledButton className={classes.tick} aria-label={t('set.start', { set: label, exercise: name })} onClick={() => check.canStart() && onStart()}>
              <IconPlayerPlay size={22} aria-hidden="true" />
            </UnstyledButton>
          )}
          <UnstyledButton
            className={classes.tick}
            aria-pressed={row.done !== null}
            aria-label={t('set.tick', { set: label, exercise: name })}
            onClick={() => {
              if (row.done !== null) onUndo();
              else if (check.passes()) onDone();
            }}
          >
            <IconCheck size={26} stroke={2.5} aria-hidden="true" />
          </UnstyledButton>
        </td>
      </tr>
      {row.done === null && check.messages.length > 0 && (
        <tr>
          <td colSpan={6}>
            <p id={messageId} role="alert" className={classes.problem}>
              {check.messages.join(' ')}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}
