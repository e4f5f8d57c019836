import { isIP } from 'node:net';
import type * as z from 'zod';
import { lookup } from '../base/lookup.ts';
import type { Probes } from '../probes/catalogue.ts';
import type { namesSchema } from '../probes/network/names.ts';
import type { Resolution } from '../probes/network/resolver.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { NetworkFailure } from '../vpn/network-failure.ts';
import type { FactTypes, Vantage } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { entryOf, type Fact, follow, known, map, unknown } from './fact.ts';
import { badNews } from './vantage.ts';

type NameFacts = {
  [Name in Extract<keyof FactTypes, `name.${string}` | `dns.${string}` | 'path.nat64'>]: Fact<
    FactTypes[Name]
  >;
};

/** What the name of the server resolves to, by the system and by others, and whether names resolve here at all. */
export function nameFacts({ probes }: Snapshot, server: string, vantage: Fact<Vantage>): NameFacts {
  const names = evidence(probes, 'names');
  const literal = isIP(server) !== 0;
  const entry = follow(names, ({ servers }) =>
    entryOf(servers, server, server === '' ? 'no server is named' : 'this name was not looked up'),
  );
  const elsewhere = follow(entry, ({ byResolver }): Fact<readonly Resolution[]> => {
    const answers = Object.values(byResolver);
    return answers.length > 0 ? known(answers) : unknown('no other resolver was asked');
  });
  const bySystem = follow(names, (all) =>
    follow(entry, ({ system, direct }): Fact<Resolution> => {
      const slow = 'failure' in system && system.failure === 'dns-timeout';
      // "Try again" is all that the system says of a resolver that fails for one name: its own answer tells more.
      if (slow && direct && 'failure' in direct && isAnswer(direct.failure)) return known(direct);
      const others = Object.values(all.controls).some((answer) => 'addresses' in answer);
      return slow && (others || (direct && 'addresses' in direct) || answersGetLost(all))
        ? unknown(tooSlow)
        : known(system);
    }),
  );
  return {
    // An address needs no resolving: the requirement is met.
    'name.resolves': literal
      ? known(true)
      : follow(bySystem, (system) => onlyOutside('addresses' in system, vantage)),
    'name.failure': literal
      ? unknown('the server is given as an address')
      : follow(bySystem, (system) =>
          'failure' in system
            ? follow(onlyOutside(false, vantage), () => known(system.failure))
            : unknown('the name resolves'),
        ),
    'name.elsewhere': follow(elsewhere, (answers) => {
      const definite = answers.some((answer) => 'failure' in answer && isDenial(answer.failure));
      if (answers.some((answer) => 'addresses' in answer))
        return definite ? known('disagree') : known('found');
      if (definite) return known('not-found');
      return answers.some((answer) => 'failure' in answer && answer.failure === 'dns-server-failure')
        ? known('fails')
        : unknown('no other resolver answered');
    }),
    'name.sameElsewhere': follow(entry, ({ system }) =>
      follow(elsewhere, (answers) => {
        const others = answers.flatMap((answer) => ('addresses' in answer ? answer.addresses : []));
        if (!('addresses' in system) || others.length === 0) return unknown('there is nothing to compare');
        return known(system.addresses.some((address) => others.includes(address)));
      }),
    ),
    'name.hostsEntry': literal
      ? known(false)
      : follow(evidence(probes, 'server-name'), ({ servers }) =>
          map(
            entryOf(servers, server, 'the hosts file was not searched for this name'),
            ({ hosts }) => hosts.length > 0,
          ),
        ),
    'name.policyRule':
      literal || server === ''
        ? unknown('the profile has no name')
        : map(evidence(probes, 'name-policy'), ({ rules }) =>
            rules.some((rule) => rule.names.some((pattern) => coversName(pattern, server))),
          ),
    'dns.works': follow(names, (all) => {
      const { controls, servers } = all;
      const answers = Object.values(controls);
      const any = [...answers, ...Object.values(servers).map(({ system }) => system)];
      if (any.some((answer) => 'addresses' in answer)) return known(true);
      // "No such name" is an answer too: a resolver that says so works.
      if (
        any.some((answer) => 'failure' in answer && answer.failure === 'dns-no-such-name') &&
        answers.length === 0
      ) {
        return unknown('no name that is known to exist was looked up');
      }
      if (answersGetLost(all)) return unknown(tooSlow);
      return answers.length > 0
        ? onlyOutside(false, vantage)
        : unknown('no name that is known to exist was looked up');
    }),
    // A resolver that finds what cannot exist answers for others, too: a sign-in page's, or one that sells misspelt names.
    'dns.invents': follow(names, ({ madeUp }) => {
      if (!madeUp) return unknown('no name that cannot exist was looked up');
      if ('addresses' in madeUp) return known(true);
      return isDenial(madeUp.failure)
        ? known(false)
        : unknown('the resolver gave no clear answer about a name that cannot exist');
    }),
    'path.nat64': follow(names, ({ translated }) => {
      if (!translated) return unknown('the resolver was not asked for it');
      if ('addresses' in translated) return known(true);
      return isDenial(translated.failure) ? known(false) : unknown('the resolver gave no clear answer');
    }),
  };
}

const tooSlow = 'the system got no answer in time, though its resolvers answer';

/**
 * The system finds nothing, and yet its resolvers have denied a name when they were asked directly: they are there, and packets get
 * lost on the way, or the system's own way is too slow.
 */
function answersGetLost({ servers, controls, madeUp, translated }: z.infer<typeof namesSchema>): boolean {
  const bySystem = [...Object.values(controls), ...Object.values(servers).map(({ system }) => system)];
  return (
    !bySystem.some((answer) => 'addresses' in answer) &&
    Object.values(servers).some(({ direct }) => direct !== undefined) &&
    [madeUp, translated].some((answer) => answer && 'failure' in answer && isDenial(answer.failure))
  );
}

/** It is a resolver's own word, and not that of a socket or of the end of the run. */
function isAnswer(failure: NetworkFailure): boolean {
  return isDenial(failure) || failure === 'dns-server-failure' || failure === 'dns-refused';
}

/** The resolver has answered that there is no such name, or no such address. */
function isDenial(failure: NetworkFailure): boolean {
  return failure === 'dns-no-such-name' || failure === 'dns-no-address';
}

/** A rule's name: `.corp.example` is a domain and all in it, `vpn.corp.example` one name, `.` everything. (MS-GPNRPT) */
export function coversName(pattern: string, name: string): boolean {
  const [rule, host] = [pattern.toLowerCase(), name.toLowerCase()];
  return rule.startsWith('.') ? `.${host}`.endsWith(rule === '.' ? '' : rule) : rule === host;
}

type NameRule = Extract<NonNullable<Probes['name-policy']>, { status: 'ok' }>['data']['rules'][number];

/** The rule that decides for a name: the one that says most of it. DirectAccess has its own, which count only while it is up. (MS-GPNRPT) */
export function ruleFor(rules: readonly NameRule[], name: string): NameRule | undefined {
  const fitting = rules.flatMap((rule) =>
    rule.directAccess ? [] : rule.names.filter((one) => coversName(one, name)).map((one) => ({ one, rule })),
  );
  return fitting.sort((a, b) => b.one.length - a.one.length)[0]?.rule;
}

/** Good news counts everywhere, bad news only from outside: a company's own resolver need not know public names. */
function onlyOutside(good: boolean, vantage: Fact<Vantage>): Fact<boolean> {
  return good ? known(true) : badNews(vantage, false);
}

/** Addresses by which the server is known here. */
export function addressesOf(probes: Probes, server: string): readonly string[] {
  if (isIP(server) !== 0) return [server];
  const names = evidence(probes, 'names');
  const entry = names.known ? lookup(names.value.servers, server) : undefined;
  return entry && 'addresses' in entry.system ? entry.system.addresses : [];
}
