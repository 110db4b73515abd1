import { HIDDEN } from './quote.ts';
import type { Report } from './report.ts';

/** A report for programs: one object, its shape part of the interface. Hidden characters are escaped, for terminals. */
export function jsonReport(report: Report): string {
  return `${json(report)}\n`;
}

/** A value as indented JSON that is safe to show: hidden characters stand only within strings, as `\uXXXX`. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(HIDDEN, (character) =>
    character === '\n' ? character : character.split('').map(escaped).join(''),
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
