import { expect, it } from 'vitest';
import { builtPages } from '../support/built-pages.ts';
import { validatePage } from '../support/validate-html.ts';

it.each(builtPages())('$address: html-validate has nothing to say', ({ html }) => {
  expect(validatePage(html)).toEqual([]);
});
