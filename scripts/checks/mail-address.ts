import { tried } from '../cannot-run.ts';

/** A part in front of `@`: words with dots between them, or anything between quotes (RFC 5322, 3.4.1). */
const LOCAL = /^(?:[^\s@<>()[\]\\,;:".]+(?:\.[^\s@<>()[\]\\,;:".]+)*|"(?:[^"\\\r\n]|\\[^\r\n])*")$/u;
/** A name that hosts of the internet have, or an address between brackets. */
const DOMAIN = /^(?:[^\s@.,;:<>()[\]\\"]+(?:\.[^\s@.,;:<>()[\]\\"]+)+|\[[^\s[\]\\]+\])$/u;

/** The fields that hold mail addresses. */
const RECEIVERS = new Set(['to', 'cc', 'bcc']);

/**
 * Why a `mailto:` is none by RFC 6068; undefined where it is one: addresses with commas between them, fields of a message, or
 * both.
 * @param rest what stands behind `mailto:`
 */
export function flawOfMail(rest: string): 'mailto' | 'mail-field' | undefined {
  const [, path = '', query] = /^([^?#]*)(?:\?([^#]*))?/.exec(rest) ?? [];
  const fields = (query ?? '').split('&').filter((field) => field !== '');
  // What parts an address of the web is escaped in one of mail.
  if ((path === '' && fields.length === 0) || /[/&;[\]]/.test(path)) return 'mailto';
  if (path !== '' && !areAddresses(path)) return 'mailto';
  if (fields.some((field) => field.indexOf('=') < 1)) return 'mail-field';
  const isRight = (field: string): boolean => {
    const [name = '', value = ''] = field.split(/=(.*)/s);
    return value === '' || !RECEIVERS.has(name.toLowerCase()) || areAddresses(value);
  };
  return fields.every(isRight) ? undefined : 'mailto';
}

/** Of a comma within an address, the escape is written. */
function areAddresses(list: string): boolean {
  return list.split(',').every((written) => isAddress(tried(() => decodeURIComponent(written)) ?? ''));
}

function isAddress(written: string): boolean {
  const address = written.trim();
  const at = address.lastIndexOf('@');
  return at > 0 && LOCAL.test(address.slice(0, at)) && DOMAIN.test(address.slice(at + 1));
}
