import type * as z from 'zod';
import type { reportSchema } from './schema.ts';

export type { TravelVerdict, Verdict } from '../diagnosis/verdicts.ts';

/** The one model. Every output format is a view of it; none decides anything. Its parts are described in schema.ts. */
export type Report = Readonly<z.infer<typeof reportSchema>>;

export type ReportConnection = Report['connections'][number];
export type ReportAttempt = Report['attempts'][number];
export type ReportCause = Report['causes'][number];
export type ReportEvidence = ReportCause['evidence'][number];
export type ReportStep = ReportCause['fix'][number];
export type ReportAction = Report['actions'][number];
export type ReportTransport = Report['transports'][number];
export type ReportBasic = Report['basics'][number];
export type ReportPath = Report['paths'][number];
export type ReportComparison = NonNullable<Report['compared']>[number];
export type ReportPreflight = NonNullable<Report['preflight']>;
