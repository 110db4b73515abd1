import { z } from 'zod';

const path = z.string().regex(/^\/\S*$/);
const headers = z.record(z.string().regex(/^[A-Za-z-]+$/), z.string());

/** A rule of `routes`: only redirects and statuses that Azure documents, and `*` at the end of a pattern alone, or in front of endings. */
const route = z.strictObject({
  route: path.regex(/^[^*]*(?:\*(?:\.\{[a-z]+(?:,[a-z]+)*\})?)?$/),
  redirect: path.optional(),
  statusCode: z.union([z.literal(301), z.literal(302), z.literal(404)]).optional(),
  headers: headers.optional(),
});

/** `staticwebapp.config.json` as Azure documents it, as far as a static site needs it. */
const config = z.strictObject({
  routes: z.array(route),
  mimeTypes: z.record(z.string().regex(/^\.[a-z]+$/), z.string()).optional(),
  trailingSlash: z.enum(['always', 'never', 'auto']),
  responseOverrides: z.record(z.enum(['404']), z.strictObject({ rewrite: path })).optional(),
  globalHeaders: headers,
});

/** What Azure Static Web Apps are told. */
export type AzureConfig = z.infer<typeof config>;

/** Reads `staticwebapp.config.json`. @throws where Azure would not take it */
export function readAzureConfig(text: string): AzureConfig {
  if (Buffer.byteLength(text) > 20_000) throw new Error('more than 20 KB');
  return config.parse(JSON.parse(text));
}
