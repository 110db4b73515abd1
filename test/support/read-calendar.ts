import ICAL from 'ical.js';
import { expect } from 'vitest';

/**
 * Reads a calendar as the reader of Thunderbird does (ical.js), and holds it to what RFC 5545 says of any: lines of 75 bytes
 * at most, each with its break, none of half a character, and what a calendar and an event must have.
 */
export function expectCalendar(text: string) {
  expect(text.endsWith('\r\n')).toBe(true);
  const lines = text.slice(0, -2).split('\r\n');
  expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
  expect(Buffer.from(text).toString()).toBe(text);
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  expect(calendar.name).toBe('vcalendar');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy();
  return calendar.getAllSubcomponents().map((event) => {
    expect(event.name).toBe('vevent');
    const value = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
    expect(value('dtstamp')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    expect(event.getFirstProperty('dtstart')?.type).toBe('date');
    return {
      uid: value('uid'),
      day: value('dtstart'),
      summary: value('summary'),
      description: value('description'),
      url: value('url'),
      categories: event.getFirstProperty('categories')?.getValues(),
    };
  });
}
