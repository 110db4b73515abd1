import { describe, expect, test } from 'vitest';
import { settingOf } from '../../scripts/cli/announce.ts';
import { reportOf } from '../../scripts/report/report.ts';
import { sectionOf } from '../../scripts/report/setting.ts';

const here = {
  env: {},
  folder: '/srv/site',
  root: '/srv/site',
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
    expect(settingOf(columns, { ...here, env })).toMatchObject({ colour, columns });
  });
});

test('Outside of GitHub the manual is a file, named from where the command runs', () => {
  expect(settingOf(undefined, here)).toEqual({
    colour: false,
    columns: undefined,
    manual: 'scripts/manual/en/codes.md',
    repository: undefined,
    folder: '/srv/site',
    workspace: '/srv/site',
    blob: undefined,
    now: '2026-11-22T09:30:00',
  });
  // As from the copy that the hook checks, where its reader is not.
  expect(settingOf(undefined, { ...here, folder: '/srv/site/.cache/staged' }).manual).toBe(
    '/srv/site/scripts/manual/en/codes.md',
  );
});

test('In GitHub Actions files are named from the root of the repository, and have addresses', () => {
  expect(settingOf(undefined, { ...here, env: github })).toMatchObject({
    manual: 'https://github.com/o/r/blob/HEAD/site/scripts/manual/en/codes.md',
    repository: 'https://github.com/o/r/blob/HEAD/site',
    folder: '/srv/site',
    workspace: '/srv',
    blob: 'https://github.com/o/r/blob/abc/',
  });
});

test('A manual that npm installed is in no repository', () => {
  const root = '/srv/site/node_modules/trust-center';
  expect(settingOf(undefined, { ...here, root, env: github })).toMatchObject({
    manual: 'node_modules/trust-center/scripts/manual/en/codes.md',
    repository: undefined,
    own: 'https://github.com/o/r/',
    blob: 'https://github.com/o/r/blob/abc/',
  });
});

test('Links to the manual never lead to a repository that has none of it', () => {
  const root = '/srv/site/node_modules/trust-center';
  const link = (repository: string, at: string) =>
    sectionOf(
      'spacing',
      reportOf([], { pages: 0, links: 0, anchors: 0, accepted: 0 }, repository),
      settingOf(undefined, { ...here, root: at, env: github }),
    );
  const [own, ours] = ['https://github.com/o/r/blob/main', 'https://github.com/o/generator/blob/main'];
  expect(link(own, root)).toBeUndefined();
  expect(link(ours, root)).toBe(`${ours}/scripts/manual/en/codes.md#spacing`);
  expect(link(own, '/srv/site')).toBe(`${own}/scripts/manual/en/codes.md#spacing`);
});

test('In GitLab CI files are named from the root of the repository', () => {
  const gitlab = { GITLAB_CI: 'true', CI_PROJECT_DIR: '/srv' };
  expect(settingOf(undefined, { ...here, env: gitlab })).toMatchObject({
    folder: '/srv/site',
    workspace: '/srv',
    manual: 'scripts/manual/en/codes.md',
    blob: undefined,
  });
  const { workspace } = settingOf(undefined, { ...here, env: { ...gitlab, GITLAB_CI: 'false' } });
  expect(workspace).toBe('/srv/site');
});

describe('What GitHub does not say is done without', () => {
  test.each([
    ['not in Actions', { ...github, GITHUB_ACTIONS: 'false' }, '/srv/site', undefined],
    ['no workspace', { ...github, GITHUB_WORKSPACE: '' }, '/srv/site', undefined],
    ['no repository', { ...github, GITHUB_REPOSITORY: '' }, '/srv', undefined],
    [
      'the generator beside the repository',
      { ...github, GITHUB_WORKSPACE: '/srv/site/content' },
      '/srv/site/content',
      'https://github.com/o/r/blob/abc/',
    ],
  ])('%s', (_, env, workspace, blob) => {
    expect(settingOf(undefined, { ...here, env })).toMatchObject({
      workspace,
      repository: undefined,
      manual: 'scripts/manual/en/codes.md',
      blob,
    });
  });
});
