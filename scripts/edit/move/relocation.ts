/** Where a statement stands: a topic's path below the content folder, and the anchor; null is the topic itself. */
export interface Spot {
  readonly path: string;
  readonly id: string | null;
}

/** Where what stood at a spot will stand; undefined where that stays as it is. */
export type Relocate = (path: string, id: string | null) => Spot | undefined;
