import type { BehaviourPlatform } from './behaviour/platform.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';

/** The running platform. */
export interface SandboxPlatform extends BehaviourPlatform {
  readonly lifecycle: Lifecycle;
}
