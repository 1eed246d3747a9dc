import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import { factorOf, type Loggable } from '../lib/amounts';
import { amountIn } from '../lib/entries';
import { useRemembered } from '../lib/memory';
import { scaled } from '../lib/nutrients';
import { SLOTS } from '../lib/slots';

import { AmountForm } from './AmountForm';
import Calendar from './Calendar';

import type { EntryOut } from '@/api/types.gen';
import { addDays, type IsoDay, useToday } from '@/shared/lib/format';
import { useSession } from '@/shared/lib/session';

/** The food of an entry, with portions where this device knows them and with the nutrients that the entry was logged with. */
function asLoggable(entry: EntryOut, remembered: readonly Loggable[]): Loggable | null {
  const id = entry.food_id ?? entry.recipe_id;
  const amount = amountIn(entry);
  if (id === null || amount === null || amount <= 0) return null;
  const kind = entry.food_id === null ? 'recipe' : 'food';
  const nutrients = scaled(entry.nutrients, 1 / factorOf(kind, amount));
  const portions = remembered.find((item) => item.id === id)?.portions ?? [];
  return { kind, id, name: entry.name, brand: entry.brand, nutrients, portions };
}

interface Common {
  writes: DiaryWrites;
  onClose: () => void;
}

/** Where else the entry could stand, and the way out of the diary. */
function EntryActions({ entry, writes, onClose, onCopy }: Common & { entry: EntryOut; onCopy: () => void }) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  return (
    <Group gap="xs" mt="lg">
      {SLOTS.filter((slot) => slot !== entry.meal).map((slot) => (
        <Button
          key={slot}
          variant="default"
          size="sm"
          onClick={() => {
            void writes.move(entry, slot);
            onClose();
          }}
        >
          {t('entry.moveTo', { meal: tc(`meal.${slot}`) })}
        </Button>
      ))}
      <Button variant="default" size="sm" onClick={onCopy}>
        {t('entry.copyTo')}
      </Button>
    </Group>
  );
}

interface EntryDialogProps extends Common {
  entry: EntryOut;
  onCopy: () => void;
}

function EntryDialog({ entry, writes, onClose, onCopy }: EntryDialogProps) {
  const { t } = useTranslation('diary');
  const userId = useSession().user?.id ?? '';
  const item = asLoggable(entry, useRemembered(userId));
  return (
    <>
      {item === null ? (
        <strong>{entry.name === '' ? t('quick.unnamed') : entry.name}</strong>
      ) : (
        <AmountForm
          item={item}
          start={amountIn(entry) ?? 1}
          submit={t('amount.save')}
          onSubmit={(amount) => {
            void writes.resize(entry, amount);
            onClose();
          }}
        />
      )}
      <EntryActions entry={entry} writes={writes} onClose={onClose} onCopy={onCopy} />
    </>
  );
}

function CopyDialog({ entries, date, writes, onClose }: Common & { entries: readonly EntryOut[]; date: IsoDay }) {
  const { t } = useTranslation('diary');
  const today = useToday();
  const near = [
    { day: today, label: t('day.today') },
    { day: addDays(today, 1), label: t('day.tomorrow') },
  ].filter(({ day }) => day !== date);
  const copyTo = (day: IsoDay): void => {
    void writes.copy(entries, { date: day });
    onClose();
  };
  return (
    <>
      <Group gap="xs" mb="md">
        {near.map(({ day, label }) => (
          <Button key={day} variant="light" onClick={() => copyTo(day)}>
            {label}
          </Button>
        ))}
      </Group>
      <Calendar value={null} onPick={copyTo} />
    </>
  );
}

/** What the page asks about: another day, an entry, or where to copy something. */
export type Asked = { what: 'day' } | { what: 'entry'; entry: EntryOut } | { what: 'copy'; entries: readonly EntryOut[] };

interface DayDialogsProps extends Common {
  asked: Asked | null;
  date: IsoDay;
  onAsk: (asked: Asked) => void;
  onDay: (day: IsoDay) => void;
}

/** The dialogs of the diary, in a chunk of their own: a first look at the day needs none of them. */
export default function DayDialogs({ asked, date, writes, onClose, onAsk, onDay }: DayDialogsProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const titles = { day: t('day.pick'), entry: t('entry.change'), copy: t('copy.title') };
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={asked === null ? '' : titles[asked.what]}
      closeButtonProps={{ 'aria-label': tc('action.close'), size: 44 }}
    >
      {asked?.what === 'day' && (
        <Calendar
          value={date}
          onPick={(day) => {
            onDay(day);
            onClose();
          }}
        />
      )}
      {asked?.what === 'entry' && (
        <EntryDialog
          entry={asked.entry}
          writes={writes}
          onClose={onClose}
          onCopy={() => onAsk({ what: 'copy', entries: [asked.entry] })}
        />
      )}
      {asked?.what === 'copy' && <CopyDialog entries={asked.entries} date={date} writes={writes} onClose={onClose} />}
    </Modal>
  );
}
