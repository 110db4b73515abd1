import { encodeFragment } from '../text/find-anchor.ts';

/** What the record has of a page, or (with an id) of an anchor on it. Addresses are without base path. */
export interface RecordedPlace {
  readonly address: string;
  readonly id: string | null;
}

/** The name of a page or an anchor in the record: its address as a link would write it, `/en/x/#id`. */
export function recordKey(address: string, id: string | null = null): string {
  return id === null ? address : `${address}#${encodeFragment(id)}`;
}

/** Reads such a name; an id that was not encoded by us stays as it is. */
export function readRecordKey(key: string): RecordedPlace {
  const cut = key.indexOf('#');
  if (cut < 0) return { address: key, id: null };
  return { address: key.slice(0, cut), id: decode(key.slice(cut + 1)) };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
