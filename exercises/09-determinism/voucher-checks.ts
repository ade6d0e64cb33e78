// Checks of the first part of exercise 09: a voucher keeps every value with which it was issued.

import type { Check } from '../define-exercise.ts';
import { expectThat, json } from '../observations.ts';
import type { Scenario } from '../observations.ts';
import { Voucher } from './voucher.ts';
import type { VoucherField } from './voucher.ts';

const DISCOUNTS: readonly unknown[] = [5, 10, 15, 20];
const FIELDS: readonly VoucherField[] = ['code', 'customer', 'shop', 'discount', 'issuedAt'];
const SHOP = 'Corner Theatre';
/** That so many vouchers have one discount, or none of them 20 percent, is not to be expected. */
const MANY_VOUCHERS = 40;

const codeStays: Check = {
  id: 'code-stays',
  title: 'A voucher is stored, sent and returned with one and the same code',
  points: 6,
  hint: 'A replay runs the first line again. What does it answer then? The context can make an id that stays the same.',
  async run(scenario) {
    const voucher = await Voucher.issue(scenario);
    await voucher.expectSame('code');
  },
};

const codesDiffer: Check = {
  id: 'codes-differ',
  title: 'No two vouchers have the same code, also when they are issued at the same moment',
  points: 4,
  hint: 'From what is your code made? It has to be something that only this instance has.',
  async run(scenario) {
    const first = await Voucher.start(scenario, 'c-1');
    const second = await Voucher.start(scenario, 'c-1');
    await scenario.untilIdle();
    const codes = await Promise.all([first.expectReturned('code'), second.expectReturned('code')]);
    await first.expectPlaces('code', codes);
    const differ = codes[0] !== codes[1];
    expectThat(differ, `${first.id} and ${second.id} to have different codes`, `both have the code ${json(codes[0])}`);
  },
};

const timeStays: Check = {
  id: 'time-stays',
  title: 'issuedAt is the time at which the orchestration began, however long the activities take',
  points: 7,
  hint: 'The context has a clock, too. It moves on when a result arrives, so look at it before the first yield.',
  async run(scenario) {
    await scenario.stub('ApproveVoucher', { returns: null, takes: '3 days' });
    await scenario.stub('StoreVoucher', { returns: null, takes: '1 hour' });
    await scenario.advance('90 s');
    const began = new Date(scenario.startMs + scenario.now()).toISOString();
    const voucher = await Voucher.issue(scenario);
    await voucher.expectValue('issuedAt', began, 'the time at which the orchestration began');
  },
};

const discountStays: Check = {
  id: 'discount-stays',
  title: 'The discount is drawn once: it is the same where the voucher is stored, where it is sent and in the output',
  points: 6,
  hint: 'Chance has to be drawn where the history keeps the result.',
  async run(scenario) {
    for (let issued = 0; issued < 3; issued += 1) await (await Voucher.issue(scenario)).expectSame('discount');
  },
};

const discountIsDrawn: Check = {
  id: 'discount-is-drawn',
  title: 'The discount is 5, 10, 15 or 20, and it is left to chance which',
  points: 5,
  hint: 'A discount that is always the same is deterministic, but nobody has drawn it.',
  async run(scenario) {
    const drawn = new Set<unknown>();
    for (let issued = 0; issued < MANY_VOUCHERS && drawn.size < 2; issued += 1) {
      const voucher = await Voucher.issue(scenario);
      const discount = await voucher.expectSame('discount');
      const holds = DISCOUNTS.includes(discount);
      expectThat(holds, `a discount of 5, 10, 15 or 20`, `${voucher.id} has ${json(discount)}`);
      drawn.add(discount);
    }
    const all = `all of ${String(MANY_VOUCHERS)} vouchers have ${json([...drawn][0])}`;
    expectThat(drawn.size > 1, 'vouchers with different discounts', all);
  },
};

const bigOnesAreApproved: Check = {
  id: 'big-ones-are-approved',
  title: 'A voucher of 20 is approved before it is stored, and no other; every voucher is completed',
  points: 7,
  hint: 'Look at the history of an instance that failed: what did it ask for first, and what does it ask for now?',
  async run(scenario) {
    const kinds = new Set<boolean>();
    for (let issued = 0; issued < MANY_VOUCHERS && kinds.size < 2; issued += 1) {
      const voucher = await Voucher.issue(scenario);
      const isBig = (await voucher.expectSame('discount')) === 20;
      const names = (await voucher.calls()).map(({ name }) => name).join(', ');
      const expected = isBig ? 'ApproveVoucher, StoreVoucher, SendVoucher' : 'StoreVoucher, SendVoucher';
      expectThat(names === expected, `the calls ${expected} for ${voucher.id}`, await voucher.seen());
      kinds.add(isBig);
    }
    const expected = `a voucher of 20 and a smaller one among ${String(MANY_VOUCHERS)}`;
    expectThat(kinds.size === 2, expected, `all of them are ${kinds.has(true) ? 'vouchers of 20' : 'smaller'}`);
  },
};

const shopStays: Check = {
  id: 'shop-stays',
  title:
    'The shop is the setting SHOP_NAME as it was when the orchestration began, also when the setting changes meanwhile',
  points: 7,
  hint: {
    usual: 'A changed setting starts the app anew, and the orchestrator reads it again. Who could read it only once?',
    when: [
      {
        words: 'has "Garden Theatre"',
        hint: 'The setting changed half a second after the orchestration began, while findCustomer was at work, and an activity that this cuts off runs again. What comes first in your code, in a call of its own?',
      },
    ],
  },
  async run(scenario) {
    await scenario.settings({ SHOP_NAME: SHOP });
    await scenario.stub('StoreVoucher', { returns: null, takes: '1 hour' });
    const voucher = await Voucher.start(scenario);
    // findCustomer takes a second.
    await scenario.advance('500 ms');
    await scenario.deploy({ settings: { SHOP_NAME: 'Garden Theatre' } });
    await scenario.advance('30 minutes');
    await scenario.deploy({ settings: { SHOP_NAME: 'Harbour Theatre' } });
    await scenario.untilIdle();
    await voucher.expectValue('shop', SHOP, 'the name that the shop had when the orchestration began');
    const next = await Voucher.issue(scenario);
    await next.expectValue('shop', 'Harbour Theatre', 'the name that the shop has now');
  },
};

const customerIsNamed: Check = {
  id: 'customer-is-named',
  title: 'The voucher has the name that findCustomer finds',
  points: 4,
  hint: 'An orchestrator cannot wait for a promise. Which kind of function can?',
  async run(scenario) {
    for (const [customerId, name] of [
      ['c-1', 'Ada'],
      ['c-2', 'Brian'],
      ['c-3', 'Carol'],
      ['c-4', 'Guest'],
    ] as const) {
      const voucher = await Voucher.issue(scenario, customerId);
      await voucher.expectValue('customer', name, `the name of the customer ${customerId}`);
    }
  },
};

const survivesCrashes: Check = {
  id: 'voucher-survives-crashes',
  title: 'A voucher keeps all its values when the worker dies, and dies again',
  points: 4,
  hint: 'What an app keeps in a variable outside its functions is gone when the worker dies.',
  async run(scenario) {
    for (const activity of ['StoreVoucher', 'SendVoucher']) {
      await scenario.stub(activity, { returns: null, takes: '10 minutes' });
    }
    const voucher = await Voucher.start(scenario);
    await crashAfter(scenario, '5 minutes');
    await crashAfter(scenario, '15 minutes');
    await scenario.untilIdle();
    for (const field of FIELDS) await voucher.expectSame(field);
  },
};

async function crashAfter(scenario: Scenario, duration: string): Promise<void> {
  await scenario.advance(duration);
  await scenario.crash();
}

export const voucherChecks = [
  codeStays,
  codesDiffer,
  timeStays,
  discountStays,
  discountIsDrawn,
  bigOnesAreApproved,
  shopStays,
  customerIsNamed,
  survivesCrashes,
] as const;
