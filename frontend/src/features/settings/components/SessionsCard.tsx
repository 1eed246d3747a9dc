import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useEndSession } from '../api/useAccount';
import { deviceName } from '../lib/device';

import classes from './SessionsCard.module.css';

import { listSessionsOptions } from '@/api/@tanstack/react-query.gen';
import type { SessionOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import { Card, CardSkeleton, ProblemNotice } from '@/shared/ui';

function SessionRow({ item }: { item: SessionOut }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const end = useEndSession();
  const device = deviceName(item.user_agent) ?? t('sessions.unknown');
  return (
    <li className={classes.row}>
      <div>
        <p className={classes.device}>{device}</p>
        <p className={classes.when}>{t('sessions.used', { when: format.dateTime(item.last_used_at) })}</p>
        <ProblemNotice error={end.error} />
      </div>
      {item.current ? (
        <Badge variant="light" tt="none" size="lg">
          {t('sessions.current')}
        </Badge>
      ) : (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('sessions.endOne', { device })}
          onClick={() => {
            end.mutate(item.id);
          }}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}

/** Where the person is signed in, each with a way to end it. */
export function SessionsCard() {
  const { t } = useTranslation('settings');
  const sessions = useQuery(listSessionsOptions());
  const problem = problemOf(sessions);
  if (sessions.isPending && problem === null) return <CardSkeleton />;
  return (
    <Card title={t('sessions.title')}>
      <ProblemNotice error={problem} onRetry={() => void sessions.refetch()} />
      <ul className={classes.rows}>
        {(sessions.data?.items ?? []).map((item) => (
          <SessionRow key={item.id} item={item} />
        ))}
      </ul>
    </Card>
  );
}
