import { z } from 'zod';
import { field, kind } from './field.ts';
import { languageCode, line, localeLike } from './schema.ts';

const code = kind(z.string(), 'language');

const insteadByLanguage = z.record(
  code,
  z.record(kind(line, 'word'), line, { error: 'write words, each with what to write instead' }),
  { error: 'write words by language, such as `{ en: { sub-processor: subprocessor } }`' },
);

const wordsByLanguage = z.record(code, z.array(line).min(1, 'write a word'), {
  error: 'write lists of words by language, such as `{ en: [word, words] }`',
});

const term = z
  .strictObject({
    to: field(
      kind(z.string({ error: 'write the path of a topic' }), 'path of a topic')
        .regex(/^[^#\s]+#\S+$/, 'the path of a topic and an anchor, such as `privacy/definitions.md#data`')
        .optional(),
      'Path of a topic inside the folder of a language, with the anchor under which the meaning is told; none for words that are only to be avoided.',
      'privacy/definitions.md#customer-data',
    ),
    words: field(
      wordsByLanguage.default({}),
      'All forms of the term, by the codes of languages; the first one names it.',
      { en: ['subprocessor', 'subprocessors'], zh: ['子处理方'] },
    ),
    except: field(
      wordsByLanguage.default({}),
      'What holds one of the words, or of those to be avoided, and is something else, such as the name of a law.',
      { en: ['Personal Data Protection Act'] },
    ),
    avoid: field(
      insteadByLanguage.default({}),
      'Words that are not used for it, each with what to write instead, by the codes of languages.',
      { en: { 'sub-processor': 'subprocessor' } },
    ),
  })
  .refine(({ to, words }) => to !== undefined || Object.keys(words).length === 0, {
    error: 'add `to: …`, the path of the topic that says what the words mean, with its anchor',
  })
  .refine(({ to, words }) => to === undefined || Object.keys(words).length > 0, {
    error: 'add `words: …`, the forms of the term by language',
  });

/** `_data/terms.yaml`. */
export const terms = field(
  z.array(term, { error: 'write a list of terms' }),
  'Words whose first use on a page shows what they mean, and words to be avoided.',
);

/** `_data/spelling.yaml`. */
export const spelling = field(
  z.record(
    languageCode,
    field(
      z
        .array(line, { error: 'write a list of words' })
        .nullable()
        .transform((words) => words ?? []),
      'Words that are right in it.',
      ['datacenter', 'Kubernetes'],
    ),
    { error: 'write words by language, such as `{ en: [subprocessor] }`' },
  ),
  'Words that are right although no dictionary has them, by the languages whose spelling is judged.',
);

/** `_data/glossary.yaml`. */
export const glossary = field(
  z.record(
    kind(line, 'word or phrase'),
    field(localeLike('zh-Hans'), 'The language that it is in.', 'zh-Hans'),
  ),
  'Words and phrases of another language than the text around them, each with the tag (BCP 47) of its language.',
);
