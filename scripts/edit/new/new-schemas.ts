import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8 } from '../../text/decode-bytes.ts';
import { editorSchemas, schemaLine, schemaPathOf } from '../fields/editor-schemas.ts';
import { VERSION_PATH, versionText } from '../fields/version-file.ts';
import type { Change } from '../write-changes.ts';
import type { Making, NewPlan } from './making.ts';

const HAS_LINE = /^#\s*yaml-language-server:/m;

/** What the programs of editors read of data files, as it is now, and the line in each data file that leads there. */
export function newSchemas({ site, files }: Making): NewPlan {
  const now = new Map([...editorSchemas(), [VERSION_PATH, versionText()]]);
  const schemas = [...now].map(([path, is]) => ({ path, was: textAt(site.folder, path), is }));
  const led = files.data.map(({ path, text }) => ({ path, was: text, is: withLine(path, text) }));
  return {
    folder: site.folder,
    changes: [...schemas, ...led].filter(({ was, is }) => was !== is),
    told: [
      'an editor that has a YAML language server, such as VS Code with the extension “YAML” by Red Hat, completes and checks the data files by them',
    ],
  };
}

/** The same plan, in which each new data file leads to its schema, which is made where it is not there. */
export function withSchemas(plan: NewPlan): NewPlan {
  const schemas = editorSchemas();
  const isNew = ({ was, is }: Change): boolean => was === undefined && typeof is === 'string';
  const changes = plan.changes.map((change) =>
    isNew(change) ? { ...change, is: withLine(change.path, change.is ?? '') } : change,
  );
  const missing = changes.filter(isNew).flatMap(({ path }): Change[] => {
    const schema = schemaPathOf(path);
    const isThere = schema === undefined || existsSync(join(plan.folder, schema));
    return isThere ? [] : [{ path: schema, was: undefined, is: schemas.get(schema) }];
  });
  return { ...plan, changes: [...changes, ...missing] };
}

function withLine(path: string, text: string): string {
  return HAS_LINE.test(text) ? text : `${schemaLine(path) ?? ''}${text}`;
}

function textAt(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? decodeUtf8(readFileSync(file)).text : undefined;
}
