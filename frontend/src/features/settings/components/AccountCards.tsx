import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDeleteAccount, useExport, useSignOut } from '../api/useAccount';

import { isDemo, NameForm } from './AccountForms';

import { useOutbox } from '@/shared/lib/outbox';
import { useSession } from '@/shared/lib/session';
import { Card, PasswordField, ProblemNotice } from '@/shared/ui';

export function AccountCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const signOut = useSignOut();
  const waiting = useOutbox().writes.filter((write) => write.state === 'waiting').length;
  return (
    <Card title={t('account.title')}>
      <p>
        {user?.name} · {user?.email}
      </p>
      {user !== null && !isDemo(user) && <NameForm user={user} />}
      {waiting > 0 && <p>{t('account.waiting', { count: waiting })}</p>}
      <Button
        variant="default"
        loading={signOut.isPending}
        onClick={() => {
          signOut.mutate();
        }}
      >
        {t('account.signOut')}
      </Button>
      <ProblemNotice error={signOut.error} />
    </Card>
  );
}

export function DataCard() {
  const { t } = useTranslation('settings');
  const download = useExport();
  return (
    <Card title={t('data.title')}>
      <p>{t('data.text')}</p>
      <Button
        variant="default"
        loading={download.isPending}
        onClick={() => {
          download.mutate();
        }}
      >
        {t('data.export')}
      </Button>
      <ProblemNotice error={download.error} />
    </Card>
  );
}

function DeleteDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const [password, setPassword] = useState('');
  const erase = useDeleteAccount(email);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('delete.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          erase.mutate(password);
        }}
      >
        <Stack gap="md">
          <p>{t('delete.text')}</p>
          <PasswordField
            label={t('delete.password')}
            autoComplete="current-password"
            value={password}
            data-autofocus
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <ProblemNotice error={erase.error} />
          <Button type="submit" color="red.8" disabled={password === ''} loading={erase.isPending}>
            {t('delete.confirm')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

export function DeleteCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  if (user === null || isDemo(user)) return null;
  return (
    <Card title={t('delete.title')}>
      <p>{t('delete.text')}</p>
      <Button
        variant="default"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('delete.open')}
      </Button>
      {open && (
        <DeleteDialog
          email={user.email}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Card>
  );
}
