/** The helms that are here: `helm` of whatever version, and helm 4 beside it where it has a name of its own. */
import { findExecutable } from '../engines/findExecutable.ts';

export const helms = (): string[] => ['helm', 'helm4'].filter((name) => findExecutable(name) !== undefined);
