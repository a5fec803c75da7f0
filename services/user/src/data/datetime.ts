/** A moment as a DATETIME(3) in UTC. Written by hand, because the driver's own form has no milliseconds. */
export const datetime = (moment: Date): string => moment.toISOString().slice(0, 23).replace('T', ' ');
