import type { Contender } from './contender.ts';
import { barePass } from './contenders/bare-pass.ts';
import { eleventy } from './contenders/eleventy.ts';
import { hugo } from './contenders/hugo.ts';
import { ours } from './contenders/ours.ts';
import { zola } from './contenders/zola.ts';

/** All generators of the bench, those that this machine lacks included. A new one is a file and a line. */
export function allContenders(): Contender[] {
  return [barePass, ours, eleventy(), hugo(), zola()];
}
