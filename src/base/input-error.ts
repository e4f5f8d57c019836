/** Something that was given is wrong: said in one line (what, where, what to do), exit code 2. */
export class InputError extends Error {
  constructor(
    message: string,
    /** Where there are several things wrong: one line each. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The settings of an organisation are wrong. They name no person, so whoever watches from afar may be told why. */
export class SettingsError extends InputError {}

/** Another run took longer than this one may wait: nothing is wrong, and nothing was looked at. */
export class Busy extends Error {}
