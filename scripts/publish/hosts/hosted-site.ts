/** What a host must be told of a built site. All paths are absolute and have the base path. */
export interface HostedSite {
  /** The path that the site lives under, with `/` at both ends; like the paths in `notFound`, it needs no escapes. */
  readonly base: string;
  /** Addresses that the host sends on for good. Each has a page of its own too, for hosts that cannot. */
  readonly redirects: readonly Redirect[];
  /** Pages for what does not exist, by the path they stand for, the most special first: `/zh/` has `/zh/404.html`. */
  readonly notFound: readonly NotFound[];
}

/** An address that is sent on, percent-encoded; `to` may have a fragment, and gets the query that the reader came with. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** The page that is shown, with status 404, for what does not exist below a path. */
export interface NotFound {
  readonly below: string;
  readonly page: string;
}
