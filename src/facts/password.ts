import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

type PasswordFacts = { [Name in Extract<keyof FactTypes, `password.${string}`>]: Fact<FactTypes[Name]> };

/** Until when the caller can sign in with the password of today. */
export function passwordFacts({ probes, taken }: Snapshot): PasswordFacts {
  const told = follow(evidence(probes, 'password'), (found) =>
    found.state
      ? known({ ...found, state: found.state })
      : unknown('this account’s password is kept by no directory that can be asked'),
  );
  return {
    'password.state': map(told, ({ state }) => state),
    'password.daysLeft': follow(told, ({ at }) =>
      at === undefined
        ? unknown('it does not run out at a set time')
        : known(Math.floor((Date.parse(at) - Date.parse(taken)) / 86_400_000)),
    ),
  };
}
