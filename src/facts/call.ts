import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, unknown } from './fact.ts';
import { badNews } from './vantage.ts';

type CallFacts = { [Name in 'reach.gre' | 'gre.callSilent']: Fact<FactTypes[Name]> };

/**
 * What a call by PPTP showed of GRE. An answer to ours proves the path. Silence is never known to be the path's: a firewall on this
 * computer makes the same. It is a fact of its own, which rules have to weigh.
 */
export function callFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): CallFacts {
  const call = follow(evidence(probes, 'gre-call'), ({ servers }) =>
    entryOf(servers, server, 'no call was opened to this server'),
  );
  return {
    'reach.gre': follow(call, ({ result }) =>
      result === 'answered' ? known('answered') : unknown(whyUnknown[result]),
    ),
    'gre.callSilent': follow(call, ({ result }) => {
      if (result === 'answered') return known(false);
      if (result === 'refused' || result === 'no-control') return unknown(whyUnknown[result]);
      return badNews(vantage, true);
    }),
  };
}

const whyUnknown = {
  'one-way': 'GRE came in, but nothing showed that ours had gone out',
  'no-answer': 'the call was open and no GRE came, which a firewall on this computer can cause as well',
  refused: 'the server refused or ended the call',
  'no-control': 'no call could be opened',
} as const;
