import type {
  ReportPath,
  ReportPreflight,
  ReportTransport,
  TravelVerdict,
  Verdict,
} from '../report/model.ts';
import type { Role } from '../rules/cause.ts';

/**
 * Every word that a report says of its own: page, terminal and ticket take theirs from here. What the rules say stands in the tables of the
 * rules. A translation would be another one of these.
 */
export const wording = {
  verdicts: {
    healthy: { word: 'In order', mark: '✓', ascii: '[OK]' },
    degraded: { word: 'Works with limits', mark: '!', ascii: '[!!]' },
    inconclusive: { word: 'Not certain', mark: '?', ascii: '[??]' },
    failing: { word: 'Does not connect', mark: '✗', ascii: '[XX]' },
  } satisfies Record<Verdict, { word: string; mark: string; ascii: string }>,
  travel: {
    ready: { word: 'Ready', mark: '✓', ascii: '[OK]' },
    'ready-with-limits': { word: 'Ready with limits', mark: '!', ascii: '[!!]' },
    'fix-before-you-leave': { word: 'Fix before you leave', mark: '✗', ascii: '[XX]' },
    'could-not-check': { word: 'Could not check', mark: '?', ascii: '[??]' },
  } satisfies Record<TravelVerdict, { word: string; mark: string; ascii: string }>,
  travelChecks: {
    ok: { word: 'in order', mark: '✓', ascii: '[OK]' },
    limit: { word: 'limit', mark: '!', ascii: '[!!]' },
    fix: { word: 'to be fixed', mark: '✗', ascii: '[XX]' },
    unknown: { word: 'not known', mark: '?', ascii: '[??]' },
  } satisfies Record<
    ReportPreflight['checks'][number]['result'],
    { word: string; mark: string; ascii: string }
  >,
  confidence: { confirmed: 'Confirmed', likely: 'Likely', possible: 'Possible' },
  usable: {
    yes: { word: 'yes', mark: '✓', ascii: '[OK]' },
    no: { word: 'no', mark: '✗', ascii: '[XX]' },
    unknown: { word: 'not known', mark: '?', ascii: '[??]' },
  } satisfies Record<ReportTransport['usable'], { word: string; mark: string; ascii: string }>,
  requirement: {
    ok: { word: 'passes', mark: '✓' },
    blocked: { word: 'does not pass', mark: '✗' },
    unknown: { word: 'not known', mark: '?' },
  },
  basic: {
    ok: { word: 'yes', mark: '✓' },
    failed: { word: 'no', mark: '✗' },
    unknown: { word: 'not known', mark: '?' },
  },
  hops: {
    computer: 'This computer',
    network: 'Network here',
    internet: 'Internet',
    server: 'VPN server',
  } satisfies Record<ReportPath['hops'][number]['id'], string>,
  hopStates: {
    ok: { word: 'in order', mark: '✓' },
    bad: { word: 'trouble', mark: '✗' },
    unknown: { word: 'not known', mark: '?' },
  } satisfies Record<ReportPath['hops'][number]['state'], { word: string; mark: string }>,
  ends: {
    computer: 'It ends on this computer.',
    'local-network': 'It ends in the network here.',
    provider: 'It ends at the Internet provider.',
    'server-edge': 'It ends at the edge of the server’s network.',
    service: 'It gets as far as the server’s service.',
    unknown: 'Where it ends is not known.',
  } satisfies Record<NonNullable<ReportPath['ends']>['where'], string>,
  nat: {
    client: {
      yes: 'You are behind a NAT.',
      no: 'You are not behind a NAT.',
      unknown: 'If you are behind a NAT:',
    },
    server: {
      yes: 'The server is behind a NAT.',
      no: 'The server is not behind a NAT.',
      unknown: 'If the server is behind a NAT:',
    },
  },
  attempts: {
    connected: 'connected',
    ended: 'connected, then ended',
    unfinished: 'not finished',
    failed: 'failed',
  },
  vantage: {
    outside: 'outside the company’s network',
    'trusted-network': 'inside the company’s network',
    'through-tunnel': 'through a VPN tunnel',
    unknown: 'not known',
  },
  yesNo: { true: 'yes', false: 'no', unknown: 'not known' },
  who: {
    user: 'You',
    helpdesk: 'Help desk',
    network: 'This network',
    'vpn-admin': 'VPN administrator',
  } satisfies Record<Role, string>,
  repair: 'vpn-doctor can do this, and undo it, as administrator:',
  cutShort: 'Cut short: this is what was found by then.',
  console: {
    next: 'This would make it surer:',
    more: 'Everything that was seen: --verbose. As a page: --html report.html.',
  },
  page: {
    reportOf: 'VPN report of',
    travelOf: 'VPN travel check of',
    trip: 'Trip',
    travelChecks: 'What was checked for the trip',
    travelInOrder: 'In order',
    networks: 'Where it would connect',
    networksAbout:
      'Nothing was tried there: what each network lets through is supposed, the rest is what was seen of this computer and of the server.',
    network: 'Network',
    wouldConnect: 'Would connect',
    because: 'Because',
    wholeComputer: 'this computer',
    supposed: 'Judged as if this computer stood on another network than it does',
    skip: 'Skip to the causes',
    doNow: 'Do this now',
    unredacted:
      'This report was made with redaction off: it names users, computers and networks. Think before you send it on.',
    incomplete:
      'The run was cut short. What had not been looked at by then is listed under "What was looked at".',
    contact: 'Your help desk',
    connections: 'Connections',
    name: 'Name',
    server: 'Server',
    type: 'Type',
    for: 'For',
    verdict: 'Verdict',
    way: 'The way to the server',
    causes: 'What is wrong, and why we think so',
    noCause: 'Nothing points to a fault.',
    stepsFor: 'Show the steps for',
    everybody: 'Everybody',
    canFix: 'can fix this',
    why: 'Why',
    whyNot: 'What speaks against it',
    what: 'What to do',
    command: 'Command',
    copy: 'Copy',
    itWorked: 'It worked when',
    undo: 'To undo',
    readOn: 'Read on',
    masked: 'Not judged, because what is named above would explain it',
    contradictions: 'What does not fit together',
    notUsed: 'Not used therefore',
    shapesWanted:
      'Windows may answer here in a way that this version does not know. "vpn-doctor self-test --shapes shapes.json" writes how, without anything personal: please attach that file to a report to the makers of this program.',
    next: 'What would tell more',
    onThePhone: 'On the phone',
    ruledOut: 'Ruled out',
    compared: 'What is otherwise in the other snapshot',
    here: 'Here',
    there: 'There',
    now: 'Now',
    earlier: 'Then',
    onlyHere: 'Only now and here',
    onlyThere: 'Only there and then',
    nothingElse: 'Nothing that is known of both is otherwise.',
    transports: 'Ways to the server',
    transportsAbout: 'What each tunnel needs to pass from here, and what was seen.',
    ground: 'The ground for every tunnel',
    tunnels: 'Tunnels',
    tunnel: 'Tunnel',
    getsThrough: 'Gets through',
    needs: 'Needs',
    seen: 'Seen',
    own: 'this profile',
    attempts: 'Connection attempts',
    attemptsAbout: 'The last attempts, oldest on the left.',
    older: 'Older ones, in the JSON document only',
    when: 'When',
    connection: 'Connection',
    result: 'Result',
    stoppedAt: 'Stopped at',
    coverage: 'What was looked at',
    blind: 'Not visible from this session, and therefore not "in order":',
    checks: 'Every check, and how it went',
    check: 'Check',
    how: 'How it went',
    time: 'Time',
    facts: 'Everything that is known, fact by fact',
    fact: 'Fact',
    tableOf: 'Table',
    value: 'Value',
    footer: 'Only read, nothing changed.',
    footerDialled: 'Only read, and dialled once at the most, as it was allowed to; no setting was changed.',
    asAdministrator: 'as administrator',
    restart: 'restart',
    notNamed: 'not named',
    allUsers: 'all users',
    oneUser: 'one user',
    asTold: 'as told',
    byThisCheck: 'by this check',
    system: 'System',
    runBy: 'Run by',
    elevated: 'As administrator',
    languageMode: 'PowerShell language mode',
    stands: 'Where this computer stands',
    notKnown: 'not known',
  },
} as const;

/** That the tool itself can do what a step asks for. */
export function repairText(command: string): string {
  return `${wording.repair} ${command}`;
}

/** A step as one says it to somebody on the phone, who sees neither page nor command. */
export function spoken({ text, verify }: { readonly text: string; readonly verify?: string }): string {
  const wait = verify ? ` Tell me when you see this: ${verify}` : ' Tell me when that is done.';
  return `Please do this: ${text}${wait}`;
}

/** What is to be found out, as one asks it. */
export function asked(text: string): string {
  return `I would like to know one more thing. ${text}`;
}

/** Where the way to the server ends, and what shows that. */
export function endsText({ ends }: Pick<ReportPath, 'ends'>): string {
  return ends ? `${wording.ends[ends.where]} ${ends.because}` : '';
}
