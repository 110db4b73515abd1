import { BREAKS_OUT, HEADINGS, INTEGRATION } from './html-elements.ts';
import type { Tag } from './html-tokens.ts';
import { DEEPEST, type OpenElements, type Segment } from './open-elements.ts';

/**
 * A start tag in a drawing or a formula (HTML standard, 13.2.6.5).
 * @returns whether it is one of HTML, else whether its element has content
 */
export function startForeign(
  open: OpenElements,
  { name, attributes, selfClosing }: Tag,
): 'html' | 'open' | 'empty' {
  const { kind, names } = open.top;
  if (kind === 'html') return 'html';
  if (breaksOut(name, attributes)) {
    leave(open);
    return 'html';
  }
  if (name === 'svg' && names.at(-1) === 'annotation-xml') return 'html';
  if (selfClosing) return 'empty';
  if (INTEGRATION[kind].has(name) || isHtmlAnnotation(kind, name, attributes)) open.pushSegment(name, 'html');
  else open.push(name);
  return 'open';
}

/** An end tag in a drawing or a formula. @returns whether it was dealt with; where not, it is one of HTML */
export function endForeign(open: OpenElements, name: string): boolean {
  const { top } = open;
  const inHtml = top.kind === 'html';
  // While HTML is open in a part of a drawing, the end tags of what is around it are ignored.
  if (inHtml && (!isIntegration(top) || top.names.length > 0)) return false;
  if (!inHtml && (name === 'p' || name === 'br')) {
    leave(open);
    return false;
  }
  if (open.find((other) => other === name) !== undefined) {
    open.closeTo(name);
    return true;
  }
  if (top.name !== name && !isOpenAround(open, name)) return false;
  open.closeSegments(open.segments.length - 1);
  return top.name === name || endForeign(open, name);
}

/** Closes drawings and formulas until HTML is read. */
function leave(open: OpenElements): void {
  while (open.top.kind !== 'html') open.closeSegments(open.segments.length - 1);
}

/** Whether an element of a drawing or a formula, or of HTML right around it, has this name. */
function isOpenAround({ segments }: OpenElements, name: string): boolean {
  const around = segments.at(-2);
  if (!around) return false;
  if (around.kind !== 'html' && around.name === name) return true;
  const names = around.names.slice(-DEEPEST);
  return names.includes(name) || (HEADINGS.has(name) && names.some((other) => HEADINGS.has(other)));
}

function breaksOut(name: string, attributes: Tag['attributes']): boolean {
  if (name === 'font') return 'color' in attributes || 'face' in attributes || 'size' in attributes;
  return BREAKS_OUT.has(name);
}

/** Whether HTML stands in a segment that is a part of a drawing or a formula. */
function isIntegration({ name, kind }: Segment): boolean {
  return (
    kind === 'html' && (INTEGRATION.svg.has(name) || INTEGRATION.math.has(name) || name === 'annotation-xml')
  );
}

function isHtmlAnnotation(
  kind: Segment['kind'],
  name: string,
  { encoding = '' }: Tag['attributes'],
): boolean {
  return (
    kind === 'math' && name === 'annotation-xml' && /^(?:text\/html|application\/xhtml\+xml)$/i.test(encoding)
  );
}
