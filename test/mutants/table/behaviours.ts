/** What is right without a row in SECURITY.md, and was once changed without any test noticing. */
import { behaviour } from '../mutant.ts';

export const behaviours = behaviour();
