import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';

import { useProblemText } from '@/shared/lib/i18n';
import { EmptyState } from '@/shared/ui';

interface RouteErrorProps {
  notFound?: boolean;
}

/** A page that broke, or an address that leads nowhere: said plainly, with a way out. */
export function RouteError({ notFound = false }: RouteErrorProps) {
  const { t } = useTranslation('common');
  const error = useRouteError();
  const problemText = useProblemText();
  const missing = notFound || (isRouteErrorResponse(error) && error.status === 404);
  return (
    <EmptyState
      title={missing ? t('error.notFoundTitle') : t('error.brokenTitle')}
      text={missing ? t('error.notFoundText') : problemText(error)}
      action={
        <Group justify="center">
          {!missing && (
            <Button
              onClick={() => {
                location.reload();
              }}
            >
              {t('action.reload')}
            </Button>
          )}
          <Button component={Link} to="/" variant={missing ? 'filled' : 'default'}>
            {t('nav.today')}
          </Button>
        </Group>
      }
    />
  );
}
