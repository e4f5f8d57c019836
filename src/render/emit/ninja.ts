import type { Finding } from '../../report/summary.ts';
import { cut, fitting, plain, statusLine } from './lines.ts';
import { type Emitter, isFinding, isSure, type Said, type Status, statusOf } from './said.ts';

/** NinjaOne's own scripts refuse a value from 45,000 characters on, counted as JSON, and spaces become `&nbsp;`. */
export const longestNinjaHtml = 40_000;
/** A text field of NinjaOne. */
export const longestNinjaField = 200;

/**
 * NinjaOne: custom fields as `name=value` lines, for the script to set one by one, and a page for a WYSIWYG field in a file beside:
 * inline styles only, since NinjaOne drops all else.
 */
export const ninja: Emitter = (said) => {
  const sure = said.kind === 'run' ? said.summary.findings.filter(isSure) : [];
  const fields = {
    vpnDoctorVerdict: statusOf(said),
    vpnDoctorIds: sure.map(({ id }) => plain(id)).join(','),
    vpnDoctorLastRun: said.kind === 'run' ? said.summary.finishedAt : '',
    // A field stands until it is set again, so an age in it would be wrong tomorrow.
    vpnDoctorText: statusLine(said, longestNinjaField).replace(/ age=\S+/, ''),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${cut(value, longestNinjaField)}`);
  return {
    stdout: `${lines.join('\n')}\n`,
    exitCode: isFinding(said) ? 1 : 0,
    sideFile: { name: 'ninja.html', content: html(said) },
  };
};

/** Over 4.5 : 1 on white. */
const colours: Readonly<Record<Status, string>> = {
  OK: '#116329',
  WARN: '#7d4e00',
  FAIL: '#a40e26',
  NONE: '#57606a',
  UNKNOWN: '#7d4e00',
  BLOCKED: '#7d4e00',
  STALE: '#57606a',
  ERROR: '#57606a',
};

function html(said: Said): string {
  const status = statusOf(said);
  const title = said.kind === 'run' ? said.summary.headline : said.reason;
  const when =
    said.kind === 'run' ? `Checked ${said.summary.finishedAt.slice(0, 16).replace('T', ' ')} UTC by` : 'From';
  const tool = said.kind === 'run' ? `${said.summary.tool.name} ${said.summary.tool.version}` : 'vpn-doctor';
  const head = `<p style="color:${colours[status]};font-weight:bold">${status}: ${escaped(title)}</p>`;
  const rows = said.kind === 'run' ? said.summary.findings.map(row) : [];
  const foot = `<p style="color:#57606a">${escaped(`${when} ${tool}`)}</p>`;
  const table =
    '<table style="border-collapse:collapse"><tr><th style="text-align:left">What</th><th style="text-align:left">Who, and the first step</th></tr>';
  const end = '</table>';
  if (rows.length === 0) return `${head}${foot}`;
  const room = longestNinjaHtml - head.length - table.length - end.length - foot.length;
  const more = (left: number): string => `<tr><td colspan="2">+${left} more, see the report</td></tr>`;
  return `${head}${table}${fitting(rows, room, more)}${end}${foot}`;
}

const cell = 'border-top:1px solid #d0d7de;padding:4px 12px 4px 0;vertical-align:top';

function row({ id, title, confidence, who, step }: Finding): string {
  const what = `<b>${escaped(title)}</b><br>${escaped(id)}, ${confidence}`;
  const then = step === '' ? escaped(who) : `<b>${escaped(who)}</b>: ${escaped(step)}`;
  return `<tr><td style="${cell}">${what}</td><td style="${cell}">${then}</td></tr>`;
}

/** ASCII throughout: letters beyond it as references, which every code page on the way leaves alone. */
function escaped(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (/[&<>"']/.test(letter)) return `&#${code};`;
      return code >= 0x20 && code < 0x7f ? letter : code > 0x9f ? `&#${code};` : ' ';
    })
    .join('');
}
