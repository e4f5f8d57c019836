/** Something that was given is wrong: said in one line (what, where, what to do), exit code 2. */
export class InputError extends Error {}
