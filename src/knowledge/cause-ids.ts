import { causeIds } from './generated/cause-ids.ts';

/** The vocabulary of diagnoses: the names of the files in `causes/`. An id never changes once released. */
export { causeIds };
export type BuiltInCauseId = (typeof causeIds)[number];

/** Ids of an organisation's own causes begin with `org-`, so that no later version of the tables has the same. */
export type CauseId = BuiltInCauseId | `org-${string}`;
