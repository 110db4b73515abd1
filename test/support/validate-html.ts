import { HtmlValidate, type RuleConfig, StaticConfigLoader } from 'html-validate';

const common: RuleConfig = {
  // Old ids hold `/`, so ids are only held to what HTML itself asks of them.
  'valid-id': ['error', { relaxed: true }],
  // Numbers are kept on one line by the class: with U+2011 in them nobody could search or copy them.
  'tel-non-breaking': ['error', { ignoreClasses: ['phone'] }],
};

const pages = validator(common);

/** A part of a page may begin with a heading of any rank. */
const fragments = validator({
  ...common,
  'heading-level': ['error', { minInitialRank: 'any' }],
});

/** What html-validate finds in a whole page, one line a fault. */
export function validatePage(html: string): string[] {
  return faultsOf(pages, html);
}

/** What html-validate finds in a part of a page. */
export function validateFragment(html: string): string[] {
  return faultsOf(fragments, html);
}

function validator(rules: RuleConfig): HtmlValidate {
  return new HtmlValidate(
    new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules }),
  );
}

function faultsOf(rules: HtmlValidate, html: string): string[] {
  return rules
    .validateStringSync(html)
    .results.flatMap(({ messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
    );
}
