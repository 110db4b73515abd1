import { SECURITY_FILE } from '../../site/addresses.ts';
import type { SitePlan } from '../site-plan.ts';
import type { OutputFile } from './output.ts';

/** `security.txt` (RFC 9116), where the operator says whom to tell of a fault. It is found at the top of the host alone. */
export function* securityFile({ operator, sources }: SitePlan): Generator<OutputFile, undefined> {
  const { security, site } = operator;
  if (!security) return;
  const spoken = security.languages ?? sources[0]?.present.map(({ tag }) => tag) ?? [];
  const fields = [
    ...security.contact.map((address) => ['Contact', address]),
    ['Expires', `${security.expires}T23:59:59Z`],
    ['Preferred-Languages', spoken.join(', ')],
    ['Canonical', site.url + SECURITY_FILE],
    ...(security.policy ? [['Policy', security.policy]] : []),
  ];
  yield { path: SECURITY_FILE.slice(1), text: fields.map((field) => `${field.join(': ')}\n`).join('') };
}
