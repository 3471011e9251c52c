import * as contract from '../../../shared/contract/events.ts';
import { router, subscription } from '../trpc.ts';

export const eventsProcedures = router({
  watchChanges: subscription
    .input(contract.watchChanges.input)
    .subscription(({ ctx, input, signal }) => ctx.services.events.watchChanges(input, signal)),
});
