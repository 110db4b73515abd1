import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { generatorRoot, layoutsFolder } from '../../scripts/folders.ts';
import { createRenderer } from '../../scripts/pages/renderer.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { newFolder, someDay } from './fixture.ts';

/** An example of a component, rendered by the project's own renderer through the component's macro. */
export interface RenderedExample {
  readonly component: string;
  readonly name: string;
  readonly html: string;
}

const examples = z
  .array(z.strictObject({ name: z.string().min(1), params: z.record(z.string(), z.unknown()) }))
  .min(1);

/** The folder of a component. */
export function componentFolder(component: string): string {
  return join(layoutsFolder, 'components', component);
}

/** The names of all components. */
export function components(): string[] {
  return readdirSync(join(layoutsFolder, 'components')).filter((name) => !name.startsWith('.'));
}

/** The name of the macro that a component is used by. */
export function macroOf(component: string): string {
  const source = readFileSync(join(componentFolder(component), 'macro.njk'), 'utf8');
  const name = /\{%-?\s*macro (\w+)\(params\)/.exec(source)?.[1];
  if (name) return name;
  throw new Error(`components/${component}/macro.njk has no macro that takes params`);
}

/** Renders every example of every component. */
export function renderExamples(): RenderedExample[] {
  const project = openProject(join(generatorRoot, 'content'), someDay);
  const [planned] = project.plan.pages;
  if (!planned) throw new Error('the site has no page to borrow data from');
  // The renderer finds templates in one folder: one that holds the components, and for each a page that uses it.
  const layouts = newFolder();
  symlinkSync(join(layoutsFolder, 'components'), join(layouts, 'components'));
  const render = createRenderer(project.plan, { layouts, assets: project.assets, trace: false });
  return components().flatMap((component) => {
    const macro = macroOf(component);
    const template = `${component}.njk`;
    const use = `{%- from "components/${component}/macro.njk" import ${macro} -%}\n{{ ${macro}(params) }}\n`;
    writeFileSync(join(layouts, template), use);
    const source = readFileSync(join(componentFolder(component), 'examples.yaml'), 'utf8');
    return examples.parse(parse(source)).map(({ name, params }) => {
      const data = { ...planned.data, params };
      return { component, name, html: render(template, data, undefined).html };
    });
  });
}
