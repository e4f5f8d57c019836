export interface FileResult {
  readonly total: number;
  readonly passed: number;
  readonly skipped: number;
  readonly errors: readonly string[];
}

export function verdictOf(
  result: FileResult,
  strict: boolean,
): { word: string; passed: number; failed: number; skipped: number; said: string };
