import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { findExercisesOptions, getExerciseOptions } from '@/api/@tanstack/react-query.gen';

interface ExercisesFieldProps {
  label: string;
  value: readonly string[];
  /** Chosen in the other list: an exercise is liked or disliked, not both. */
  taken: readonly string[];
  max: number;
  onChange: (ids: string[]) => void;
}

/** Exercises of the catalogue by name, searched while typing. */
export function ExercisesField({ label, value, taken, max, onChange }: ExercisesFieldProps) {
  const { t } = useTranslation('profile');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({ ...findExercisesOptions({ query: { q, limit: 30 } }), placeholderData: keepPreviousData });
  // A saved profile knows ids only; their names are asked for once.
  const chosen = useQueries({
    queries: value.map((id) => ({ ...getExerciseOptions({ path: { exercise_id: id } }), staleTime: Infinity })),
  });
  const names = new Map<string, string>(value.map((id, at) => [id, chosen[at]?.data?.name ?? '…']));
  for (const { id, name } of found.data?.items ?? []) {
    if (!taken.includes(id)) names.set(id, name);
  }
  return (
    <MultiSelect
      label={label}
      size="md"
      searchable
      maxValues={max}
      placeholder={value.length === 0 ? t('training.exercisesSearch') : ''}
      nothingFoundMessage={found.isError ? t('training.exercisesError') : t('training.exercisesNone')}
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      value={[...value]}
      // The server has searched already, with synonyms that the names do not show.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      onChange={onChange}
      hidePickedOptions
    />
  );
}
