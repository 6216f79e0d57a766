/** The column in which a file of bad rows says what is wrong; ignored when the corrected file comes back. */
export const PROBLEM_HEADING: readonly string[] = ['问题', 'Problem'];
