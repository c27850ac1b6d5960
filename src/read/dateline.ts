/** A line that is a date or a place and a date, by its figures and its length. */
export const isDateline = (words: string) =>
  !/\(\d{4}\)/.test(words) &&
  words.length < 60 &&
  /\d/.test(words) &&
  (/(?:19|20)\d\d\s?年/.test(words) ||
    /(?:^|\s)\d{1,2}\s?,?\s(?:19|20)\d\d\b/.test(words) ||
    /\b\d{1,2}\s\p{L}+\s(?:19|20)\d\d/u.test(words) ||
    /^\d{4}[-/]\d\d[-/]\d\d(?!\d)/.test(words))
