import type { Code } from '../../problem.ts';
import { code, whatExists } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with what was published before. */
export const recordKinds = {
  'lost-page': {
    severity: 'error',
    meaning: 'A page or file that was published is gone, and nothing tells readers where to.',
    words: ({ address, day, isFile, draft, file, line, replaces, gone }) => ({
      what: `${code(address)} was published (first recorded on ${day}), and nothing stands there any more. Others may have cited it.`,
      cure: isFile
        ? 'Put the file back under its name.'
        : draft
          ? `${draft} is a draft now: publish it${gone ? `, or say in _data/gone.yaml what became of it: ${code(gone)}` : ''}.`
          : [
              `If it moved, ${lineToWrite(line ?? '', file ?? 'the topic that takes its place', replaces)}`,
              gone && `If it is gone for good, say so in _data/gone.yaml: ${code(gone)}.`,
            ]
              .filter(Boolean)
              .join(' '),
    }),
  },
  'lost-anchor': {
    severity: 'error',
    meaning: 'An anchor that was published is gone, and nothing tells readers where to.',
    words: ({ address, id, day, file, line, replaces, gone, anchors }) => ({
      what: `${code(`${address}#${id}`)} was published (first recorded on ${day}), and the page has no such anchor any more. Others may have cited it.`,
      cure: [
        file && line
          ? `If the statement is there still, ${lineToWrite(line, file, replaces)}`
          : 'Write it below `aliases:` in the front matter of the topic that holds the statement now, under the anchor of that statement.',
        anchors && !line && whatExists(anchors),
        gone && `If the statement is gone, say so in _data/gone.yaml: ${code(gone)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    }),
  },
  unrecorded: {
    severity: 'warning',
    meaning: 'Addresses or anchors of a file are not in the record of what was published.',
    words: ({ count: many, keys }) => ({
      what: `${many.toLocaleString('en')} ${many === 1 ? 'address of this file is' : 'addresses of this file are'} not in the record yet: ${keys.map(code).join(', ')}${many > keys.length ? ' and others' : ''}.`,
      cure: 'Before they are published, `npm run release` records them, so that they can never be lost unseen.',
    }),
    wholeFile: true,
  },
  'alias-conflict': {
    severity: 'error',
    meaning: 'An old address or id is claimed twice.',
    words: ({ address, reason, other }) => {
      const what = {
        page: `${code(address)} cannot be an old address: ${other} is published there.`,
        anchor: `${code(address)} cannot be an old id: ${other} has an anchor of that name.`,
        alias: `${code(address)} is claimed twice: here, and at ${other}.`,
        circle: `${code(address)} is the address of ${other}, which claims the address of this page: neither could be reached.`,
        file: `${code(address)} cannot be an old address: ${code(other)} is a file, and a folder of that name cannot stand beside it.`,
        generated: `${code(address)} cannot be an old address: the generator writes files of its own there, or hosts do not show what is there.`,
      }[reason];
      return {
        what,
        cure: reason === 'alias' ? 'Keep the one that holds the statement now.' : 'Take this entry away.',
      };
    },
  },
} satisfies Partial<Kinds<Code>>;

/** What to do with a line of aliases; `replaces` is the anchor whose line is there already. */
function lineToWrite(line: string, file: string, replaces: string | undefined): string {
  return replaces === undefined
    ? `write below \`aliases:\` in the front matter of ${file}: ${code(line)}.`
    : `change the line of ${code(replaces)} below \`aliases:\` in the front matter of ${file} to: ${code(line)}.`;
}
