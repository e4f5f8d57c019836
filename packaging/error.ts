/** What the person who packages has to put right: one clear line and exit code 2. */
export class PackagingError extends Error {}
