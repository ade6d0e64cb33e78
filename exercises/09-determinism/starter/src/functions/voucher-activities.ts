import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

interface Voucher {
  readonly code: string;
  readonly customer: string;
  readonly shop: string;
  readonly discount: number;
}

// The three activities are complete. They stand for a person, a database and an email.

df.app.activity('ApproveVoucher', {
  handler: (voucher: Voucher, context: InvocationContext) => {
    context.log('Approved:', voucher.code, `(${voucher.discount} %)`);
  },
});

df.app.activity('StoreVoucher', {
  handler: (voucher: Voucher, context: InvocationContext) => {
    context.log('Stored:', JSON.stringify(voucher));
  },
});

df.app.activity('SendVoucher', {
  handler: (voucher: Voucher, context: InvocationContext) => {
    context.log(
      'Sent to',
      voucher.customer,
      'by',
      voucher.shop,
      ':',
      voucher.code,
    );
  },
});
