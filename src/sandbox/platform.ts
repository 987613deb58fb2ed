import type { BehaviourPlatform } from './behaviour/platform.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';

/** The platform at work. */
export interface SandboxPlatform extends BehaviourPlatform {
  readonly lifecycle: Lifecycle;
}
