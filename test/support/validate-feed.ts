import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

const schemas = join(import.meta.dirname, '../fixtures/schemas');
const read = (name: string): string => readFileSync(join(schemas, name), 'utf8');
const atom = RelaxNGValidator.fromDoc(XmlDocument.fromString(read('atom.rng')));
const ajv = new Ajv();
formats.default(ajv);
const jsonFeed = ajv.compile(JSON.parse(read('json-feed-1.1.json')));

/** What libxml2 says against a feed by the rules of RFC 4287, or ajv by those of JSON Feed 1.1. */
export function validateFeed(name: string, text: string): string[] {
  if (name.endsWith('.json')) return jsonFeed(JSON.parse(text)) ? [] : [ajv.errorsText(jsonFeed.errors)];
  const document = XmlDocument.fromString(text);
  try {
    atom.validate(document);
    return [];
  } catch (error) {
    return [(error as Error).message];
  } finally {
    document.dispose();
  }
}
