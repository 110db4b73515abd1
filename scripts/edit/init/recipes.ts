import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a site may be given besides its content: how it is checked and published. */
export type Recipe = 'github' | 'gitlab' | 'hook' | 'container';

/** A file of a recipe, as it stands in a site. */
export interface RecipeFile {
  readonly text: string;
  readonly isProgram: boolean;
}

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

/** The files of a recipe, by their paths in a site. */
export function recipeFiles(recipe: Recipe): Map<string, RecipeFile> {
  const files = Object.entries(recipes[recipe]).map(([path, name]): [string, RecipeFile] => {
    const text = readFileSync(join(import.meta.dirname, 'files', name), 'utf8');
    return [path, { text, isProgram: text.startsWith('#!') }];
  });
  return new Map(files);
}
