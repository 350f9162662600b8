import type { RoleDraft } from './draft';

/** What a step of the wizard is given. */
export interface StepProperties {
  draft: RoleDraft;
  change: (part: Partial<RoleDraft>) => void;
  /** What is wrong with it; told once somebody tried to go on. */
  mistake: string;
}
