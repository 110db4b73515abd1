import { readdirSync } from 'node:fs';
import type { RunOptions } from 'axe-core';
import { describe, expect, it } from 'vitest';
import {
  componentFolder,
  components,
  macroOf,
  type RenderedExample,
  renderExamples,
} from '../support/component-examples.ts';
import { sample } from '../support/full.ts';
import { askAxe, injectAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';
import { validateFragment } from '../support/validate-html.ts';

/** What only a whole page can have. */
const PAGE_RULES = ['heading-order', 'landmark-one-main', 'page-has-heading-one', 'region', 'skip-link'];
const examples = renderExamples();
const { lookAt } = openSite();

describe('a component', () => {
  it.each(components())('%s: is a macro and examples', (component) => {
    expect(readdirSync(componentFolder(component)).sort()).toEqual(['examples.yaml', 'macro.njk']);
    expect(macroOf(component)).toBe(component.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    const names = examples.filter((example) => example.component === component).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an example', () => {
  it.each(examples)('$component, $name: is valid HTML', ({ html }) => {
    expect(html.trim()).not.toBe('');
    expect(html).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}/);
    expect(validateFragment(html)).toEqual([]);
  });
});

describe('axe has nothing to say about the examples', () => {
  it('in light colours, each by itself', async () => {
    const rules = Object.fromEntries(PAGE_RULES.map((rule) => [rule, { enabled: false }]));
    await judge(
      'light',
      sample(examples, ({ component }) => component),
      { rules },
    );
  });

  it('in dark colours, which decide no more than whether they can be seen', async () => {
    const html = examples.map((example) => example.html).join('\n');
    const values = ['color-contrast', 'link-in-text-block'];
    await judge('dark', [{ component: 'any', name: 'any', html }], { runOnly: { type: 'rule', values } });
  });

  async function judge(
    scheme: 'light' | 'dark',
    shown: readonly RenderedExample[],
    options: RunOptions,
  ): Promise<void> {
    await lookAt('/404.html', { scheme, width: 375 }, async ({ page, faults }) => {
      const wrong: string[] = [];
      await injectAxe(page);
      for (const { component, name, html } of shown) {
        await page.evaluate((body) => {
          document.body.innerHTML = body;
        }, html);
        for (const fault of await askAxe(page, options)) wrong.push(`${component}, ${name}: ${fault}`);
      }
      expect({ wrong, faults }).toEqual({ wrong: [], faults: [] });
    });
  }
});
