/** The part of the edtf library that is used here; the package brings no types. */
declare module 'edtf' {
  /** Milliseconds since 1970-01-01 UTC; an open end is infinite, an unknown one null. */
  export interface Parsed {
    readonly type: string
    readonly min: number | null
    readonly max: number | null
  }
  export default function edtf(text: string, constraints?: { level?: number }): Parsed
}
