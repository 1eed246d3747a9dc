import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod/mini';

import { useLogin } from '../api/useSignIn';
import { AuthForm } from '../components/AuthForm';
import { AuthFrame } from '../components/AuthFrame';

import { PasswordField } from '@/shared/ui';

export function SignInPage() {
  const { t } = useTranslation('auth');
  const signIn = useLogin();
  const schema = z.object({
    email: z.email(t('invalid.email')),
    password: z.string().check(z.minLength(1, t('invalid.passwordMissing')), z.maxLength(128, t('invalid.passwordTooLong'))),
  });
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(schema, { sync: true }),
  });
  return (
    <AuthFrame title={t('signIn.title')}>
      <AuthForm
        title={t('signIn.title')}
        submit={t('signIn.submit')}
        busy={signIn.isPending}
        error={signIn.error}
        onSubmit={form.onSubmit((values) => {
          signIn.mutate(values);
        })}
        other={{ question: t('signIn.have'), label: t('welcome.create'), to: '/register' }}
        note={t('signIn.forgotten')}
      >
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
      </AuthForm>
    </AuthFrame>
  );
}
