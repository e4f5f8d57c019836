import type { Contact } from '../packs/contact.ts';
import type { RulePack } from '../packs/pack.ts';
import { type Role, roleNames } from '../rules/cause.ts';
import type { Report } from './model.ts';

/** Who is who for the reader: the help desk by its own name and number, where an organisation's rules give them. */
export function rolesOf(pack: RulePack | undefined): Readonly<Record<Role, string>> {
  return pack?.helpdesk ? { ...roleNames, helpdesk: contactName(pack.helpdesk) } : roleNames;
}

function contactName({ name, phone, mail }: Contact): string {
  const ways = [phone, mail].filter((one) => one !== undefined);
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name;
}

export function organisationOf({ organisation, helpdesk }: RulePack): NonNullable<Report['organisation']> {
  return { name: organisation, ...(helpdesk && { helpdesk }) };
}
