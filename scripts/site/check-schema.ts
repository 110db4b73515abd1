import { z } from 'zod';
import { day, line } from './schema.ts';

const host = z
  .string({ error: 'write the name of a host' })
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    'the name of a host in small letters, such as `dev.example.com`, without scheme and path',
  );
const hostList = z.array(host, { error: 'write a list of hosts' }).default([]);

/** `_data/hosts.yaml`: what the site knows of other hosts. An entry stands for the hosts below it too. */
export const hosts = z
  .strictObject({
    /** Hosts that readers may be sent to although their names sound like those of tests. */
    allow: hostList,
    /** Hosts that no page may link to. */
    deny: hostList,
  })
  .prefault({});

/** `_data/acceptances.yaml`: problems that are not told for a time. */
export const acceptances = z.array(
  z.strictObject({
    /** The name of the problem. */
    code: line,
    /** The file that it is told in, from the content folder or as it is told. */
    file: line,
    /** What of the file it is about: the address, the id, the key or the words that it names. */
    what: line.optional(),
    /** Why that is right for now. */
    reason: line,
    /** The last day on which it is not told. */
    until: day,
  }),
  { error: 'write a list of problems' },
);

export type Hosts = z.infer<typeof hosts>;
export type AcceptanceEntry = z.infer<typeof acceptances>[number];
