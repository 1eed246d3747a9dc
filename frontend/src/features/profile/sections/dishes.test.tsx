import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { useState } from 'react';
import { expect, it } from 'vitest';

import DishesField from './DishesField';

import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const DISHES = [
  { id: '01900000-0000-7000-8000-000000000201', title: 'Porridge' },
  { id: '01900000-0000-7000-8000-000000000202', title: 'Lentil stew' },
];
const GONE = '01900000-0000-7000-8000-000000000203';

it('names the dishes that are not wanted again, with one question, and takes one off the list', async () => {
  await signIn();
  const asked: string[][] = [];
  server.use(
    http.get('*/api/v1/recipes', ({ request }) => {
      asked.push(new URL(request.url).searchParams.getAll('id'));
      return HttpResponse.json({ items: DISHES, next_cursor: null });
    }),
  );
  function Diet() {
    const [value, setValue] = useState<readonly string[]>([...DISHES.map(({ id }) => id), GONE]);
    return <DishesField value={value} onChange={setValue} />;
  }
  await renderApp([{ path: '/', element: <Diet /> }], '/');
  const list = await screen.findByRole('list', { name: 'Dishes you do not want' });
  await within(list).findByText('Porridge');
  const items = () => within(list).getAllByRole('listitem').map((item) => item.textContent);
  expect(items()).toEqual(['Porridge', 'Lentil stew', 'A dish that is gone']);
  await userEvent.click(within(list).getByRole('button', { name: 'Remove Porridge' }));
  expect(items()).toEqual(['Lentil stew', 'A dish that is gone']);
  expect(asked).toEqual([[DISHES[0]?.id, DISHES[1]?.id, GONE]]);
});
