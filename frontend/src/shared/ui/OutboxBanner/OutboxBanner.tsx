import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './OutboxBanner.module.css';

import { useProblemText } from '@/shared/lib/i18n';
import { outbox, useOutbox } from '@/shared/lib/outbox';
import { ApiProblem } from '@/shared/lib/problem';

/** Nothing while all is saved; else how many changes wait on this device, and which the server refused and why. */
export function OutboxBanner() {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const { writes, sending } = useOutbox();
  const waiting = writes.filter((write) => write.state === 'waiting').length;
  const refused = writes.filter((write) => write.state === 'refused');
  return (
    <div role="status" className={classes.region}>
      {waiting > 0 && !sending && (
        <div className={classes.banner}>
          <span>{t('outbox.waiting', { count: waiting })}</span>
          <Button variant="subtle" onClick={() => void outbox.flush()}>
            {t('outbox.sendNow')}
          </Button>
        </div>
      )}
      {refused.map((write) => (
        <div key={write.seq} className={classes.banner}>
          <span>
            {t('outbox.refused', { what: write.label })}{' '}
            {problemText(new ApiProblem({ status: 422, code: write.problem?.code ?? '', title: write.problem?.title ?? '' }))}
          </span>
          <Button variant="subtle" onClick={() => void outbox.discard(write.seq)}>
            {t('outbox.discard')}
          </Button>
        </div>
      ))}
    </div>
  );
}
