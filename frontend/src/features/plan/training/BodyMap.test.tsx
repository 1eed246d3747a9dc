import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { BACK, FRONT } from '../lib/bodyParts';
import { levelOf, rangeFor } from '../lib/volume';

import { BodyMap } from './BodyMap';

import { MUSCLES } from '@/shared/lib/muscles';
import { renderApp } from '@tests/renderApp';

describe('levels of weekly sets', () => {
  it.each([
    [0, 'none'], [9.5, 'below'], [10, 'within'], [20, 'within'], [20.5, 'above'],
  ])('%d sets of a trained person are %s', (sets, level) => {
    expect(levelOf(sets, rangeFor('advanced'))).toBe(level);
  }); // prettier-ignore

  it('asks less of beginners', () => {
    expect(levelOf(5, rangeFor('beginner'))).toBe('within');
    expect(levelOf(5, rangeFor(undefined))).toBe('below');
  });
});

describe('body map', () => {
  it('has a place for every muscle of the vocabulary', () => {
    const drawn = new Set([...FRONT, ...BACK].map((part) => part.muscle));
    expect(MUSCLES.filter((muscle) => !drawn.has(muscle))).toEqual([]);
  });

  it('colours both halves by the sets and says them in words', async () => {
    const Page = () => <BodyMap volume={{ chest: 12, calves: 3 }} range={rangeFor('intermediate')} />;
    const { container } = await renderApp([{ path: '/', Component: Page }], '/');
    expect(await screen.findByRole('img')).toHaveAccessibleName(/Chest 12.*Calves 3/);
    const levels = (muscle: string) =>
      [...container.querySelectorAll(`[data-muscle="${muscle}"]`)].map((part) => part.getAttribute('data-level'));
    expect(levels('chest')).toEqual(['within', 'within']);
    expect(levels('calves')).toEqual(['below', 'below']);
    expect(levels('abs')).toEqual(['none', 'none']);
  });
});
