import type { Outcome } from '../base/outcome.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** One run of one script in `ps-scripts/probes/`, or in another folder beside it. */
export interface ScriptCall {
  /** `fix`: scripts that change something. `self-test`: how Windows' own answers are made. */
  readonly folder?: 'fix' | 'self-test';
  /** File name without `.ps1`, for example `Get-VpnProfile`. */
  readonly script: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** Counted from when the script starts, not from when it was queued. */
  readonly deadlineMs: number;
}

/** What a driver learned about the PowerShell that it runs. */
export interface PowerShellInfo {
  readonly driver: 'warm' | 'plain' | 'replay';
  readonly version?: string | undefined;
  readonly languageMode?: string | undefined;
  /** Why the warm driver was given up, where it was. */
  readonly fallback?: string | undefined;
  /** True when a policy refuses our scripts (unsigned under AllSigned, for example). */
  readonly refused?: boolean | undefined;
}

/**
 * Runs scripts, one after another. Three drivers implement it (warm process, plain process, replay) and pass the same
 * tests, so that nothing above this line knows which one is at work.
 */
export interface ScriptRunner {
  /** Never rejects: whatever goes wrong is an outcome with a status and a reason. */
  run(call: ScriptCall): Promise<Outcome<unknown>>;
  info(): PowerShellInfo;
  /** Ends every process that the runner started. A call that still runs ends with status `exit`. */
  close(): Promise<void>;
}
