import { expect, test } from 'vitest';
import { filesOf, newFolder } from '../support/fixture.ts';
import { ours } from './contenders/ours.ts';
import { makeCorpus } from './corpus.ts';
import { changed } from './measurements/changed.ts';
import { type Cost, Processes } from './processes.ts';
import { Round } from './round.ts';

/** A round in which the builds after the first are very fast: they do nothing. */
class IdleRound extends Round {
  override measure(name: string, program: Parameters<Round['measure']>[1]): Promise<Cost> {
    return name === ours.name
      ? super.measure(name, program)
      : Promise.resolve({ wall: 0.001, cpu: 0, memory: 0 });
  }
}

test('A build that does not show the change is no measure, and the topic is left as it was', async () => {
  const round = new IdleRound(
    {
      folder: newFolder(),
      topics: makeCorpus(6),
      contenders: [ours],
      processes: new Processes(),
      prepared: new Set(),
      progress: () => {},
    },
    1,
  );
  const before = filesOf(round.sourceOf(ours));
  const names: string[] = [];
  const measured = async (): Promise<void> => {
    for await (const [name] of changed.run(round)) names.push(name);
  };
  await expect(measured).rejects.toThrow(
    /^the next build exits with 0, and `.*index\.html` does not show `Added by run-1\.`$/,
  );
  expect(names).toEqual(['our cold build', 'nothing changed']);
  expect(filesOf(round.sourceOf(ours))).toEqual(before);
});
