import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const validators = ['JUnit.xsd', 'junit-10.xsd'].map((name) => {
  const file = join(import.meta.dirname, '../fixtures/schemas', name);
  return { name, validator: XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(file, 'utf8'))) };
});

/** What libxml2 says against a report by the schemas of JUnit XML, a line a fault. @throws where it is no XML */
export function validateJunit(text: string): string[] {
  const document = XmlDocument.fromString(text);
  try {
    return validators.flatMap(({ name, validator }) => faults(name, () => validator.validate(document)));
  } finally {
    document.dispose();
  }
}

function faults(name: string, validate: () => void): string[] {
  try {
    validate();
    return [];
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}

/** The texts that an XPath finds in a report. */
export function textsIn(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path).map(({ content }) => content);
  } finally {
    document.dispose();
  }
}
