import { Button, Chip, Group, Input, Modal, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCreatePlans } from '../api/usePlanActions';
import type { PlanKind } from '../lib/kind';
import { DEFAULT_LENGTH, isLength, LENGTHS } from '../lib/lengths';

import classes from './MakeDialog.module.css';

import { addDays, type IsoDay, useToday } from '@/shared/lib/format';
import { DecimalInput, ProblemNotice } from '@/shared/ui';

/** The server plans no further ahead: targets of such a day say nothing. */
const MOST_DAYS_AHEAD = 365;

interface LengthProps {
  kind: PlanKind;
  /** Null while what stands in the field is no number. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** How long, by a usual length or as a number of one's own. */
function Length({ kind, value, onChange }: LengthProps) {
  const { t } = useTranslation('plan');
  const label = useId();
  const { presets, most } = LENGTHS[kind];
  const wrong = !isLength(kind, value);
  return (
    <Input.Wrapper label={t(`make.length.${kind}`)} labelElement="div" size="md" labelProps={{ id: label }}>
      <Chip.Group
        value={String(value)}
        onChange={(next: string) => {
          onChange(Number(next));
        }}
      >
        <Group gap="xs" mt="xs" role="radiogroup" aria-labelledby={label}>
          {presets.map((count) => (
            <Chip key={count} value={String(count)} size="md" radius="xl" classNames={{ label: classes.chip ?? '' }}>
              {t(`make.count.${kind}`, { count })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <DecimalInput
        mt="xs"
        size="md"
        digits={0}
        label={t(`make.other.${kind}`, { most })}
        value={value}
        error={wrong && t('make.wrong', { most })}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}

interface MakeDialogProps {
  kinds: readonly PlanKind[];
  /** The first day that is offered. */
  start: IsoDay;
  onClose: () => void;
}

/** From when on, and for how long. */
export function MakeDialog({ kinds, start: first, onClose }: MakeDialogProps) {
  const { t } = useTranslation(['plan', 'common']);
  const today = useToday();
  const create = useCreatePlans();
  const [start, setStart] = useState(first);
  const [lengths, setLengths] = useState<Record<PlanKind, number | null>>(DEFAULT_LENGTH);
  const badStart = start < today || start > addDays(today, MOST_DAYS_AHEAD);
  const bad = badStart || kinds.some((kind) => !isLength(kind, lengths[kind]));
  return (
    <Modal opened onClose={onClose} title={t('make.title')} closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const { meal: days, workout: weeks } = lengths;
          if (!bad && days !== null && weeks !== null) create.mutate({ kinds, start, days, weeks }, { onSuccess: onClose });
        }}
      >
        <TextInput
          type="date"
          size="md"
          label={t('make.start')}
          min={today}
          max={addDays(today, MOST_DAYS_AHEAD)}
          value={start}
          error={badStart && t('make.startWrong')}
          onChange={(event) => {
            setStart(event.currentTarget.value);
          }}
        />
        {kinds.map((kind) => (
          <Length
            key={kind}
            kind={kind}
            value={lengths[kind]}
            onChange={(value) => {
              setLengths((known) => ({ ...known, [kind]: value }));
            }}
          />
        ))}
        <ProblemNotice error={create.error} />
        <Group justify="end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={bad}>
            {t('make.do')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
