import { Input, Pill } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './DietFields.module.css';

import { findRecipesOptions } from '@/api/@tanstack/react-query.gen';

/** The server names at most so many at once. */
const AT_ONCE = 100;

/** Dishes that are not wanted again, each with a button that takes it off the list. */
export default function DishesField({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation(['profile', 'common']);
  const label = useId();
  // A saved profile knows ids only; the names of all that stood there at first are asked for once.
  const [first] = useState(value);
  const parts = Array.from({ length: Math.ceil(first.length / AT_ONCE) }, (_, at) => first.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  const named = useQueries({
    queries: parts.map((id) => ({ ...findRecipesOptions({ query: { id: [...id], limit: AT_ONCE } }), staleTime: Infinity })),
  });
  const titles = new Map(named.flatMap(({ data }) => data?.items ?? []).map(({ id, title }) => [id, title]));
  const asking = named.some(({ isPending }) => isPending);
  return (
    <div>
      <Input.Label component="p" labelElement="div" id={label} size="md">
        {t('diet.dishes')}
      </Input.Label>
      <Input.Description>{t('diet.dishesHint')}</Input.Description>
      {value.length > 0 && (
        <ul className={classes.dishes} aria-labelledby={label}>
          {value.map((id) => {
            const title = titles.get(id) ?? (asking ? '…' : t('diet.dishesGone'));
            return (
              <li key={id}>
                <Pill
                  size="lg"
                  withRemoveButton
                  removeButtonProps={{ 'aria-label': t('common:action.remove', { what: title }), 'aria-hidden': false, tabIndex: 0 }}
                  onRemove={() => {
                    onChange(value.filter((other) => other !== id));
                  }}
                >
                  {title}
                </Pill>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
