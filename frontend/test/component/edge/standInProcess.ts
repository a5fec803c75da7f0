/** A stand-in as a process of its own, to be frozen and killed. Its argument is the port. */
import { StandIn } from './StandIn.ts';

await StandIn.start(undefined, Number(process.argv[2]));
