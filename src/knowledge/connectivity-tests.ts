import type { FactName } from '../facts/catalogue.ts';
import { all, any, type Condition, is, not } from '../rules/condition.ts';

/** A test of the ground that every tunnel stands on. Neither passed nor failed: not known. */
export interface ConnectivityTest {
  readonly id: 'web' | 'source' | 'server';
  readonly question: string;
  readonly passes: Condition;
  readonly fails: Condition;
  /** What the report shows beside the result. */
  readonly shows: readonly FactName[];
}

/** The three basic tests, in the order in which they are worth looking at. */
export const connectivityTests: readonly ConnectivityTest[] = [
  {
    id: 'web',
    question: 'Do real web pages arrive, neither a sign-in page nor a cache?',
    passes: is('web.works', true),
    fails: any(is('web.works', false), is('web.portal', true)),
    shows: ['web.works', 'web.portal', 'web.cached'],
  },
  {
    id: 'source',
    question: 'Does this computer go out directly, without a proxy?',
    passes: all(is('path.proxyInWay', false), not(is('proxy.configured', true))),
    fails: any(is('path.proxyInWay', true), is('proxy.configured', true)),
    shows: ['path.behindNat', 'path.mapping', 'udp.works', 'path.proxyInWay', 'proxy.configured'],
  },
  {
    id: 'server',
    question: 'Does the server’s name resolve, and does the server answer?',
    passes: all(is('name.resolves', true), is('reach.serverAnswers', true)),
    fails: any(is('name.resolves', false), is('reach.serverAnswers', false)),
    shows: ['name.resolves', 'reach.serverAnswers', 'reach.ping'],
  },
];
