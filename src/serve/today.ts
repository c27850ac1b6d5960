/** Today as EDTF, where a command asks about a day and none is given. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
