import { parentPort, workerData } from 'node:worker_threads';
import { examineSources } from './examine.ts';
import { writePages } from './gather.ts';
import { portionsOf } from './portions.ts';
import { type Assignment, type Contribution, stateOf } from './second-thread.ts';

const { content, output, counter } = workerData as Assignment;
const examined = examineSources(content);
const pages = examined.project?.plan.pages ?? [];
const facts = examined.project ? await writePages(examined.project, output, portionsOf(pages, counter)) : [];
parentPort?.postMessage({ state: stateOf(examined), facts } satisfies Contribution);
