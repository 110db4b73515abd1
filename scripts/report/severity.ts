import type { Code } from '../problem.ts';

/** An error stops a build; a warning is told. */
export type Severity = 'error' | 'warning';

/** How much each kind of problem weighs. A code without a weight does not compile. */
export const severities: Readonly<Record<Code, Severity>> = {
  'missing-page': 'error',
  'missing-anchor': 'error',
  'duplicate-anchor': 'error',
  'missing-id': 'error',
  'bad-id': 'error',
  'empty-link': 'error',
  'empty-link-text': 'error',
  'unsafe-link': 'error',
  'raw-html': 'error',
  'image-alt': 'error',
  'heading-order': 'error',
  'empty-heading': 'error',
  'unpublished-target': 'error',
  'front-matter': 'error',
  'data-file': 'error',
  'unknown-word': 'error',
  'duplicate-address': 'error',
  'unreadable-file': 'error',
  unreachable: 'error',
  redirected: 'warning',
  'external-anchor': 'warning',
};
