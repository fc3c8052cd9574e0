// `npm run build`: everything that `npm start` does before it serves.
import { prepare } from './setup.mjs'

prepare()
