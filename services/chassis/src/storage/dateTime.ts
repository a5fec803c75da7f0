/** A moment as a DATETIME(3) in UTC. Written by hand, because what Sequelize makes of a Date has no milliseconds. */
export const dateTime = (moment: Date): string => moment.toISOString().slice(0, 23).replace('T', ' ');
