/** The installed Helm versions: `helm` of any version, and helm 4 if it is installed under its own name. */
import { findExecutable } from '../engines/findExecutable.ts';

export const helms = (): string[] => ['helm', 'helm4'].filter((name) => findExecutable(name) !== undefined);
