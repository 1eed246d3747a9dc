import { Badge, Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEndSession } from '../api/useAccount';
import { deviceName } from '../lib/device';

import classes from './SessionsCard.module.css';

import { listSessionsOptions } from '@/api/@tanstack/react-query.gen';
import type { SessionOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import { Card, CardSkeleton, ProblemNotice } from '@/shared/ui';

interface AskProps {
  item: SessionOut;
  device: string;
  onClose: () => void;
}

/** Somebody may be in the middle of something on that device, so it is asked first. */
function AskDialog({ item, device, onClose }: AskProps) {
  const { t } = useTranslation(['settings', 'common']);
  const format = useFormat();
  const end = useEndSession();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sessions.askTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      <Stack gap="md">
        <p>{t('sessions.askText', { device, when: format.dateTime(item.last_used_at) })}</p>
        <ProblemNotice error={end.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={end.isPending}
            onClick={() => {
              end.mutate(item.id, { onSuccess: onClose });
            }}
          >
            {t('sessions.end')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function SessionRow({ item }: { item: SessionOut }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const device = deviceName(item.user_agent) ?? t('sessions.unknown');
  return (
    <li className={classes.row}>
      <div>
        <p className={classes.device}>{device}</p>
        <p className={classes.when}>{t('sessions.used', { when: format.dateTime(item.last_used_at) })}</p>
      </div>
      {item.current ? (
        <Badge variant="light" tt="none" size="lg">
          {t('sessions.current')}
        </Badge>
      ) : (
        <Button
          variant="default"
          aria-haspopup="dialog"
          aria-label={t('sessions.endOne', { device })}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('sessions.end')}
        </Button>
      )}
      {asking && (
        <AskDialog
          item={item}
          device={device}
          onClose={() => {
            setAsking(false);
          }}
        />
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
