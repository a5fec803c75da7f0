/** A mechanism taken out on purpose, and the cell that must notice. */

export interface Edit {
  /** The end of a source file's path. */
  file: string;
  /** Stands there exactly once. */
  from: string;
  to: string;
}

export interface Mutant {
  /** The mechanism that is missing. */
  name: string;
  edits: Edit[];
  component: string;
  fault: string;
  /** A journey, or the books at the end. */
  noticedBy: string;
}
