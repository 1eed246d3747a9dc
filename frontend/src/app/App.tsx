import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-router';

import { router } from './router';
import { cssVariables, theme } from './theme/theme';

import { idle } from '@/shared/lib/idle';
import { queryClient } from '@/shared/lib/query';

/** Messages come after the first picture: nothing has happened yet that one could speak of. */
const Toasts = lazy(async () => {
  await idle();
  return import('./shell/Toasts');
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Toasts />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
