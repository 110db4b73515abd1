import type { Code } from '../problem.ts';
import { addressKinds } from './kinds/address-kinds.ts';
import { anchorKinds } from './kinds/anchor-kinds.ts';
import { externalKinds } from './kinds/external-kinds.ts';
import { fileKinds } from './kinds/file-kinds.ts';
import type { Kinds } from './kinds/kind.ts';
import { linkKinds } from './kinds/link-kinds.ts';
import { recordKinds } from './kinds/record-kinds.ts';
import { siteKinds } from './kinds/site-kinds.ts';
import { textKinds } from './kinds/text-kinds.ts';
import { translationKinds } from './kinds/translation-kinds.ts';

/**
 * The one table of codes: severity, meaning and words of each kind of problem. Every report is made from it, and README
 * has a section for each. A code that is missing here does not compile.
 */
export const codes: Kinds<Code> = {
  ...linkKinds,
  ...addressKinds,
  ...anchorKinds,
  ...textKinds,
  ...siteKinds,
  ...recordKinds,
  ...translationKinds,
  ...fileKinds,
  ...externalKinds,
};
