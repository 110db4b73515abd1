import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** The points of an A4 sheet between the margins that print.css leaves. */
const TOP = 842.88 - (13 / 25.4) * 72;
const BOTTOM = (15 / 25.4) * 72;

/** How full each sheet of paper is that a page takes: from its top to the base of its lowest line, of 100. */
export async function sheetsOf(page: Page): Promise<number[]> {
  const pdf = await page.pdf({ format: 'A4' });
  const text = pdf.toString('latin1');
  const sheets = [...text.matchAll(/\/Type \/Page\b(?:(?!endobj)[\s\S])*?\/Contents (\d+) 0 R/g)];
  return sheets.map(([, id]) => {
    const [head = ''] = new RegExp(`(?<=\n)${id} 0 obj\n[\\s\\S]*?stream\r?\n`).exec(text) ?? [];
    const start = text.indexOf(head) + head.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const lines = linesOf(inflateSync(pdf.subarray(start, start + length)).toString('latin1'));
    const lowest = Math.min(TOP, ...lines.filter((y) => y > BOTTOM));
    return Math.round((100 * (TOP - lowest)) / (TOP - BOTTOM));
  });
}

/** How high the lines of a sheet stand. Chromium moves and stretches what it draws, and turns nothing. */
function linesOf(drawn: string): number[] {
  const kept: { at: number; by: number }[] = [];
  let now = { at: 0, by: 1 };
  const lines: number[] = [];
  for (const line of drawn.split('\n')) {
    const [, , , by = '', , at = '', sign = ''] = line.split(' ');
    if (line === 'q') kept.push(now);
    else if (line === 'Q') now = kept.pop() ?? now;
    else if (sign === 'cm') now = { at: now.at + now.by * Number(at), by: now.by * Number(by) };
    else if (sign === 'Tm') lines.push(now.at + now.by * Number(at));
  }
  return lines;
}
