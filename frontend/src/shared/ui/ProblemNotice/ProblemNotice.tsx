import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useProblemText } from '@/shared/lib/i18n';
import { notLoadedProblem } from '@/shared/lib/problem';

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, in the place where it went wrong, with a way to try again. What only waits for a network is one quiet line. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  if (error === null || error === undefined) return null;
  if (error === notLoadedProblem) return <p role="status">{problemText(error)}</p>;
  return (
    <Alert role="alert" variant="outline" color="gray" title={t('error.didNotWork')}>
      {problemText(error)}
      {onRetry !== undefined && (
        <div>
          <Button variant="default" mt="sm" onClick={onRetry}>
            {t('action.tryAgain')}
          </Button>
        </div>
      )}
    </Alert>
  );
}
