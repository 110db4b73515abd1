import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tried } from '../../cannot-run.ts';
import type { NewFile } from '../../files.ts';

/** What a site may be given besides its content: how it is checked and published. */
export type Recipe = 'github' | 'gitlab' | 'hook' | 'container';

/** The files of each recipe: where each stands in a site, and its name in `files/`. Each begins with what it does. */
const recipes: Readonly<Record<Recipe, Readonly<Record<string, string>>>> = {
  github: {
    '.github/workflows/trust-center.yml': 'github-pages.yml',
    '.github/workflows/links.yml': 'github-links.yml',
  },
  gitlab: { '.gitlab-ci.yml': 'gitlab-ci.yml' },
  hook: { '.githooks/pre-commit': 'pre-commit' },
  container: {
    Dockerfile: 'Dockerfile',
    '.dockerignore': 'dockerignore',
    'compose.yaml': 'compose.yaml',
    'nginx-container.conf': 'nginx-container.conf',
  },
};

/** What the image of the Dockerfile takes for the path that the site lives under. */
export const IMAGE_BASE = /^ARG BASE=(.*)$/m;

/** The path that a site lives under, which is written into some of the files; there need not be one yet. */
export function baseOf(content: string): string | undefined {
  const text = tried(() => readFileSync(join(content, '_data/operator.yaml'), 'utf8')) ?? '';
  return /^ {2}base: *["']?(\/[^\s"']*)/m.exec(text)?.[1];
}

/** The files of a recipe, by their paths in a site. @param base the path that the site lives under */
export function recipeFiles(recipe: Recipe, base = '/'): Map<string, NewFile> {
  const files = Object.entries(recipes[recipe]).map(([path, name]): [string, NewFile] => {
    const ours = readFileSync(join(import.meta.dirname, 'files', name), 'utf8');
    const text = ours.replace(IMAGE_BASE, `ARG BASE=${base}`);
    return [path, { text, isProgram: text.startsWith('#!') }];
  });
  return new Map(files);
}

/** The files that init may write into a site besides its content, by their paths in it. */
export function allRecipeFiles(base = '/'): Map<string, NewFile> {
  return new Map((Object.keys(recipes) as Recipe[]).flatMap((recipe) => [...recipeFiles(recipe, base)]));
}
