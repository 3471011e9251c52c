import type { z } from 'zod';
import type * as contract from '../../../shared/contract/exchangeRates.ts';
import type { ExchangeRate } from '../../../shared/contract/exchangeRates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { entityLabel, readEntity } from '../../database/stores/entityStore.ts';
import { findExchangeRate, listExchangeRateRows } from '../../database/stores/exchangeRateStore.ts';
import type { Ledger } from '../ledger/Ledger.ts';

/** The exchange rates that a person set by hand: nothing is ever fetched. */
export class ExchangeRateService {
  readonly #reader: Connection;
  readonly #ledger: Ledger;

  constructor(dependencies: { reader: Connection; ledger: Ledger }) {
    this.#reader = dependencies.reader;
    this.#ledger = dependencies.ledger;
  }

  listExchangeRates(_input: unknown): ExchangeRate[] {
    return listExchangeRateRows(this.#reader);
  }

  async setExchangeRate(
    input: z.infer<typeof contract.setExchangeRate.input>,
  ): Promise<z.infer<typeof contract.setExchangeRate.output>> {
    const { currency, quote, date, rate } = input;
    const reason = `Set 1 ${currency} to ${rate} ${quote} on ${date}`;
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason },
      (recorder) => {
        const known = findExchangeRate(recorder.connection, input);
        if (!known) return recorder.insert('exchange_rates', { currency, quote, date, rate, createdAt: recorder.at });
        recorder.update('exchange_rates', known.id, { rate });
        return known.id;
      },
    );
    return { exchangeRateId: result, changeSetId };
  }

  async deleteExchangeRate(
    input: z.infer<typeof contract.deleteExchangeRate.input>,
  ): Promise<z.infer<typeof contract.deleteExchangeRate.output>> {
    const row = readEntity(this.#reader, 'exchange_rates', input.exchangeRateId);
    if (!row) throw rateGone();
    const { changeSetId } = await this.#ledger.apply(
      {
        actor: 'user',
        actorName: 'You',
        kind: 'edit',
        reason: `Delete the rate of ${entityLabel('exchange_rates', row)}`,
      },
      (recorder) => {
        if (!recorder.delete('exchange_rates', input.exchangeRateId)) throw rateGone();
      },
    );
    return { changeSetId };
  }
}

function rateGone(): AppError {
  return new AppError('NOT_FOUND', 'This exchange rate does not exist any more.');
}
