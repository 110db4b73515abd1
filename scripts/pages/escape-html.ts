import nunjucks from 'nunjucks';

/** As Nunjucks escapes by itself. */
export function escapeHtml(text: string): string {
  return (nunjucks.lib as unknown as { escape(text: string): string }).escape(text);
}
