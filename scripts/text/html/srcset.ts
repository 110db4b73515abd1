const SPACE = /[\t\n\f\r ]/;

/** The addresses of a `srcset` (HTML standard, "parse a srcset attribute"): commas may stand in an address, not at its end. */
export function srcsetAddresses(srcset: string): string[] {
  const addresses: string[] = [];
  let at = 0;
  for (;;) {
    while (at < srcset.length && /[\t\n\f\r ,]/.test(srcset.charAt(at))) at++;
    if (at >= srcset.length) return addresses;
    const start = at;
    while (at < srcset.length && !SPACE.test(srcset.charAt(at))) at++;
    let end = at;
    while (srcset.charAt(end - 1) === ',') end--;
    addresses.push(srcset.slice(start, end));
    if (end === at) at = afterDescriptors(srcset, at);
  }
}

/** Where the next candidate begins: behind the next comma that stands in no brackets. */
function afterDescriptors(srcset: string, from: number): number {
  let inBrackets = false;
  for (let at = from; at < srcset.length; at++) {
    const character = srcset.charAt(at);
    if (character === ',' && !inBrackets) return at + 1;
    if (character === '(') inBrackets = true;
    else if (character === ')') inBrackets = false;
  }
  return srcset.length;
}
