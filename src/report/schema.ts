import * as z from 'zod';
import { probeStatuses } from '../base/outcome.ts';
import { preflightSchema } from '../diagnosis/preflight/schema.ts';
import { verdicts } from '../diagnosis/verdicts.ts';
import { crossCheckIds } from '../facts/witnesses.ts';
import { assumedNetworkIds } from '../knowledge/assumed-networks.ts';
import { places } from '../knowledge/where-it-ends.ts';
import { contactSchema } from '../packs/contact.ts';
import { probeIds } from '../probes/catalogue.ts';
import { roles, type StepId, stepKinds } from '../rules/cause.ts';
import { questions, redactionLevels } from '../snapshot/schema.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import { layers } from '../vpn/layers.ts';
import { stages } from '../vpn/stages.ts';
import { tunnels, wireTunnels } from '../vpn/tunnels.ts';
import { reportVersion } from './version.ts';

/**
 * The report as other programs read it: its shape is a promise. `docs/schemas/report.schema.json` is made from it, and the types of the
 * model are. Nothing is checked at run time: the compiler has.
 */
const list = <Schema extends z.ZodType>(of: Schema) => z.array(of).readonly();

/** Ids of the tables, or of an organisation's own causes. */
const causeId = z.string().meta({
  description: 'Id of a cause; those of rule packs begin with "org-"',
}) as unknown as z.ZodType<CauseId>;
const yesNo = z.union([z.boolean(), z.literal('unknown')]);
const verdict = z.enum(verdicts);

const connection = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(['user', 'all-users']),
  /** Whose phone book it is in; null = everybody's, or not known. */
  owner: z.string().nullable(),
  server: z.string(),
  tunnel: z.enum(tunnels),
  verdict,
  /** The proof or the doubt that the verdict rests on, where that is no cause. */
  because: z.object({ id: z.string(), text: z.string(), next: z.string().exactOptional() }).exactOptional(),
});

const attempt = z.object({
  connectionId: z.string(),
  tunnel: z.enum(tunnels),
  result: z.enum(['connected', 'failed', 'ended', 'unfinished']),
  errorCode: z.number().int().exactOptional(),
  /** What Windows means by that code. */
  meaning: z.string().exactOptional(),
  stage: z.enum(stages).exactOptional(),
  at: z.string(),
  /** `log`: from the event log. `person`: given on the command line. `dial`: by this run itself (`--allow-connect`). */
  source: z.enum(['log', 'person', 'dial']),
});

const evidence = z.object({
  effect: z.enum(['supports', 'opposes', 'proves', 'rulesOut']),
  text: z.string(),
  /** Names of the facts that it rests on, and their values as words; several are separated by "; ". */
  fact: z.string(),
  value: z.string(),
  /** The same for people: one line per fact. */
  seen: list(z.string()),
});

/** `<cause>/<step>`: the same in every version. */
const stepId = z.string().meta({
  description: 'Id of a step: the id of its cause, "/", and its name there. It never goes to another step',
}) as unknown as z.ZodType<StepId>;
const kind = z.enum(stepKinds).meta({
  description:
    'look: finds something out. cure: ends the fault. bridge: gets the person to work, or to whoever can cure it',
});

const step = z.object({
  id: stepId,
  kind,
  by: z.enum(roles),
  text: z.string(),
  /** The same without anything of this computer, for what leaves it. Absent where the text is that already. */
  general: z.string().exactOptional(),
  command: z.string().exactOptional(),
  needsAdmin: z.literal(true).exactOptional(),
  needsReboot: z.literal(true).exactOptional(),
  undo: z.string().exactOptional(),
  verify: z.string().exactOptional(),
  /** What does it and can undo it, as administrator. */
  repair: z.string().exactOptional(),
});

const cause = z.object({
  id: causeId,
  title: z.string(),
  explanation: z.string(),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  score: z.number(),
  fixedBy: z.enum(roles),
  layer: z.enum(layers),
  stage: z.enum(stages),
  blocking: z.boolean(),
  /** Connections it concerns; empty = the whole computer. */
  appliesTo: list(z.string()),
  evidence: list(evidence),
  fix: list(step),
  references: list(z.object({ title: z.string(), url: z.string() })),
});

/** One of the first things on the page: who does what now. */
const action = z.object({
  id: stepId,
  kind,
  by: z.enum(roles),
  text: z.string(),
  command: z.string().exactOptional(),
  repair: z.string().exactOptional(),
  causeId,
});

const transport = z.object({
  connectionId: z.string(),
  tunnel: z.enum(wireTunnels),
  usable: z.enum(['yes', 'no', 'unknown']),
  requirements: list(
    z.object({
      need: z.string(),
      /** Where that is laid down. */
      source: z.string(),
      result: z.enum(['ok', 'blocked', 'unknown']),
      /** What was seen, or why nothing was. */
      seen: z.string(),
    }),
  ),
  /** What a NAT at either end does to this tunnel, and whether there is one. */
  nat: list(
    z.object({
      end: z.enum(['client', 'server']),
      present: z.enum(['yes', 'no', 'unknown']),
      effect: z.string(),
    }),
  ),
});

/** One of the three basic connectivity tests. */
const basic = z.object({
  connectionId: z.string(),
  id: z.enum(['web', 'source', 'server']),
  question: z.string(),
  result: z.enum(['ok', 'failed', 'unknown']),
  seen: list(z.string()),
});

/** A connection beside itself in another snapshot (`--compare`). */
const comparison = z.object({
  connectionId: z.string(),
  taken: z.string(),
  sameComputer: yesNo,
  sameNetwork: yesNo,
  /** Whether the VPN worked there and then. */
  worked: yesNo,
  /** Likely or confirmed here and not there, and the other way round. */
  onlyHere: list(z.object({ id: causeId, title: z.string() })),
  onlyThere: list(z.object({ id: causeId, title: z.string() })),
  changes: list(z.object({ fact: z.string(), label: z.string(), here: z.string(), there: z.string() })),
});

const context = z.object({
  os: z.string(),
  user: z.string(),
  elevated: yesNo,
  languageMode: z.string(),
  vantage: z.enum(['outside', 'trusted-network', 'through-tunnel', 'unknown']),
  /** What could not be seen from this session, in words. */
  blindTo: list(z.string()),
  platform: z.string(),
  utcOffsetMinutes: z.number(),
  /** In whose habits dates are written (BCP 47). */
  locale: z.string(),
  complete: z.boolean(),
  redaction: z.enum(redactionLevels),
  /** True where a policy refused our scripts. */
  scriptsRefused: z.boolean(),
  /** True where nothing can be judged without the session of the person at this computer. */
  needsUserSession: z.boolean(),
});

/** The way to the server: each place on it, and each flow that the connection needs. */
const path = z.object({
  connectionId: z.string(),
  hops: list(
    z.object({
      id: z.enum(['computer', 'network', 'internet', 'server']),
      state: z.enum(['ok', 'bad', 'unknown']),
      seen: list(z.string()),
    }),
  ),
  flows: list(z.object({ need: z.string(), result: z.enum(['ok', 'blocked', 'unknown']) })),
  ends: z
    .object({ where: z.enum(places), because: z.string() })
    .exactOptional()
    .meta({ description: 'Where the way ends, by what answered from where; absent where nothing is in it' }),
});

/** The one model. Every output format is a view of it; none decides anything. */
export const reportSchema = z.object({
  schema: z.literal(reportVersion),
  tool: z.object({ name: z.string(), version: z.string() }),
  taken: z.string(),
  /** Who each role is for the reader. */
  roles: z.record(z.enum(roles), z.string()),
  /** Whose rules were added to the tables. */
  organisation: z.object({ name: z.string(), helpdesk: contactSchema.exactOptional() }).exactOptional(),
  verdict,
  headline: z.string(),
  actions: list(action),
  context,
  connections: list(connection),
  attempts: list(attempt),
  /** Best first. */
  causes: list(cause),
  ruledOut: list(z.object({ id: causeId, title: z.string(), text: z.string() })),
  masked: list(z.object({ id: causeId, title: z.string(), by: causeId })),
  /** What to look at next, the most telling first. `question`: it can be answered at once (`--answer`). */
  next: list(
    z.object({ text: z.string(), tellsApart: list(causeId), question: z.enum(questions).exactOptional() }),
  ),
  /** What network was supposed instead of the one that was observed (`check --assume`). */
  assumed: z
    .object({ id: z.enum(assumedNetworkIds), title: z.string(), explanation: z.string() })
    .exactOptional(),
  /** Only of `preflight`. */
  preflight: preflightSchema.exactOptional(),
  /** Only with another snapshot. */
  compared: list(comparison).exactOptional(),
  basics: list(basic),
  paths: list(path),
  transports: list(transport),
  contradictions: list(
    z.object({
      id: z.enum([...crossCheckIds, 'unfamiliar-answer']),
      between: list(z.enum(probeIds)),
      text: z.string(),
      notUsed: z.string(),
      next: z.string().exactOptional(),
      appliesTo: list(z.string()),
    }),
  ).meta({
    description:
      'Sources that contradict each other, or say what no Windows says. They turn healthy into inconclusive; empty appliesTo = all connections',
  }),
  coverage: list(
    z.object({
      probe: z.enum(probeIds),
      title: z.string(),
      status: z.enum(probeStatuses),
      reason: z.string(),
      ms: z.number(),
    }),
  ),
  /** What is known of each connection, by the name of the fact: what the rules had before them. */
  facts: list(z.object({ connectionId: z.string(), fact: z.string(), label: z.string(), value: z.string() })),
  timings: z.object({ totalMs: z.number() }),
});
