import type { LayoutFault } from '../../flaws.ts';
import type { Code, Facts } from '../../problem.ts';
import {
  code,
  didYouMean,
  error,
  type Kinds,
  listOf,
  type Message,
  sentences,
  warningOfFile,
} from './kind.ts';

/** What can be wrong with how a site looks: its theme, its layouts and its assets. */
export const overlayKinds = {
  'layout-fault': error(
    'A layout or a sheet of the site names what is not there, or cannot be read or rendered.',
    ({ fault, name, suggestion, known = [] }) => ({
      what: `${LAYOUT_FAULTS[fault].what.replace('{}', () => (fault === 'syntax' || fault === 'render' ? name : code(name)))}.`,
      cure: sentences(
        didYouMean(suggestion),
        LAYOUT_FAULTS[fault].cure.replace('{}', () => listOf(known)),
      ),
    }),
    ({ fault }) => fault === 'unused',
  ),
  'stale-overlay': warningOfFile(
    'Ours changed since a layout or an asset of the site was made to take its place.',
    ({ reason, ours, changes = [], more = 0 }, _, file) => {
      const done = code(`npm run review -- --done ${file}`);
      const lines = `${listOf(changes)}${more > 0 ? ` and ${more} more` : ''}`;
      return {
        changed: {
          what: `${code(ours)} of ours changed since this file was made or looked at: ${lines}.`,
          cure: `Take over what this file needs too, then run ${done}.`,
        },
        unknown: {
          what: `This file takes the place of ${code(ours)} of ours, and it is not known which version it was made from, so nobody can say what it misses.`,
          cure: `Compare the two, then run ${done}: from then on, changes of ours are told.`,
        },
        gone: {
          what: `There is no ${code(ours)} among ours any more, whose place this file took.`,
          cure: 'Remove this file if nothing of yours names it, and its copy in `.base/` in any case.',
        },
      }[reason];
    },
  ),
  picture: warningOfFile(
    'A picture is larger than readers can wait for, or has not the size that it is shown in.',
    (facts, _, file) => pictureText(facts, file),
  ),
  'low-contrast': error(
    'A colour of the theme cannot be told from another as well as all readers need it.',
    ({ key, front, back, frontColour, backColour, ratio, needed, suggestion }) =>
      key === 'logo'
        ? {
            what: `By night ${code(front)} is hardly seen: the lightest of its colours, ${frontColour}, has a contrast of ${ratio}:1 to ${code(back)} (${backColour}).`,
            cure: 'Draw it in light colours too, and name that file as `logo_dark`.',
          }
        : {
            what: `${code(front)} (${frontColour}) on ${code(back)} (${backColour}) has a contrast of ${ratio}:1, and needs ${needed}:1 (WCAG 2.2, AA).`,
            cure: suggestion
              ? `Write ${code(JSON.stringify(suggestion))} for ${code(key)}: the nearest of its hue with which this and all other pairs are right.`
              : `No lightness of ${code(key)} is right for all that it is seen with: choose its hue, or the colours around it, anew.`,
          },
    ({ key }) => key === 'logo',
  ),
} satisfies Partial<Kinds<Code>>;

function pictureText(facts: Facts['picture'], file: string): Message {
  const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;
  if (facts.fault === 'heavy')
    return {
      what: `This picture has ${kilobytes(facts.bytes)}, and whoever opens a page with it waits for all of them: ${kilobytes(facts.most)} are enough.`,
      cure: /\.svg$/i.test(file)
        ? 'Take out what it does not show, such as pictures within it.'
        : 'Make it as wide as it is shown, twice at most, and save it as WebP, or as PNG with fewer colours.',
    };
  if (facts.fault === 'icon')
    return {
      what: `This icon has ${facts.width} × ${facts.height} pixels, and is announced as one of ${facts.side} × ${facts.side}: it is blurred, or left out.`,
      cure: `Draw it with ${facts.side} × ${facts.side} pixels.`,
    };
  return {
    what: 'This logo does not say how large its drawing is (`viewBox`), so it is cut off where there is little room.',
    cure: 'Write `viewBox="0 0 WIDTH HEIGHT"` into its `<svg …>`, with the size that it is drawn in.',
  };
}

const LAYOUT_FAULTS: Readonly<Record<LayoutFault, { readonly what: string; readonly cure: string }>> = {
  syntax: { what: 'Nunjucks cannot read this layout: {}', cure: 'Mend it here, or just before.' },
  open: { what: 'Nothing ends {}, which begins here', cure: 'Write {} where it ends.' },
  render: {
    what: 'Nunjucks cannot make a page of this: {}',
    cure: 'Mend it here, or in what is called here.',
  },
  circle: {
    what: 'This layout would be made of itself: {} leads back to it',
    cure: 'Write `trust-center/` before the name to mean ours.',
  },
  template: { what: 'There is no layout {}', cure: 'Write the path of one of ours or of yours.' },
  macro: {
    what: 'That layout has no macro {}',
    cure: 'It has {}.',
  },
  block: {
    what: 'No layout that this one extends has a block {}, so nobody would see it',
    cure: 'It has {}.',
  },
  filter: { what: 'There is no filter {}', cure: 'Use one of ours or of Nunjucks.' },
  asset: { what: 'There is no asset {}', cure: 'Put it into `assets/` beside the content, or name another.' },
  text: { what: 'The interface has no text {}', cure: 'Name one that the files of languages have.' },
  token: { what: 'No sheet defines {}, so the rule has no effect', cure: 'Define it, or name another.' },
  unused: {
    what: 'Nothing uses this file: there is no {} of ours whose place it takes, and no layout or sheet of yours names it',
    cure: 'Give it the path of one of ours, name it, or remove it.',
  },
  name: {
    what: 'Layouts are given no {}, so nothing is shown',
    cure: 'What `page` and `site` hold stands in the manual: fields/layouts.md.',
  },
  component: {
    what: 'There is no component {}',
    cure: 'Make its folder in `layouts/components/`, or name another.',
  },
};
