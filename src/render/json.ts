import type { Report } from '../report/model.ts';

/** The report as one JSON document: the contract for other programs. */
export function jsonText(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
