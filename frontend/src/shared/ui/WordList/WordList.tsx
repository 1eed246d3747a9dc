import { Pill, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './WordList.module.css';

interface WordListProps {
  label: string;
  description?: ReactNode;
  value: readonly string[];
  onChange: (value: string[]) => void;
  max: number;
  /** What there is to say about a word; it stands below it. */
  note?: (word: string) => ReactNode;
}

/** Words of one's own: Enter or a comma adds one, each has a button to take it away. */
export function WordList({ label, description, value, onChange, max, note }: WordListProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const add = (): void => {
    const word = text.trim();
    setText('');
    if (word !== '' && value.length < max && !value.includes(word)) onChange([...value, word]);
  };
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        value={text}
        maxLength={80}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== ',' && !(event.key === 'Enter' && text.trim() !== '')) return;
          event.preventDefault();
          add();
        }}
      />
      {value.length > 0 && (
        <ul className={classes.words} data-notes={note !== undefined} aria-label={label}>
          {value.map((word) => (
            <li key={word}>
              <Pill
                size="lg"
                withRemoveButton
                removeButtonProps={{ 'aria-label': t('action.remove', { what: word }), 'aria-hidden': false, tabIndex: 0 }}
                onRemove={() => {
                  onChange(value.filter((other) => other !== word));
                }}
              >
                {word}
              </Pill>
              {note?.(word)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
