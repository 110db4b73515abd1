import { describe, expect, test } from 'vitest';
import { settingOf } from '../../scripts/cli/github-actions.ts';

const here = {
  env: {},
  folder: '/srv/site',
  root: '/srv/site',
  columns: undefined,
  now: new Date('2026-11-22T09:30:00.123Z'),
};
const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: '/srv',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: 'abc',
};

describe('Colours are for terminals, and NO_COLOR is kept', () => {
  test.each([
    [80, undefined, true],
    [80, '', true],
    [80, '1', false],
    [undefined, undefined, false],
    [undefined, '', false],
  ])('%s columns, NO_COLOR=%j', (columns, value, colour) => {
    const env = value === undefined ? {} : { NO_COLOR: value };
    expect(settingOf({ ...here, env, columns })).toMatchObject({ colour, columns });
  });
});

test('Outside of GitHub README is a file, named from where the command runs', () => {
  expect(settingOf(here)).toEqual({
    colour: false,
    columns: undefined,
    readme: 'README.md',
    readmeUrl: 'file:///srv/site/README.md',
    prefix: '',
    blob: undefined,
    now: '2026-11-22T09:30:00',
  });
  expect(settingOf({ ...here, folder: '/srv/site/content/en' }).readme).toBe('../../README.md');
});

test('In GitHub Actions files are named from the root of the repository, and have addresses', () => {
  expect(settingOf({ ...here, env: github })).toMatchObject({
    readme: 'https://github.com/o/r/blob/HEAD/site/README.md',
    readmeUrl: 'https://github.com/o/r/blob/HEAD/site/README.md',
    prefix: 'site/',
    blob: 'https://github.com/o/r/blob/abc/',
  });
});

describe('What GitHub does not say is done without', () => {
  test.each([
    ['not in Actions', { ...github, GITHUB_ACTIONS: 'false' }, '', 'file:///srv/site/README.md', undefined],
    ['no workspace', { ...github, GITHUB_WORKSPACE: '' }, '', 'file:///srv/site/README.md', undefined],
    ['no repository', { ...github, GITHUB_REPOSITORY: '' }, 'site/', 'file:///srv/site/README.md', undefined],
    [
      'the generator beside the repository',
      { ...github, GITHUB_WORKSPACE: '/srv/site/content' },
      '',
      'file:///srv/site/README.md',
      'https://github.com/o/r/blob/abc/',
    ],
  ])('%s', (_, env, prefix, readmeUrl, blob) => {
    expect(settingOf({ ...here, env })).toMatchObject({ prefix, readmeUrl, blob });
  });
});
