import { MARK_HEADINGS } from '../../../people/full-files/mark.ts';

/** The columns in which a file of bad rows says what is wrong and whose file it is; ignored when the corrected file comes back. */
export const PROBLEM_HEADING: readonly string[] = ['问题', 'Problem', ...Object.values(MARK_HEADINGS)];
