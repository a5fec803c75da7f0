/** Formats a moment as a DATETIME(3) in UTC. Sequelize's own conversion drops the milliseconds. */
export const dateTime = (moment: Date): string => moment.toISOString().slice(0, 23).replace('T', ' ');
