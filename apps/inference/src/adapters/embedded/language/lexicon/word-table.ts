/** A table that is asked with words of strangers: without a prototype, so that "constructor" is in none. */
export const wordTable = <T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> => Object.assign(Object.create(null) as Record<string, T>, entries);
