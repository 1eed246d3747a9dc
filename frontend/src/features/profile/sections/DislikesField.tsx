import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './DietFields.module.css';

import { explainDislikesOptions } from '@/api/@tanstack/react-query.gen';
import type { DislikeOut } from '@/api/types.gen';
import { ToggleChips, WordList } from '@/shared/ui';

/** The profile keeps at most so many. */
const MAX = 100;
/** Names that are told at once; the rest is counted. */
const NAMED = 4;

interface NarrowProps {
  told: DislikeOut;
  onReplace: (words: string[]) => void;
}

/** "Olives" hides olive oil too: choose the foods that are meant, and their names take the place of the word. */
function Narrow({ told, onReplace }: NarrowProps) {
  const { t } = useTranslation(['profile', 'common']);
  const [chosen, setChosen] = useState<string[] | null>(null);
  if (chosen === null) {
    return (
      <Button
        variant="subtle"
        px={0}
        aria-label={`${t('dislikes.narrow')}: ${told.word}`}
        onClick={() => {
          setChosen(told.examples);
        }}
      >
        {t('dislikes.narrow')}
      </Button>
    );
  }
  return (
    <div className={classes.narrow}>
      <ToggleChips
        label={t('dislikes.which')}
        options={told.examples.map((name) => ({ value: name, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <div className={classes.narrowActions}>
        <Button
          variant="light"
          disabled={chosen.length === 0}
          onClick={() => {
            onReplace(chosen.length === told.examples.length ? [told.word] : chosen);
            setChosen(null);
          }}
        >
          {t('dislikes.use')}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            setChosen(null);
          }}
        >
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** What a word keeps off the plate; where that is nothing, which words may have been meant. */
function Note({ told, onReplace }: NarrowProps) {
  const { t } = useTranslation('profile');
  if (told.foods === 0) {
    return (
      <div className={classes.note} role="status">
        <span>{t('dislikes.nothing')}</span>
        {told.suggestions.length > 0 && (
          <span className={classes.suggestions}>
            {t('dislikes.meant')}
            {told.suggestions.map((word) => (
              <Button
                key={word}
                variant="light"
                onClick={() => {
                  onReplace([word]);
                }}
              >
                {word}
              </Button>
            ))}
          </span>
        )}
      </div>
    );
  }
  const named = told.examples.slice(0, NAMED);
  const more = told.foods - named.length;
  return (
    <div className={classes.note} role="status">
      <span>
        {t('dislikes.dishes', { count: told.dishes })}{' '}
        {more > 0
          ? t('dislikes.foodsAndMore', { foods: named.join(' · '), count: more })
          : t('dislikes.foods', { foods: named.join(' · ') })}
      </span>
      {told.foods > 1 && told.foods <= told.examples.length && <Narrow told={told} onReplace={onReplace} />}
    </div>
  );
}

/** Foods that are not wanted, in one's own words; each word says at once what it excludes. */
export function DislikesField({ value, onChange }: { value: readonly string[]; onChange: (words: string[]) => void }) {
  const { t } = useTranslation('profile');
  const told = useQuery({
    ...explainDislikesOptions({ query: { word: [...value] } }),
    enabled: value.length > 0,
    staleTime: Infinity,
    // The words that are told already keep their notes while a new one is asked for.
    placeholderData: keepPreviousData,
  });
  const notes = new Map((told.data?.items ?? []).map((one) => [one.word, one]));
  return (
    <WordList
      label={t('diet.dislikes')}
      description={t('diet.dislikesHint')}
      max={MAX}
      value={value}
      onChange={onChange}
      note={(word) => {
        const note = notes.get(word);
        if (note === undefined) return null;
        return (
          <Note
            told={note}
            onReplace={(words) => {
              onChange([...new Set(value.flatMap((other) => (other === word ? words : [other])))].slice(0, MAX));
            }}
          />
        );
      }}
    />
  );
}
