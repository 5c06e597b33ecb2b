/** What the fake book rejects with. */
import type { Failure, FailureKind } from '../bindings';

export function failure(kind: FailureKind, details: Partial<Failure> = {}): Failure {
  return {
    kind,
    message: kind.replaceAll('_', ' '),
    path: '',
    number: 0,
    field: null,
    fault: null,
    why: null,
    ...details,
  };
}
