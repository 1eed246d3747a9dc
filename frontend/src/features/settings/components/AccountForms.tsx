import { Button, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod/mini';

import { useChangeAccount } from '../api/useChangeAccount';

import type { MePatch } from '@/api/types.gen';
import { useFieldErrors, useProblemText } from '@/shared/lib/i18n';
import { ApiProblem } from '@/shared/lib/problem';
import { type SessionUser, useSession } from '@/shared/lib/session';
import { Card, PasswordField, ProblemNotice } from '@/shared/ui';

/** Nobody knows the password of the demo person, whom all visitors share, so nothing of that account is changed. */
export const isDemo = (user: SessionUser): boolean => user.roles.includes('demo');

/** Where each refusal belongs; one that belongs nowhere is shown above the button. */
function useFieldOf(): (error: unknown) => Record<string, string> {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const fieldErrors = useFieldErrors();
  return (error) => {
    if (!(error instanceof ApiProblem)) return {};
    if (error.code === 'wrong_password') return { current_password: problemText(error) };
    if (error.code === 'email_taken') return { email: t('account.emailTaken') };
    return fieldErrors(error);
  };
}

interface FormProps {
  change: ReturnType<typeof useChangeAccount>;
  submit: string;
  saved: string;
  /** Whether the refusal stands at a field already. */
  placed: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

function ChangeForm({ change, submit, saved, placed, onSubmit, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">
        {children}
        {!placed && <ProblemNotice error={change.error} />}
        <Button type="submit" variant="default" loading={change.isPending}>
          {submit}
        </Button>
        <p role="status">{change.isSuccess && saved}</p>
      </Stack>
    </form>
  );
}

/** A form whose values are the change itself. */
function useChangeForm<Values extends MePatch>(initialValues: Values, schema: Parameters<typeof schemaResolver>[0], done: (values: Values) => Values) {
  const change = useChangeAccount();
  const fieldOf = useFieldOf();
  const form = useForm<Values>({ initialValues, validate: schemaResolver(schema, { sync: true }) });
  const submit = form.onSubmit((values) => {
    change.mutate(values, {
      onSuccess: () => {
        form.setValues(done(values));
      },
      onError: (error) => {
        form.setErrors(fieldOf(error));
      },
    });
  });
  return { form, change, submit, placed: Object.keys(form.errors).length > 0 };
}

export function NameForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const schema = z.object({ name: z.string().check(z.trim(), z.minLength(1, t('account.invalid.name')), z.maxLength(120, t('account.invalid.name'))) });
  const { form, submit, ...state } = useChangeForm({ name: user.name }, schema, (values) => values);
  return (
    <ChangeForm {...state} submit={t('account.nameSave')} saved={t('account.saved.name')} onSubmit={submit}>
      <TextInput label={t('account.name')} autoComplete="name" {...form.getInputProps('name')} />
    </ChangeForm>
  );
}

export function EmailCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  if (user === null || isDemo(user)) return null;
  return (
    <Card title={t('account.emailTitle')}>
      <p>{t('account.emailText')}</p>
      <EmailForm user={user} />
    </Card>
  );
}

function EmailForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const schema = z.object({
    email: z.email(t('account.invalid.email')),
    current_password: z.string().check(z.minLength(1, t('account.invalid.current'))),
  });
  const start = { email: user.email, current_password: '' };
  const { form, submit, ...state } = useChangeForm(start, schema, (values) => ({ ...values, current_password: '' }));
  return (
    <ChangeForm {...state} submit={t('account.emailSave')} saved={t('account.saved.email')} onSubmit={submit}>
      <TextInput label={t('account.email')} type="email" inputMode="email" autoComplete="username" {...form.getInputProps('email')} />
      <PasswordField label={t('account.current')} autoComplete="current-password" {...form.getInputProps('current_password')} />
    </ChangeForm>
  );
}

export function PasswordCard() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  if (user === null || isDemo(user)) return null;
  return (
    <Card title={t('account.passwordTitle')}>
      <p>{t('account.passwordText')}</p>
      <PasswordForm user={user} />
    </Card>
  );
}

function PasswordForm({ user }: { user: SessionUser }) {
  const { t } = useTranslation('settings');
  const schema = z.object({
    current_password: z.string().check(z.minLength(1, t('account.invalid.current'))),
    password: z.string().check(z.minLength(8, t('account.invalid.new')), z.maxLength(128, t('account.invalid.new'))),
  });
  const empty = { current_password: '', password: '' };
  const { form, submit, ...state } = useChangeForm(empty, schema, () => empty);
  return (
    <ChangeForm {...state} submit={t('account.passwordSave')} saved={t('account.saved.password')} onSubmit={submit}>
      {/* So that a password manager knows whose password it keeps. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField label={t('account.current')} autoComplete="current-password" {...form.getInputProps('current_password')} />
      <PasswordField
        label={t('account.new')}
        description={t('account.newHint')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </ChangeForm>
  );
}
