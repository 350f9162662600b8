/** A moment as people read it, in UTC; a dash for none. */
export const time = (date: Date | undefined) => date?.toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC') ?? '–';
