import { assumed, type AssumedCorrelation } from '../../schema/assumed-correlation.ts';

/** Relations between people and what they do with a company; no published figure gives them. */
export const CUSTOMER_CORRELATIONS: readonly AssumedCorrelation[] = [
  assumed('order-rate.orders', 0.6, 'The purchase rate follows the yearly orders: loading on its normal score'),
  assumed('order-rate.orders-income', 0.15, 'The yearly orders move the purchase rate more among the rich', 'interaction'),
  assumed('order-value.spend', 0.6, 'The mean value of an order follows the yearly spend per order: loading on its normal score'),
  assumed('order-channel.age', 0.7, 'The old buy in shops, the young in the app: log-odds per 20 years'),
  assumed('sensitive-item.trait', 1.6, 'Products that speak of health or belief are bought by those whom they suit: log-odds'),
  assumed('sensitive-item.trait-channel', 0.6, 'They are bought by them the more where nobody looks on, on the web and in the app: log-odds', 'interaction'),
  assumed('visits.orders', 0.4, 'Who orders often visits often: log-rate per unit of the yearly orders\' normal score'),
  assumed('csat.wait', 0.5, 'A late first answer lowers satisfaction: loading of the logarithm of the wait'),
  assumed('opens.responds', 0.5, 'Who would answer a campaign opens more messages: loading on the trait of opening'),
  assumed('opens.tolerance', 0.15, 'Who tolerates processing opens more messages: loading'),
  assumed('opens.responds-tolerance', 0.15, 'Answering speaks more among the tolerant: loading of the product', 'interaction'),
  assumed('unsubscribes.tolerance', 1, 'The intolerant unsubscribe: 0 all alike, 1 in proportion to intolerance'),
];
