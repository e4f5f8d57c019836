import { codeName } from '../vpn/error-codes/meaning.ts';
import { vpnServices } from '../vpn/services.ts';
import { type Stage, stageNames } from '../vpn/stages.ts';
import { type Tunnel, tunnelNames } from '../vpn/tunnels.ts';
import type { FactName, Facts } from './catalogue.ts';
import { wordsOf } from './catalogue.ts';

export function factWords(name: FactName) {
  return wordsOf(name, (service) => {
    const known = vpnServices[service as keyof typeof vpnServices];
    return known ? `${service} (${known.title})` : service;
  });
}

/** A fact's value as a person reads it. */
export function factValue(name: FactName, facts: Facts): string {
  const fact = facts[name];
  if (!fact.known) return `not known: ${fact.why}`;
  const { value } = fact;
  if (name === 'attempt.errorCode' && typeof value === 'number') return codeName(value);
  if (name === 'attempt.stage') return stageNames[value as Stage];
  if (name === 'attempt.tunnel' || name === 'profile.tunnel') return tunnelNames[value as Tunnel];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value).replaceAll('-', ' ');
}
