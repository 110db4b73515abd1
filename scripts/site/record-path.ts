/** Where a site keeps its record, below the content folder. */
export const RECORD_PATH = '_data/record.txt';
