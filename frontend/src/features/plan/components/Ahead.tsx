import { Anchor } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import type { PlanKind } from '../lib/kind';

import classes from './Ahead.module.css';

import { getCurrentPlansOptions } from '@/api/@tanstack/react-query.gen';
import type { CurrentPlans, PlanOut } from '@/api/types.gen';
import { useFormat, useToday } from '@/shared/lib/format';

/** An answer that was kept on the device before there was this part of it has none. */
const aheadOf = ({ ahead }: Partial<Pick<CurrentPlans, 'ahead'>>, kind: PlanKind) => ahead?.find((one) => one.kind === kind);

/** The way to the plan that begins later, and from there back to the one of today. */
export function Ahead({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const today = useToday();
  const [search] = useSearchParams();
  const { kind } = plan;
  const asked = search.has(kind);
  const { data } = useQuery({ ...getCurrentPlansOptions(), enabled: !asked });
  const later = data === undefined || asked ? undefined : aheadOf(data, kind);
  const to = (id: string | null): string => {
    const next = new URLSearchParams(search);
    if (id === null) next.delete(kind);
    else next.set(kind, id);
    return `/plan?${next.toString()}`;
  };
  if (asked && plan.start > today) {
    return (
      <p className={classes.line}>
        {t('ahead.begins', { day: format.day(plan.start, 'long') })}{' '}
        <Anchor component={Link} to={to(null)}>
          {t('ahead.back')}
        </Anchor>
      </p>
    );
  }
  if (later === undefined || later.id === plan.id) return null;
  return (
    <p className={classes.line}>
      <Anchor component={Link} to={to(later.id)}>
        {t('ahead.later', { day: format.day(later.start, 'long') })}
        <IconArrowRight size={18} aria-hidden="true" />
      </Anchor>
    </p>
  );
}
