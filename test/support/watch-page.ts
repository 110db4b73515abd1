import type { Page } from 'playwright-core';

/**
 * Collects what goes wrong on a page from now on: what it says on the console (refusals by the content security policy
 * are said there), errors nobody caught, requests that fail and requests that leave the host.
 */
export function watchPage(page: Page, origin: () => string, faults: string[] = []): string[] {
  page.on('console', (message) => {
    const type = message.type();
    // It may come when the next page stands there; that there is no icon is told by its answer, in time.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (type === 'error' || type === 'warning') faults.push(`console ${type}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin()) faults.push(`request off the host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    // The icon of a page that was left before it came: no fault of the page that follows in the same tab.
    const isLeft = errorText === 'net::ERR_ABORTED' && /\/assets\/images\//.test(request.url());
    if (!isLeft) faults.push(`failed: ${request.url()} (${errorText})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return faults;
}
