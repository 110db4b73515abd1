import fc from 'fast-check';

const NAMES =
  'a b i div p span h1 h2 h3 ul ol li dl dt dd table thead tbody tr td th caption select option form button label';
const RARE =
  'template noscript svg g foreignObject desc title math mi annotation-xml style script textarea iframe object image nobr body html head frame xmp section dialog';
const VOID = 'img br hr input link meta col base';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm');
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES.split(' ')) },
  { weight: 2, arbitrary: fc.constantFrom(...RARE.split(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...VOID.split(' ')) },
);
const attribute = fc.oneof(
  { weight: 5, arbitrary: id.map((value) => ` id=${value}`) },
  { weight: 2, arbitrary: id.map((value) => ` name="${value}"`) },
  { weight: 2, arbitrary: id.map((value) => ` href='#${value}'`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' title="<p id=z>"', " class='", ' x=">', '/', ' =', ' id', ' ID=Q id=q'),
  },
);
const tag = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(name, fc.array(attribute, { maxLength: 2 }))
      .map(([element, attributes]) => `<${element}${attributes.join('')}>`),
  },
  { weight: 4, arbitrary: name.map((element) => `</${element}>`) },
  { weight: 1, arbitrary: name.map((element) => `<${element}/>`) },
);
const other = fc.constantFrom(
  'words',
  ' ',
  '&amp;',
  '<!-- <p id=z> -->',
  '<!-->',
  '<!--',
  '-->',
  '<![CDATA[<p id=z>]]>',
  '<?php <p id=z> ?>',
  '</>',
  '</ x>',
  '< p>',
  '<!doctype html>',
  '<!--<script>',
);

/** Pages of tags and texts in any order, most of them broken. */
export const anyPage: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: tag }, { weight: 1, arbitrary: other }), { maxLength: 24 })
  .map((parts) => parts.join(''));
