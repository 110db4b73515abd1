import { z } from 'zod';
import { field, kind } from './field.ts';
import { type ColourName, hexOf } from './theme-palette.ts';

const colour = kind(
  z
    .string({ error: 'write a colour in quotes, such as `"#0a6156"`' })
    .refine((text) => hexOf(text) !== undefined, {
      error: ({ input }) =>
        `\`${input}\` is no colour without transparency: write one such as \`"#0a6156"\`, \`oklch(0.44 0.08 181)\` or \`teal\``,
    }),
  'colour',
);

/** What each colour is for. */
const COLOURS = {
  accent: ['What is to be seen first: links, edges, marks. All that is left out goes with it.', '#8a1253'],
  accent_strong: ['A link under the pointer, and what stands on a tint of the accent.', '#5f0b38'],
  accent_tint: ['The ground of what is chosen or pointed out.', '#f9e6ef'],
  ground: ['The ground of pages.', '#ffffff'],
  surface: ['The ground of the head of a page, of tables and of buttons.', '#f6f2f4'],
  ink: ['Text.', '#201419'],
  ink_soft: ['Text that stands back, such as notes and dates.', '#5c4a52'],
  line: ['Lines between things.', '#e2d5db'],
  line_strong: ['Edges of what can be used.', '#8c767f'],
  signal: ['Warnings.', '#8c4a06'],
  signal_tint: ['The ground of warnings.', '#fbf0df'],
  focus: ['The ring around what the keyboard is at.', '#8a1253'],
  deep: ['The ground of the head of the home page and of the foot of all pages.', '#2a0b1c'],
  deep_line: ['Lines on it.', '#522d42'],
  deep_ink: ['Text on it.', '#f7f1f4'],
  deep_ink_soft: ['Text that stands back on it.', '#ccb4c0'],
  deep_accent: ['Links on it, and the figure.', '#e59bc2'],
} as const satisfies Readonly<Record<ColourName, readonly [says: string, example: string]>>;

/** The names of the colours, as data files have them. */
export const colourNames = Object.keys(COLOURS) as ColourName[];

const colours = z.strictObject(
  Object.fromEntries(
    Object.entries(COLOURS).map(([name, [says, example]]) => [name, field(colour.optional(), says, example)]),
  ) as Record<ColourName, z.ZodOptional<typeof colour>>,
);

const family = kind(
  z
    .string({ error: 'write the name of a font' })
    .regex(/^[\w\u0080-\uffff][\w \u0080-\uffff.+-]*$/, 'the name of a font, such as `Inter`'),
  'name of a font',
);
const families = z.array(family, { error: 'write a list of fonts, such as `[Inter]`' }).optional();

const fontFile = z.strictObject({
  family: field(family, 'What the font is called above.', 'Inter'),
  file: field(
    kind(
      z
        .string({ error: 'write the path of a file' })
        .regex(/^[\w./-]+\.(?:woff2?|ttf|otf)$/, 'a font below `assets/`, such as `fonts/inter.woff2`'),
      'path',
    ),
    'Its file below `assets/`, beside the content.',
    'fonts/inter.woff2',
  ),
  weight: field(
    kind(
      z
        .string({ error: 'write a weight in quotes, such as `"400"`' })
        .regex(/^\d{1,4}(?: \d{1,4})?$/, 'a weight such as `"400"`, or two of a variable font, `"100 900"`'),
      'weight',
    ).default('400'),
    'How heavy it is: two numbers of a variable font.',
    '100 900',
  ),
  style: field(
    z.enum(['normal', 'italic'], { error: '`normal` or `italic`' }).default('normal'),
    'Whether it is upright.',
    'italic',
  ),
});

const picture = kind(
  z
    .string({ error: 'write the path of a picture' })
    .regex(
      /^images\/[\w.-]+\.(?:svg|png|webp|jpe?g)$/,
      'a picture of the content, such as `images/logo.svg`',
    ),
  'picture',
);

/** `_data/theme.yaml`. */
export const theme = field(
  z
    .strictObject({
      light: field(colours.optional(), 'The colours by day. One accent is enough.', { accent: '#8a1253' }),
      dark: field(colours.optional(), 'The colours by night, for those who have set their device so.', {
        accent: '#e59bc2',
      }),
      fonts: field(
        z
          .strictObject({
            text: field(
              families,
              'Fonts of texts, the first that a device has; system fonts stand behind them.',
              ['Inter'],
            ),
            display: field(families, 'Fonts of headings.', ['Inter']),
            code: field(families, 'Fonts of what programs say.', ['JetBrains Mono']),
            files: field(
              z.array(fontFile, { error: 'write a list of fonts' }).default([]),
              'Fonts that the site brings along; without any, those of the device are used.',
            ),
          })
          .optional(),
        'What texts are set in.',
      ),
      radius: field(
        z
          .number({ error: 'write a number of pixels' })
          .min(0, 'a number of pixels from 0 to 24')
          .max(24, 'a number of pixels from 0 to 24')
          .optional(),
        'How round corners are, in pixels.',
        6,
      ),
      logo: field(
        picture.optional(),
        'The logo at the head of every page, in place of the mark and the name: a picture of the content.',
        'images/logo.svg',
      ),
      logo_dark: field(
        picture.optional(),
        'The logo on a dark ground, where that is another one.',
        'images/logo-dark.svg',
      ),
      figure: field(
        z
          .union([z.literal('none'), picture], {
            error: 'write the path of a picture, such as `images/figure.svg`, or `none`',
          })
          .optional(),
        'What stands behind the title of the home page; `none` for nothing.',
        'images/figure.svg',
      ),
    })
    .refine(({ logo, logo_dark }) => logo !== undefined || logo_dark === undefined, {
      path: ['logo_dark'],
      error: 'there is no `logo` for a light ground',
    })
    .prefault({}),
  'How the site looks. What is left out is as it comes, or goes with the accent.',
);

export type Theme = z.infer<typeof theme>;
