import { List } from '@mantine/core';

import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '@/shared/lib/i18n';
import { ProblemNotice } from '@/shared/ui';

/** Fields of the body by the name that their own field has; everything else is found by the card that it stands in. */
const BODY = {
  birth_date: 'body.birthDate',
  sex: 'body.sex',
  height_cm: 'body.height',
  weight_kg: 'body.weight',
  body_fat_pct: 'body.bodyFat',
} as const;
const CARDS = {
  goal: 'section.goal',
  activity: 'section.activity',
  training: 'section.training',
  diet: 'section.diet',
  screening: 'section.safety',
} as const;
const NAMES: Partial<Record<string, (typeof BODY)[keyof typeof BODY] | (typeof CARDS)[keyof typeof CARDS]>> = { ...BODY, ...CARDS };

/** A refused profile: the problem, and which answers it is about. */
export function FieldProblems({ error }: { error: unknown }) {
  const { t } = useTranslation('profile');
  const fieldErrors = useFieldErrors();
  if (error === null) return null;
  const fields = Object.entries(fieldErrors(error));
  return (
    <div>
      <ProblemNotice error={error} />
      {fields.length > 0 && (
        <List mt="xs">
          {fields.map(([field, text]) => (
            <List.Item key={field}>
              {t(NAMES[field.split('.')[0] ?? ''] ?? 'title')}: {text}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
