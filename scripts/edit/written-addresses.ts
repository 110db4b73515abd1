import type { Place } from '../problem.ts';
import { findAddresses } from '../text/markdown/find-addresses.ts';
import { rewriteAddress } from '../text/markdown/rewrite-address.ts';
import { rewriteYamlText, yamlTexts } from '../text/yaml/yaml-texts.ts';
import { markdownOf } from './source-text.ts';

/** An address, or another text value, as it stands in a file. */
export interface Written {
  /** What it says. */
  readonly value: string;
  readonly place: Place;
  /** As it is written there. */
  readonly raw: string;
  /** Where the link stands that uses it; of a value in YAML, the value itself. */
  readonly use: Place;
  /** The keys that lead to it in YAML, lists left out. */
  readonly keys: readonly string[];
  /** What to write in its place to say something else; undefined where that cannot be said there. */
  readonly rewrite: (next: string) => string | undefined;
}

/** The addresses in the text of a topic, its front matter aside, in the order of their uses. */
export function addressesInTopic(file: string, text: string): Written[] {
  return findAddresses(markdownOf(text), file, 1).map((address) => {
    const { href: value, place, raw, use } = address;
    return { value, place, raw, use, keys: [], rewrite: (next) => rewriteAddress(address, next) };
  });
}

/** The text values in YAML that stand on one line. @param firstLine the line of the file on which it begins */
export function valuesInYaml(file: string, yaml: string, firstLine = 1): Written[] {
  return yamlTexts(yaml).map((text) => {
    const { value, raw, keys, column } = text;
    const place = { file, line: text.line + firstLine - 1, column };
    return { value, place, raw, use: place, keys, rewrite: (next) => rewriteYamlText(yaml, text, next) };
  });
}
