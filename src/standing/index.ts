/** Who holds what, since when, with what force, why, and what is missing. */
export { type ExampleResult, runExamples } from './example.ts'
export { leaves, type Proof } from './proof.ts'
export { type ReportLine, standingHistory, standingReport } from './report.ts'
export { compileRulebooks } from './rules/compile.ts'
export type { RulebookFile } from './rules/parse.ts'
export type { Rulebook, RuleRef } from './rules/program.ts'
export { shippedRulebook } from './shipped.ts'
export { Standing, type StandingOptions, type Standpoint, type StatusFilter, type StatusPeriod } from './standing.ts'
