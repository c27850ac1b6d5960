export { IndexFile } from './index-file.ts'
export { search } from './search.ts'
