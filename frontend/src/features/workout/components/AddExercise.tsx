import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './Lists.module.css';

import { findExercisesOptions } from '@/api/@tanstack/react-query.gen';
import type { ExerciseOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import type common from '@/shared/locales/en.json';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

type Muscle = keyof (typeof common)['vocab']['muscle'];

interface AddExerciseProps {
  onClose: () => void;
  onPick: (exercise: ExerciseOut) => void;
}

/** Search an exercise by name and put it at the end of this workout; the plan stays as it is. */
export default function AddExercise({ onClose, onPick }: AddExerciseProps) {
  const { t } = useTranslation('workout');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    ...findExercisesOptions({ query: { q, limit: 30 } }),
    placeholderData: keepPreviousData,
  });
  const problem = problemOf(found);
  const items = found.data?.items ?? [];
  return (
    <Modal opened onClose={onClose} title={t('exercise.add')} closeButtonProps={{ 'aria-label': tc('action.close'), size: 48 }}>
      <TextInput
        type="search"
        data-autofocus
        aria-label={t('exercise.search')}
        placeholder={t('exercise.search')}
        leftSection={<IconSearch size={20} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemNotice error={problem} onRetry={() => void found.refetch()} />
      {found.isPending && problem === null && <CardSkeleton lines={5} />}
      {found.isSuccess && problem === null && items.length === 0 && (
        <p role="status" className={classes.note}>
          {t('exercise.none', { query: q })}
        </p>
      )}
      <ul className={`plain ${classes.results ?? ''}`}>
        {items.map((exercise) => {
          const prime = Object.entries(exercise.muscles)
            .filter(([, share]) => share >= 1)
            .map(([muscle]) => tc(`vocab.muscle.${muscle as Muscle}`));
          return (
            <li key={exercise.id}>
              <UnstyledButton
                className={classes.result}
                onClick={() => {
                  onPick(exercise);
                  setText('');
                }}
              >
                <span>{exercise.name}</span>
                <span className={classes.small}>{format.list(prime)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
