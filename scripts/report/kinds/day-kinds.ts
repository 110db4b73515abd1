import type { Code } from '../../problem.ts';
import { code, error, goneLine, type Kinds, warning } from './kind.ts';

/** What comes about as days go by, though nobody writes anything. */
export const dayKinds = {
  'review-overdue': warning('A page was to be reviewed by a day that is over.', ({ reviewed, due }) => ({
    what: `This page was last reviewed on ${reviewed}, and the next review was due by ${due}.`,
    cure: 'Hold its statements against their sources, and write the day on which you did into `reviewed`.',
  })),
  'security-expires': error(
    'What is said on reporting faults is out of date, or nearly so, or for too long.',
    ({ expires, when }) => ({
      what: {
        over: `What security.txt says holds until ${expires}, and that day is over: nobody may rely on it any more.`,
        soon: `What security.txt says holds until ${expires}, which is in 30 days at most.`,
        far: `What security.txt says is to hold until ${expires}, which is more than a year ahead: addresses grow old sooner.`,
      }[when],
      cure: 'See whether these addresses are still answered, and write a day within a year into `expires`.',
    }),
    ({ when }) => when !== 'over',
  ),
  'missing-notice': warning(
    'Nothing says why a page will be gone, or is, after its last day.',
    ({ page, expires, on, languages }) => ({
      what: `After ${expires} (\`expires\`) readers of this page are told that it is gone, and not why.`,
      cure: `Say so in _data/gone.yaml: ${code(goneLine(page, languages, on))}; \`see\` there names what they are to read instead.`,
    }),
  ),
} satisfies Partial<Kinds<Code>>;
