import { Button, Group, Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import { factorOf, type Loggable } from '../lib/amounts';
import { amountIn } from '../lib/entries';
import { useRemembered } from '../lib/memory';
import { scaled } from '../lib/nutrients';

import { AmountForm } from './AmountForm';

import type { EntryOut } from '@/api/types.gen';
import { addDays, type IsoDay, useToday } from '@/shared/lib/format';
import { useSession } from '@/shared/lib/session';

const Calendar = lazy(() => import('./Calendar'));

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

interface EditDialogProps {
  entry: EntryOut | null;
  writes: DiaryWrites;
  onClose: () => void;
}

export function EditDialog({ entry, writes, onClose }: EditDialogProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const userId = useSession().user?.id ?? '';
  const remembered = useRemembered(userId);
  const item = entry === null ? null : asLoggable(entry, remembered);
  return (
    <Modal opened={item !== null} onClose={onClose} title={t('entry.changeAmount')} closeButtonProps={{ 'aria-label': tc('action.close') }}>
      {entry !== null && item !== null && (
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
    </Modal>
  );
}

interface CopyDialogProps {
  entries: readonly EntryOut[] | null;
  date: IsoDay;
  writes: DiaryWrites;
  onClose: () => void;
}

export function CopyDialog({ entries, date, writes, onClose }: CopyDialogProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const today = useToday();
  const near = [
    { day: today, label: t('day.today') },
    { day: addDays(today, 1), label: t('day.tomorrow') },
  ].filter(({ day }) => day !== date);
  const copyTo = (day: IsoDay): void => {
    if (entries !== null) void writes.copy(entries, { date: day });
    onClose();
  };
  return (
    <Modal opened={entries !== null} onClose={onClose} title={t('copy.title')} closeButtonProps={{ 'aria-label': tc('action.close') }}>
      <Group gap="xs" mb="md">
        {near.map(({ day, label }) => (
          <Button key={day} variant="light" onClick={() => copyTo(day)}>
            {label}
          </Button>
        ))}
      </Group>
      <Suspense fallback={<Loader size="sm" />}>
        <Calendar value={null} onPick={copyTo} />
      </Suspense>
    </Modal>
  );
}
