import type { Confidence } from '../diagnosis/score.ts';
import type { Vantage } from '../facts/catalogue.ts';
import type { Evidence, Role } from '../knowledge/cause.ts';
import type { CauseId } from '../knowledge/cause-ids.ts';
import type { ConnectivityTest } from '../knowledge/connectivity-tests.ts';
import type { Stage } from '../knowledge/stages.ts';
import type { Tunnel, WireTunnel } from '../knowledge/tunnels.ts';
import type { ProbeId } from '../probes/catalogue.ts';
import type { ProbeStatus } from '../probes/outcome.ts';
import type { Contact } from '../rules/pack.ts';
import type { Question, RedactionLevel } from '../snapshot/schema.ts';

export const reportVersion = 'vpn-doctor.report/1';

/**
 * `failing`: a connection has a likely or confirmed cause that stops it. `degraded`: only causes that do not.
 * `inconclusive`: what would have to be known is not, and nothing is likely. `healthy`: else.
 */
export const verdicts = ['healthy', 'degraded', 'inconclusive', 'failing'] as const;
export type Verdict = (typeof verdicts)[number];

export interface ReportConnection {
  readonly id: string;
  readonly name: string;
  readonly scope: 'user' | 'all-users';
  /** Whose phone book it is in; null = everybody's, or not known. */
  readonly owner: string | null;
  readonly server: string;
  readonly tunnel: Tunnel;
  readonly verdict: Verdict;
}

export interface ReportAttempt {
  readonly connectionId: string;
  readonly tunnel: Tunnel;
  readonly result: 'connected' | 'failed' | 'ended' | 'unfinished';
  readonly errorCode?: number;
  readonly stage?: Stage;
  readonly at: string;
  /** `log`: from the event log. `person`: given on the command line. */
  readonly source: 'log' | 'person';
}

export interface ReportEvidence {
  readonly effect: Evidence['effect'];
  readonly text: string;
  /** Names of the facts that it rests on, and their values as words; several are separated by "; ". */
  readonly fact: string;
  readonly value: string;
  /** The same for people: one line per fact. */
  readonly seen: readonly string[];
}

export interface ReportStep {
  readonly by: Role;
  readonly text: string;
  readonly command?: string;
  readonly needsAdmin?: true;
  readonly needsReboot?: true;
  readonly undo?: string;
  readonly verify?: string;
}

export interface ReportCause {
  readonly id: CauseId;
  readonly title: string;
  readonly explanation: string;
  readonly confidence: Confidence;
  readonly score: number;
  readonly fixedBy: Role;
  readonly stage: Stage;
  readonly blocking: boolean;
  /** Connections it concerns; empty = the whole computer. */
  readonly appliesTo: readonly string[];
  readonly evidence: readonly ReportEvidence[];
  readonly fix: readonly ReportStep[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

/** One of the first things on the page: who does what now. */
export interface ReportAction {
  readonly by: Role;
  readonly text: string;
  readonly causeId: CauseId;
}

export interface ReportTransport {
  readonly connectionId: string;
  readonly tunnel: WireTunnel;
  readonly usable: 'yes' | 'no' | 'unknown';
  readonly requirements: readonly {
    readonly need: string;
    /** Where that is laid down. */
    readonly source: string;
    readonly result: 'ok' | 'blocked' | 'unknown';
    /** What was seen, or why nothing was. */
    readonly seen: string;
  }[];
  /** What a NAT at either end does to this tunnel, and whether there is one. */
  readonly nat: readonly {
    readonly end: 'client' | 'server';
    readonly present: 'yes' | 'no' | 'unknown';
    readonly effect: string;
  }[];
}

/** One of the three basic connectivity tests. */
export interface ReportBasic {
  readonly connectionId: string;
  readonly id: ConnectivityTest['id'];
  readonly question: string;
  readonly result: 'ok' | 'failed' | 'unknown';
  readonly seen: readonly string[];
}

/** A connection beside itself in another snapshot (`--compare`). */
export interface ReportComparison {
  readonly connectionId: string;
  readonly taken: string;
  readonly sameComputer: boolean | 'unknown';
  readonly sameNetwork: boolean | 'unknown';
  /** Whether the VPN worked there and then. */
  readonly worked: boolean | 'unknown';
  readonly changes: readonly {
    readonly fact: string;
    readonly label: string;
    readonly here: string;
    readonly there: string;
  }[];
}

/** The one model. Every output format is a view of it; none decides anything. */
export interface Report {
  readonly schema: typeof reportVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly taken: string;
  /** Who each role is for the reader. */
  readonly roles: Readonly<Record<Role, string>>;
  /** Whose rules were added to the tables. */
  readonly organisation?: { readonly name: string; readonly helpdesk?: Contact };
  readonly verdict: Verdict;
  readonly headline: string;
  readonly actions: readonly ReportAction[];
  readonly context: {
    readonly os: string;
    readonly user: string;
    readonly elevated: boolean | 'unknown';
    readonly languageMode: string;
    readonly vantage: Vantage | 'unknown';
    /** What could not be seen from this session, in words. */
    readonly blindTo: readonly string[];
    readonly platform: string;
    readonly utcOffsetMinutes: number;
    readonly complete: boolean;
    readonly redaction: RedactionLevel;
    /** True where a policy refused our scripts. */
    readonly scriptsRefused: boolean;
    /** True where nothing can be judged without the session of the person at this computer. */
    readonly needsUserSession: boolean;
  };
  readonly connections: readonly ReportConnection[];
  readonly attempts: readonly ReportAttempt[];
  readonly causes: readonly ReportCause[];
  readonly ruledOut: readonly { readonly id: CauseId; readonly title: string; readonly text: string }[];
  readonly masked: readonly { readonly id: CauseId; readonly title: string; readonly by: CauseId }[];
  /** What to look at next, the most telling first. `question`: it can be answered at once (`--answer`). */
  readonly next: readonly {
    readonly text: string;
    readonly tellsApart: readonly CauseId[];
    readonly question?: Question;
  }[];
  /** Only with another snapshot. */
  readonly compared?: readonly ReportComparison[];
  readonly basics: readonly ReportBasic[];
  readonly transports: readonly ReportTransport[];
  readonly coverage: readonly {
    readonly probe: ProbeId;
    readonly title: string;
    readonly status: ProbeStatus;
    readonly reason: string;
    readonly ms: number;
  }[];
  readonly timings: { readonly totalMs: number };
}
