/** A mechanism that is removed on purpose, and the cell that must notice. */

export interface Edit {
  /** The end of a source file's path. */
  file: string;
  /** Must occur exactly once. */
  from: string;
  to: string;
}

export interface Mutant {
  /** The removed mechanism. */
  name: string;
  edits: Edit[];
  component: string;
  fault: string;
  /** A journey, or the final comparison with the databases. */
  noticedBy: string;
}
