export * from './arithmetic.ts'
export * from './bounds.ts'
export * from './days.ts'
export * from './format.ts'
