import { join } from 'node:path';

/** Where one profile keeps everything. The folder can be moved or copied: nothing inside it stores an absolute path. */
export interface ProfilePaths {
  readonly root: string;
  readonly database: string;
  readonly models: string;
  readonly backups: string;
  readonly staging: string;
  readonly log: string;
  readonly lock: string;
}

export function profilePaths(root: string): ProfilePaths {
  return {
    root,
    database: join(root, 'countinghouse.sqlite'),
    models: join(root, 'models'),
    backups: join(root, 'backups'),
    staging: join(root, 'staging'),
    log: join(root, 'countinghouse.log'),
    lock: join(root, 'profile.lock'),
  };
}
