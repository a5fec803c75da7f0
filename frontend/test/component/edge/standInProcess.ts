/** A stand-in as a separate process, which can be frozen and killed. Its argument is the port. */
import { StandIn } from './StandIn.ts';

await StandIn.start(undefined, Number(process.argv[2]));
