// Written by scripts/generate-admin.ts from app/shopify/admin.graphql; do not edit.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  | T
  | { [P in keyof T]?: P extends " $fragmentName" | "__typename" ? T[P] : never };
export type BulkOperationErrorCode = "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT";

export type BulkOperationStatus =
  | "CANCELED"
  | "CANCELING"
  | "COMPLETED"
  | "CREATED"
  | "EXPIRED"
  | "FAILED"
  | "RUNNING";

export type BulkOperationUserErrorCode = "INVALID" | "LIMIT_REACHED" | "OPERATION_IN_PROGRESS";

export type CountryCode =
  | "AC"
  | "AD"
  | "AE"
  | "AF"
  | "AG"
  | "AI"
  | "AL"
  | "AM"
  | "AN"
  | "AO"
  | "AR"
  | "AT"
  | "AU"
  | "AW"
  | "AX"
  | "AZ"
  | "BA"
  | "BB"
  | "BD"
  | "BE"
  | "BF"
  | "BG"
  | "BH"
  | "BI"
  | "BJ"
  | "BL"
  | "BM"
  | "BN"
  | "BO"
  | "BQ"
  | "BR"
  | "BS"
  | "BT"
  | "BV"
  | "BW"
  | "BY"
  | "BZ"
  | "CA"
  | "CC"
  | "CD"
  | "CF"
  | "CG"
  | "CH"
  | "CI"
  | "CK"
  | "CL"
  | "CM"
  | "CN"
  | "CO"
  | "CR"
  | "CU"
  | "CV"
  | "CW"
  | "CX"
  | "CY"
  | "CZ"
  | "DE"
  | "DJ"
  | "DK"
  | "DM"
  | "DO"
  | "DZ"
  | "EC"
  | "EE"
  | "EG"
  | "EH"
  | "ER"
  | "ES"
  | "ET"
  | "FI"
  | "FJ"
  | "FK"
  | "FO"
  | "FR"
  | "GA"
  | "GB"
  | "GD"
  | "GE"
  | "GF"
  | "GG"
  | "GH"
  | "GI"
  | "GL"
  | "GM"
  | "GN"
  | "GP"
  | "GQ"
  | "GR"
  | "GS"
  | "GT"
  | "GW"
  | "GY"
  | "HK"
  | "HM"
  | "HN"
  | "HR"
  | "HT"
  | "HU"
  | "ID"
  | "IE"
  | "IL"
  | "IM"
  | "IN"
  | "IO"
  | "IQ"
  | "IR"
  | "IS"
  | "IT"
  | "JE"
  | "JM"
  | "JO"
  | "JP"
  | "KE"
  | "KG"
  | "KH"
  | "KI"
  | "KM"
  | "KN"
  | "KP"
  | "KR"
  | "KW"
  | "KY"
  | "KZ"
  | "LA"
  | "LB"
  | "LC"
  | "LI"
  | "LK"
  | "LR"
  | "LS"
  | "LT"
  | "LU"
  | "LV"
  | "LY"
  | "MA"
  | "MC"
  | "MD"
  | "ME"
  | "MF"
  | "MG"
  | "MK"
  | "ML"
  | "MM"
  | "MN"
  | "MO"
  | "MQ"
  | "MR"
  | "MS"
  | "MT"
  | "MU"
  | "MV"
  | "MW"
  | "MX"
  | "MY"
  | "MZ"
  | "NA"
  | "NC"
  | "NE"
  | "NF"
  | "NG"
  | "NI"
  | "NL"
  | "NO"
  | "NP"
  | "NR"
  | "NU"
  | "NZ"
  | "OM"
  | "PA"
  | "PE"
  | "PF"
  | "PG"
  | "PH"
  | "PK"
  | "PL"
  | "PM"
  | "PN"
  | "PS"
  | "PT"
  | "PY"
  | "QA"
  | "RE"
  | "RO"
  | "RS"
  | "RU"
  | "RW"
  | "SA"
  | "SB"
  | "SC"
  | "SD"
  | "SE"
  | "SG"
  | "SH"
  | "SI"
  | "SJ"
  | "SK"
  | "SL"
  | "SM"
  | "SN"
  | "SO"
  | "SR"
  | "SS"
  | "ST"
  | "SV"
  | "SX"
  | "SY"
  | "SZ"
  | "TA"
  | "TC"
  | "TD"
  | "TF"
  | "TG"
  | "TH"
  | "TJ"
  | "TK"
  | "TL"
  | "TM"
  | "TN"
  | "TO"
  | "TR"
  | "TT"
  | "TV"
  | "TW"
  | "TZ"
  | "UA"
  | "UG"
  | "UM"
  | "US"
  | "UY"
  | "UZ"
  | "VA"
  | "VC"
  | "VE"
  | "VG"
  | "VN"
  | "VU"
  | "WF"
  | "WS"
  | "XK"
  | "YE"
  | "YT"
  | "ZA"
  | "ZM"
  | "ZW"
  | "ZZ";

export type CurrencyCode =
  | "AED"
  | "AFN"
  | "ALL"
  | "AMD"
  | "ANG"
  | "AOA"
  | "ARS"
  | "AUD"
  | "AWG"
  | "AZN"
  | "BAM"
  | "BBD"
  | "BDT"
  | "BGN"
  | "BHD"
  | "BIF"
  | "BMD"
  | "BND"
  | "BOB"
  | "BRL"
  | "BSD"
  | "BTN"
  | "BWP"
  | "BYN"
  | "BYR"
  | "BZD"
  | "CAD"
  | "CDF"
  | "CHF"
  | "CLP"
  | "CNY"
  | "COP"
  | "CRC"
  | "CVE"
  | "CZK"
  | "DJF"
  | "DKK"
  | "DOP"
  | "DZD"
  | "EGP"
  | "ERN"
  | "ETB"
  | "EUR"
  | "FJD"
  | "FKP"
  | "GBP"
  | "GEL"
  | "GHS"
  | "GIP"
  | "GMD"
  | "GNF"
  | "GTQ"
  | "GYD"
  | "HKD"
  | "HNL"
  | "HRK"
  | "HTG"
  | "HUF"
  | "IDR"
  | "ILS"
  | "INR"
  | "IQD"
  | "IRR"
  | "ISK"
  | "JEP"
  | "JMD"
  | "JOD"
  | "JPY"
  | "KES"
  | "KGS"
  | "KHR"
  | "KID"
  | "KMF"
  | "KRW"
  | "KWD"
  | "KYD"
  | "KZT"
  | "LAK"
  | "LBP"
  | "LKR"
  | "LRD"
  | "LSL"
  | "LTL"
  | "LVL"
  | "LYD"
  | "MAD"
  | "MDL"
  | "MGA"
  | "MKD"
  | "MMK"
  | "MNT"
  | "MOP"
  | "MRU"
  | "MUR"
  | "MVR"
  | "MWK"
  | "MXN"
  | "MYR"
  | "MZN"
  | "NAD"
  | "NGN"
  | "NIO"
  | "NOK"
  | "NPR"
  | "NZD"
  | "OMR"
  | "PAB"
  | "PEN"
  | "PGK"
  | "PHP"
  | "PKR"
  | "PLN"
  | "PYG"
  | "QAR"
  | "RON"
  | "RSD"
  | "RUB"
  | "RWF"
  | "SAR"
  | "SBD"
  | "SCR"
  | "SDG"
  | "SEK"
  | "SGD"
  | "SHP"
  | "SLL"
  | "SOS"
  | "SRD"
  | "SSP"
  | "STD"
  | "STN"
  | "SYP"
  | "SZL"
  | "THB"
  | "TJS"
  | "TMT"
  | "TND"
  | "TOP"
  | "TRY"
  | "TTD"
  | "TWD"
  | "TZS"
  | "UAH"
  | "UGX"
  | "USD"
  | "USDC"
  | "UYU"
  | "UZS"
  | "VED"
  | "VEF"
  | "VES"
  | "VND"
  | "VUV"
  | "WST"
  | "XAF"
  | "XCD"
  | "XOF"
  | "XPF"
  | "XXX"
  | "YER"
  | "ZAR"
  | "ZMW";

export type CustomerEmailAddressMarketingState =
  | "INVALID"
  | "NOT_SUBSCRIBED"
  | "PENDING"
  | "SUBSCRIBED"
  | "UNSUBSCRIBED";

export type DiscountAmountInput = {
  amount?: string | null | undefined;
  appliesOnEachItem?: boolean | null | undefined;
};

export type DiscountBuyerSelection = "ALL";

export type DiscountCodeBasicInput = {
  appliesOncePerCustomer?: boolean | null | undefined;
  code?: string | null | undefined;
  combinesWith?: DiscountCombinesWithInput | null | undefined;
  context?: DiscountContextInput | null | undefined;
  customerGets?: DiscountCustomerGetsInput | null | undefined;
  /** @deprecated Use `context` instead. */
  customerSelection?: DiscountCustomerSelectionInput | null | undefined;
  endsAt?: string | null | undefined;
  minimumRequirement?: DiscountMinimumRequirementInput | null | undefined;
  recurringCycleLimit?: number | null | undefined;
  startsAt?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  usageLimit?: number | null | undefined;
};

export type DiscountCollectionsInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type DiscountCombinesWithInput = {
  orderDiscounts?: boolean | null | undefined;
  productDiscounts?: boolean | null | undefined;
  productDiscountsWithTagsOnSameCartLine?:
    | ProductDiscountsWithTagsOnSameCartLineInput
    | null
    | undefined;
  shippingDiscounts?: boolean | null | undefined;
};

export type DiscountContextInput =
  | { all: DiscountBuyerSelection; customerSegments?: never; customers?: never; markets?: never }
  | {
      all?: never;
      customerSegments: DiscountCustomerSegmentsInput;
      customers?: never;
      markets?: never;
    }
  | { all?: never; customerSegments?: never; customers: DiscountCustomersInput; markets?: never }
  | { all?: never; customerSegments?: never; customers?: never; markets: DiscountMarketsInput };

export type DiscountCustomerGetsInput = {
  appliesOnOneTimePurchase?: boolean | null | undefined;
  appliesOnSubscription?: boolean | null | undefined;
  items?: DiscountItemsInput | null | undefined;
  value?: DiscountCustomerGetsValueInput | null | undefined;
};

export type DiscountCustomerGetsValueInput = {
  discountAmount?: DiscountAmountInput | null | undefined;
  discountOnQuantity?: DiscountOnQuantityInput | null | undefined;
  percentage?: number | null | undefined;
};

export type DiscountCustomerSegmentsInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type DiscountCustomerSelectionInput = {
  all?: boolean | null | undefined;
  customerSegments?: DiscountCustomerSegmentsInput | null | undefined;
  customers?: DiscountCustomersInput | null | undefined;
};

export type DiscountCustomersInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type DiscountEffectInput = {
  amount?: string | null | undefined;
  percentage?: number | null | undefined;
};

export type DiscountErrorCode =
  | "ACTIVE_PERIOD_OVERLAP"
  | "APPLIES_ON_NOTHING"
  | "BLANK"
  | "CONFLICT"
  | "DISCOUNT_NOT_COMPATIBLE_WITH_CONDITION_TYPES"
  | "DUPLICATE"
  | "END_DATE_BEFORE_START_DATE"
  | "EQUAL_TO"
  | "EXCEEDED_MAX"
  | "GREATER_THAN"
  | "GREATER_THAN_OR_EQUAL_TO"
  | "IMPLICIT_DUPLICATE"
  | "INCLUSION"
  | "INTERNAL_ERROR"
  | "INVALID"
  | "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS"
  | "INVALID_DISCOUNT_CLASS_FOR_PRICE_RULE"
  | "INVALID_PRODUCT_DISCOUNTS_FALSE_WITH_EXISTING_TAGS_ON_SAME_CART_LINE"
  | "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS"
  | "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS"
  | "INVALID_TAG_LENGTH"
  | "LESS_THAN"
  | "LESS_THAN_OR_EQUAL_TO"
  | "MAX_APP_DISCOUNTS"
  | "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT"
  | "MISSING_ARGUMENT"
  | "MISSING_FUNCTION_IDENTIFIER"
  | "MULTIPLE_FUNCTION_IDENTIFIERS"
  | "MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS"
  | "PRESENT"
  | "PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED"
  | "RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER"
  | "TAKEN"
  | "TOO_LONG"
  | "TOO_MANY_ARGUMENTS"
  | "TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE"
  | "TOO_MANY_TAGS"
  | "TOO_SHORT"
  | "VALUE_OUTSIDE_RANGE";

export type DiscountItemsInput = {
  all?: boolean | null | undefined;
  collections?: DiscountCollectionsInput | null | undefined;
  products?: DiscountProductsInput | null | undefined;
};

export type DiscountMarketsInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type DiscountMinimumQuantityInput = {
  greaterThanOrEqualToQuantity?: string | null | undefined;
};

export type DiscountMinimumRequirementInput = {
  quantity?: DiscountMinimumQuantityInput | null | undefined;
  subtotal?: DiscountMinimumSubtotalInput | null | undefined;
};

export type DiscountMinimumSubtotalInput = {
  greaterThanOrEqualToSubtotal?: string | null | undefined;
};

export type DiscountOnQuantityInput = {
  effect?: DiscountEffectInput | null | undefined;
  quantity?: string | null | undefined;
};

export type DiscountProductsInput = {
  productVariantsToAdd?: Array<string> | null | undefined;
  productVariantsToRemove?: Array<string> | null | undefined;
  productsToAdd?: Array<string> | null | undefined;
  productsToRemove?: Array<string> | null | undefined;
};

export type DiscountRedeemCodeInput = {
  code: string;
};

export type FulfillmentEventStatus =
  | "ATTEMPTED_DELIVERY"
  | "CARRIER_PICKED_UP"
  | "CONFIRMED"
  | "DELAYED"
  | "DELIVERED"
  | "FAILURE"
  | "IN_TRANSIT"
  | "LABEL_PRINTED"
  | "LABEL_PURCHASED"
  | "OUT_FOR_DELIVERY"
  | "READY_FOR_PICKUP";

export type FulfillmentOriginAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  countryCode: string;
  provinceCode?: string | null | undefined;
  zip?: string | null | undefined;
};

export type FulfillmentStatus = "CANCELLED" | "ERROR" | "FAILURE" | "OPEN" | "PENDING" | "SUCCESS";

export type MailingAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  /** @deprecated Use `countryCode` instead. */
  country?: string | null | undefined;
  countryCode?: CountryCode | null | undefined;
  firstName?: string | null | undefined;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  id?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  /** @deprecated Use `provinceCode` instead. */
  province?: string | null | undefined;
  provinceCode?: string | null | undefined;
  zip?: string | null | undefined;
};

export type MetafieldInput = {
  id?: string | null | undefined;
  key?: string | null | undefined;
  namespace?: string | null | undefined;
  type?: string | null | undefined;
  value?: string | null | undefined;
};

export type MoneyBagInput = {
  presentmentMoney?: MoneyInput | null | undefined;
  shopMoney: MoneyInput;
};

export type MoneyInput = {
  amount: string;
  currencyCode: CurrencyCode;
};

export type OrderActionType = "ORDER" | "ORDER_EDIT" | "REFUND" | "RETURN" | "UNKNOWN";

export type OrderCreateAssociateCustomerAttributesInput = {
  email?: string | null | undefined;
  id?: string | null | undefined;
};

export type OrderCreateCustomAttributeInput = {
  key: string;
  value: string;
};

export type OrderCreateCustomerAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  country?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  province?: string | null | undefined;
  zip?: string | null | undefined;
};

export type OrderCreateCustomerInput =
  | { toAssociate: OrderCreateAssociateCustomerAttributesInput; toUpsert?: never }
  | { toAssociate?: never; toUpsert: OrderCreateUpsertCustomerAttributesInput };

export type OrderCreateDiscountCodeInput = {
  freeShippingDiscountCode?: OrderCreateFreeShippingDiscountCodeAttributesInput | null | undefined;
  itemFixedDiscountCode?: OrderCreateFixedDiscountCodeAttributesInput | null | undefined;
  itemPercentageDiscountCode?: OrderCreatePercentageDiscountCodeAttributesInput | null | undefined;
};

export type OrderCreateFinancialStatus =
  | "AUTHORIZED"
  | "EXPIRED"
  | "PAID"
  | "PARTIALLY_PAID"
  | "PARTIALLY_REFUNDED"
  | "PENDING"
  | "REFUNDED"
  | "VOIDED";

export type OrderCreateFixedDiscountCodeAttributesInput = {
  amountSet?: MoneyBagInput | null | undefined;
  code: string;
};

export type OrderCreateFreeShippingDiscountCodeAttributesInput = {
  code: string;
};

export type OrderCreateFulfillmentInput = {
  locationId: string;
  notifyCustomer?: boolean | null | undefined;
  originAddress?: FulfillmentOriginAddressInput | null | undefined;
  shipmentStatus?: FulfillmentEventStatus | null | undefined;
  trackingCompany?: string | null | undefined;
  trackingNumber?: string | null | undefined;
  trackingNumbers?: Array<string> | null | undefined;
};

export type OrderCreateFulfillmentStatus = "FULFILLED" | "PARTIAL" | "RESTOCKED";

export type OrderCreateLineItemInput = {
  fulfillmentService?: string | null | undefined;
  giftCard?: boolean | null | undefined;
  priceSet?: MoneyBagInput | null | undefined;
  productId?: string | null | undefined;
  properties?: Array<OrderCreateLineItemPropertyInput> | null | undefined;
  quantity: number;
  requiresShipping?: boolean | null | undefined;
  sku?: string | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  taxable?: boolean | null | undefined;
  title?: string | null | undefined;
  variantId?: string | null | undefined;
  variantTitle?: string | null | undefined;
  vendor?: string | null | undefined;
  weight?: WeightInput | null | undefined;
};

export type OrderCreateLineItemPropertyInput = {
  name: string;
  value: string;
};

export type OrderCreateOrderInput = {
  billingAddress?: MailingAddressInput | null | undefined;
  buyerAcceptsMarketing?: boolean | null | undefined;
  closedAt?: string | null | undefined;
  companyLocationId?: string | null | undefined;
  currency?: CurrencyCode | null | undefined;
  customAttributes?: Array<OrderCreateCustomAttributeInput> | null | undefined;
  customer?: OrderCreateCustomerInput | null | undefined;
  /** @deprecated This is replaced by the `customer` field in a future version. */
  customerId?: string | null | undefined;
  discountCode?: OrderCreateDiscountCodeInput | null | undefined;
  email?: string | null | undefined;
  financialStatus?: OrderCreateFinancialStatus | null | undefined;
  fulfillment?: OrderCreateFulfillmentInput | null | undefined;
  fulfillmentStatus?: OrderCreateFulfillmentStatus | null | undefined;
  lineItems?: Array<OrderCreateLineItemInput> | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  name?: string | null | undefined;
  note?: string | null | undefined;
  phone?: string | null | undefined;
  poNumber?: string | null | undefined;
  presentmentCurrency?: CurrencyCode | null | undefined;
  processedAt?: string | null | undefined;
  referringSite?: string | null | undefined;
  shippingAddress?: MailingAddressInput | null | undefined;
  shippingLines?: Array<OrderCreateShippingLineInput> | null | undefined;
  sourceIdentifier?: string | null | undefined;
  sourceName?: string | null | undefined;
  sourceUrl?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  taxesIncluded?: boolean | null | undefined;
  test?: boolean | null | undefined;
  transactions?: Array<OrderCreateOrderTransactionInput> | null | undefined;
  userId?: string | null | undefined;
};

export type OrderCreateOrderTransactionInput = {
  amountSet: MoneyBagInput;
  authorizationCode?: string | null | undefined;
  deviceId?: string | null | undefined;
  gateway?: string | null | undefined;
  giftCardId?: string | null | undefined;
  kind?: OrderTransactionKind | null | undefined;
  locationId?: string | null | undefined;
  processedAt?: string | null | undefined;
  receiptJson?: unknown;
  status?: OrderTransactionStatus | null | undefined;
  test?: boolean | null | undefined;
  userId?: string | null | undefined;
};

export type OrderCreatePercentageDiscountCodeAttributesInput = {
  code: string;
  percentage?: number | null | undefined;
};

export type OrderCreateShippingLineInput = {
  code?: string | null | undefined;
  priceSet: MoneyBagInput;
  source?: string | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  title: string;
};

export type OrderCreateTaxLineInput = {
  channelLiable?: boolean | null | undefined;
  priceSet?: MoneyBagInput | null | undefined;
  rate: string;
  title: string;
};

export type OrderCreateUpsertCustomerAttributesInput = {
  addresses?: Array<OrderCreateCustomerAddressInput> | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  id?: string | null | undefined;
  lastName?: string | null | undefined;
  multipassIdentifier?: string | null | undefined;
  note?: string | null | undefined;
  phone?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  taxExempt?: boolean | null | undefined;
};

export type OrderCreateUserErrorCode =
  | "FULFILLMENT_SERVICE_INVALID"
  | "INVALID"
  | "INVENTORY_CLAIM_FAILED"
  | "PROCESSED_AT_INVALID"
  | "REDUNDANT_CUSTOMER_FIELDS"
  | "SHOP_DORMANT"
  | "TAX_LINE_RATE_MISSING";

export type OrderDisplayFinancialStatus =
  | "AUTHORIZED"
  | "EXPIRED"
  | "PAID"
  | "PARTIALLY_PAID"
  | "PARTIALLY_REFUNDED"
  | "PENDING"
  | "REFUNDED"
  | "VOIDED";

export type OrderDisplayFulfillmentStatus =
  | "FULFILLED"
  | "FULFILLMENT_NOT_REQUIRED"
  | "IN_PROGRESS"
  | "ON_HOLD"
  | "OPEN"
  | "PARTIALLY_FULFILLED"
  | "PENDING_FULFILLMENT"
  | "REQUEST_DECLINED"
  | "RESTOCKED"
  | "SCHEDULED"
  | "UNFULFILLED";

export type OrderTransactionKind =
  | "AUTHORIZATION"
  | "CAPTURE"
  | "CHANGE"
  | "EMV_AUTHORIZATION"
  | "REFUND"
  | "SALE"
  | "SUGGESTED_REFUND"
  | "VOID";

export type OrderTransactionStatus =
  | "AWAITING_RESPONSE"
  | "ERROR"
  | "FAILURE"
  | "PENDING"
  | "SUCCESS"
  | "UNKNOWN";

export type ProductDiscountsWithTagsOnSameCartLineInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type SaleActionType = "ORDER" | "RETURN" | "UNKNOWN" | "UPDATE";

export type SaleLineType =
  | "ADDITIONAL_FEE"
  | "ADJUSTMENT"
  | "DUTY"
  | "FEE"
  | "GIFT_CARD"
  | "PRODUCT"
  | "SHIPPING"
  | "TIP"
  | "UNKNOWN";

export type WeightInput = {
  unit: WeightUnit;
  value: number;
};

export type WeightUnit = "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";

export type ReadShopQueryVariables = Exact<{ [key: string]: never }>;

export type ReadShopQuery = {
  shop: {
    name: string;
    currencyCode: CurrencyCode;
    ianaTimezone: string;
    plan: { publicDisplayName: string; partnerDevelopment: boolean };
    primaryDomain: { url: string };
  };
};

export type CreateOfferMutationVariables = Exact<{
  offer: DiscountCodeBasicInput;
}>;

export type CreateOfferMutation = {
  discountCodeBasicCreate: {
    codeDiscountNode: { id: string } | null;
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: DiscountErrorCode | null;
    }>;
  } | null;
};

export type AddCodesMutationVariables = Exact<{
  discountGid: string;
  codes: Array<DiscountRedeemCodeInput> | DiscountRedeemCodeInput;
}>;

export type AddCodesMutation = {
  discountRedeemCodeBulkAdd: {
    bulkCreation: { id: string } | null;
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: DiscountErrorCode | null;
    }>;
  } | null;
};

export type ReadAddedStateQueryVariables = Exact<{
  bulkGid: string;
}>;

export type ReadAddedStateQuery = {
  discountRedeemCodeBulkCreation: { done: boolean; failedCount: number } | null;
};

export type ReadAddedCodesQueryVariables = Exact<{
  bulkGid: string;
  take: number;
}>;

export type ReadAddedCodesQuery = {
  discountRedeemCodeBulkCreation: {
    done: boolean;
    codes: {
      nodes: Array<{
        code: string;
        discountRedeemCode: { id: string } | null;
        errors: Array<{ code: DiscountErrorCode | null; message: string }>;
      }>;
    };
  } | null;
};

export type ReadOfferQueryVariables = Exact<{
  discountGid: string;
}>;

export type ReadOfferQuery = {
  discountNode: {
    discount:
      | { __typename: "DiscountAutomaticApp" }
      | { __typename: "DiscountAutomaticBasic" }
      | { __typename: "DiscountAutomaticBxgy" }
      | { __typename: "DiscountAutomaticFreeShipping" }
      | { __typename: "DiscountCodeApp" }
      | {
          __typename: "DiscountCodeBasic";
          title: string;
          startsAt: string;
          endsAt: string | null;
          appliesOncePerCustomer: boolean;
          usageLimit: number | null;
          recurringCycleLimit: number | null;
          combinesWith: {
            orderDiscounts: boolean;
            productDiscounts: boolean;
            shippingDiscounts: boolean;
          };
          context:
            | { __typename: "DiscountBuyerSelectionAll" }
            | { __typename: "DiscountCustomerSegments" }
            | { __typename: "DiscountCustomers" }
            | { __typename: "DiscountMarkets" };
          minimumRequirement:
            | { __typename: "DiscountMinimumQuantity"; greaterThanOrEqualToQuantity: string }
            | {
                __typename: "DiscountMinimumSubtotal";
                greaterThanOrEqualToSubtotal: { amount: string };
              }
            | null;
          customerGets: {
            appliesOnSubscription: boolean;
            items:
              | { __typename: "AllDiscountItems" }
              | { __typename: "DiscountCollections"; collections: { nodes: Array<{ id: string }> } }
              | {
                  __typename: "DiscountProducts";
                  products: { nodes: Array<{ id: string }> };
                  productVariants: { nodes: Array<{ id: string }> };
                };
            value:
              | {
                  __typename: "DiscountAmount";
                  appliesOnEachItem: boolean;
                  amount: { amount: string };
                }
              | { __typename: "DiscountOnQuantity" }
              | { __typename: "DiscountPercentage"; percentage: number };
          };
        }
      | { __typename: "DiscountCodeBxgy" }
      | { __typename: "DiscountCodeFreeShipping" };
  } | null;
};

export type ReadOfferCodesQueryVariables = Exact<{
  discountGid: string;
  after?: string | null | undefined;
}>;

export type ReadOfferCodesQuery = {
  discountNode: {
    discount:
      | { __typename: "DiscountAutomaticApp" }
      | { __typename: "DiscountAutomaticBasic" }
      | { __typename: "DiscountAutomaticBxgy" }
      | { __typename: "DiscountAutomaticFreeShipping" }
      | { __typename: "DiscountCodeApp" }
      | {
          __typename: "DiscountCodeBasic";
          codes: {
            nodes: Array<{ id: string; code: string }>;
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          };
        }
      | { __typename: "DiscountCodeBxgy" }
      | { __typename: "DiscountCodeFreeShipping" };
  } | null;
};

export type ReadNewestCodesQueryVariables = Exact<{
  discountGid: string;
  take: number;
}>;

export type ReadNewestCodesQuery = {
  discountNode: {
    discount:
      | { __typename: "DiscountAutomaticApp" }
      | { __typename: "DiscountAutomaticBasic" }
      | { __typename: "DiscountAutomaticBxgy" }
      | { __typename: "DiscountAutomaticFreeShipping" }
      | { __typename: "DiscountCodeApp"; codes: { nodes: Array<{ id: string; code: string }> } }
      | { __typename: "DiscountCodeBasic"; codes: { nodes: Array<{ id: string; code: string }> } }
      | { __typename: "DiscountCodeBxgy"; codes: { nodes: Array<{ id: string; code: string }> } }
      | {
          __typename: "DiscountCodeFreeShipping";
          codes: { nodes: Array<{ id: string; code: string }> };
        };
  } | null;
};

export type UpdateOfferMutationVariables = Exact<{
  discountGid: string;
  offer: DiscountCodeBasicInput;
}>;

export type UpdateOfferMutation = {
  discountCodeBasicUpdate: {
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: DiscountErrorCode | null;
    }>;
  } | null;
};

export type FindCodeQueryVariables = Exact<{
  code: string;
}>;

export type FindCodeQuery = { codeDiscountNodeByCode: { id: string } | null };

export type FindRedeemCodeQueryVariables = Exact<{
  discountGid: string;
  query: string;
}>;

export type FindRedeemCodeQuery = {
  discountNode: {
    discount:
      | { __typename: "DiscountAutomaticApp" }
      | { __typename: "DiscountAutomaticBasic" }
      | { __typename: "DiscountAutomaticBxgy" }
      | { __typename: "DiscountAutomaticFreeShipping" }
      | { __typename: "DiscountCodeApp"; codes: { nodes: Array<{ id: string; code: string }> } }
      | { __typename: "DiscountCodeBasic"; codes: { nodes: Array<{ id: string; code: string }> } }
      | { __typename: "DiscountCodeBxgy"; codes: { nodes: Array<{ id: string; code: string }> } }
      | {
          __typename: "DiscountCodeFreeShipping";
          codes: { nodes: Array<{ id: string; code: string }> };
        };
  } | null;
};

export type DeleteCodesMutationVariables = Exact<{
  discountGid: string;
  redeemCodeGids: Array<string> | string;
}>;

export type DeleteCodesMutation = {
  discountCodeRedeemCodeBulkDelete: {
    job: { id: string } | null;
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: DiscountErrorCode | null;
    }>;
  } | null;
};

export type ReadJobQueryVariables = Exact<{
  jobGid: string;
}>;

export type ReadJobQuery = { job: { done: boolean } | null };

export type ReadUnitCostsQueryVariables = Exact<{
  variantGids: Array<string> | string;
}>;

export type ReadUnitCostsQuery = {
  nodes: Array<
    | { __typename: "AbandonedCheckout" }
    | { __typename: "AbandonedCheckoutLineItem" }
    | { __typename: "Abandonment" }
    | { __typename: "AddAllProductsOperation" }
    | { __typename: "AdditionalFee" }
    | { __typename: "AnalyticsAnnotation" }
    | { __typename: "AnalyticsTarget" }
    | { __typename: "App" }
    | { __typename: "AppCatalog" }
    | { __typename: "AppCredit" }
    | { __typename: "AppInstallation" }
    | { __typename: "AppPurchaseOneTime" }
    | { __typename: "AppRevenueAttributionRecord" }
    | { __typename: "AppSubscription" }
    | { __typename: "AppUsageRecord" }
    | { __typename: "Article" }
    | { __typename: "BasicEvent" }
    | { __typename: "Blog" }
    | { __typename: "BulkOperation" }
    | { __typename: "BusinessEntity" }
    | { __typename: "CalculatedOrder" }
    | { __typename: "CartTransform" }
    | { __typename: "CashDrawer" }
    | { __typename: "CashManagementCustomReasonCode" }
    | { __typename: "CashManagementDefaultReasonCode" }
    | { __typename: "CashManagementSystemReasonCode" }
    | { __typename: "CashTrackingAdjustment" }
    | { __typename: "CashTrackingSession" }
    | { __typename: "CatalogCsvOperation" }
    | { __typename: "Channel" }
    | { __typename: "ChannelDefinition" }
    | { __typename: "ChannelInformation" }
    | { __typename: "CheckoutAndAccountsConfiguration" }
    | { __typename: "CheckoutAndAccountsConfigurationOverride" }
    | { __typename: "CheckoutProfile" }
    | { __typename: "Collection" }
    | { __typename: "CollectionConditionsSource" }
    | { __typename: "CollectionSubCollectionsSource" }
    | { __typename: "Comment" }
    | { __typename: "CommentEvent" }
    | { __typename: "Company" }
    | { __typename: "CompanyAddress" }
    | { __typename: "CompanyContact" }
    | { __typename: "CompanyContactRole" }
    | { __typename: "CompanyContactRoleAssignment" }
    | { __typename: "CompanyLocation" }
    | { __typename: "CompanyLocationCatalog" }
    | { __typename: "CompanyLocationStaffMemberAssignment" }
    | { __typename: "ConsentPolicy" }
    | { __typename: "CurrencyExchangeAdjustment" }
    | { __typename: "Customer" }
    | { __typename: "CustomerAccountAppExtensionPage" }
    | { __typename: "CustomerAccountNativePage" }
    | { __typename: "CustomerPaymentMethod" }
    | { __typename: "CustomerSegmentMembersQuery" }
    | { __typename: "CustomerVisit" }
    | { __typename: "DeliveryCarrierService" }
    | { __typename: "DeliveryCondition" }
    | { __typename: "DeliveryCountry" }
    | { __typename: "DeliveryCustomization" }
    | { __typename: "DeliveryLocationGroup" }
    | { __typename: "DeliveryMethod" }
    | { __typename: "DeliveryMethodDefinition" }
    | { __typename: "DeliveryParticipant" }
    | { __typename: "DeliveryProfile" }
    | { __typename: "DeliveryProfileItem" }
    | { __typename: "DeliveryPromiseParticipant" }
    | { __typename: "DeliveryPromiseProvider" }
    | { __typename: "DeliveryProvince" }
    | { __typename: "DeliveryRateDefinition" }
    | { __typename: "DeliveryZone" }
    | { __typename: "DiscountAutomaticBxgy" }
    | { __typename: "DiscountAutomaticNode" }
    | { __typename: "DiscountCodeNode" }
    | { __typename: "DiscountNode" }
    | { __typename: "DiscountRedeemCodeBulkCreation" }
    | { __typename: "Domain" }
    | { __typename: "DraftOrder" }
    | { __typename: "DraftOrderLineItem" }
    | { __typename: "DraftOrderTag" }
    | { __typename: "Duty" }
    | { __typename: "ExchangeLineItem" }
    | { __typename: "ExternalVideo" }
    | { __typename: "Fulfillment" }
    | { __typename: "FulfillmentConstraintRule" }
    | { __typename: "FulfillmentEvent" }
    | { __typename: "FulfillmentHold" }
    | { __typename: "FulfillmentLineItem" }
    | { __typename: "FulfillmentOrder" }
    | { __typename: "FulfillmentOrderDestination" }
    | { __typename: "FulfillmentOrderLineItem" }
    | { __typename: "FulfillmentOrderMerchantRequest" }
    | { __typename: "GenericFile" }
    | { __typename: "GiftCard" }
    | { __typename: "GiftCardCashOutTransaction" }
    | { __typename: "GiftCardCreditTransaction" }
    | { __typename: "GiftCardDebitTransaction" }
    | { __typename: "IdentityProviderSubject" }
    | { __typename: "InventoryAdjustmentGroup" }
    | { __typename: "InventoryItem" }
    | { __typename: "InventoryItemMeasurement" }
    | { __typename: "InventoryLevel" }
    | { __typename: "InventoryQuantity" }
    | { __typename: "InventoryShipment" }
    | { __typename: "InventoryShipmentLineItem" }
    | { __typename: "InventoryTransfer" }
    | { __typename: "InventoryTransferLineItem" }
    | { __typename: "LineItem" }
    | { __typename: "LineItemGroup" }
    | { __typename: "Location" }
    | { __typename: "MailingAddress" }
    | { __typename: "Market" }
    | { __typename: "MarketCatalog" }
    | { __typename: "MarketRegionCountry" }
    | { __typename: "MarketRegionSubdivision" }
    | { __typename: "MarketWebPresence" }
    | { __typename: "MarketingActivity" }
    | { __typename: "MarketingEvent" }
    | { __typename: "MediaImage" }
    | { __typename: "Menu" }
    | { __typename: "Metafield" }
    | { __typename: "MetafieldDefinition" }
    | { __typename: "Metaobject" }
    | { __typename: "MetaobjectDefinition" }
    | { __typename: "Model3d" }
    | { __typename: "OnlineStoreTheme" }
    | { __typename: "Order" }
    | { __typename: "OrderAdjustment" }
    | { __typename: "OrderAttributionDefinition" }
    | { __typename: "OrderCancelJobResult" }
    | { __typename: "OrderCreateMandatePaymentJobResult" }
    | { __typename: "OrderDisputeSummary" }
    | { __typename: "OrderEditSession" }
    | { __typename: "OrderTransaction" }
    | { __typename: "Page" }
    | { __typename: "PaymentCustomization" }
    | { __typename: "PaymentMandate" }
    | { __typename: "PaymentSchedule" }
    | { __typename: "PaymentTerms" }
    | { __typename: "PaymentTermsTemplate" }
    | { __typename: "PointOfSaleDevice" }
    | { __typename: "PointOfSaleDevicePaymentSession" }
    | { __typename: "PriceList" }
    | { __typename: "Product" }
    | { __typename: "ProductBundleOperation" }
    | { __typename: "ProductDeleteOperation" }
    | { __typename: "ProductDuplicateOperation" }
    | { __typename: "ProductFeed" }
    | { __typename: "ProductOption" }
    | { __typename: "ProductOptionValue" }
    | { __typename: "ProductSetOperation" }
    | { __typename: "ProductTaxonomyNode" }
    | {
        __typename: "ProductVariant";
        id: string;
        title: string;
        product: { title: string };
        inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
      }
    | { __typename: "ProductVariantComponent" }
    | { __typename: "Publication" }
    | { __typename: "PublicationResourceOperation" }
    | { __typename: "QuantityPriceBreak" }
    | { __typename: "Refund" }
    | { __typename: "RefundShippingLine" }
    | { __typename: "Return" }
    | { __typename: "ReturnLineItem" }
    | { __typename: "ReturnReasonDefinition" }
    | { __typename: "ReturnableFulfillment" }
    | { __typename: "ReverseDelivery" }
    | { __typename: "ReverseDeliveryLineItem" }
    | { __typename: "ReverseFulfillmentOrder" }
    | { __typename: "ReverseFulfillmentOrderDisposition" }
    | { __typename: "ReverseFulfillmentOrderLineItem" }
    | { __typename: "SaleAdditionalFee" }
    | { __typename: "SavedSearch" }
    | { __typename: "ScriptTag" }
    | { __typename: "Segment" }
    | { __typename: "SellingPlan" }
    | { __typename: "SellingPlanGroup" }
    | { __typename: "ServerPixel" }
    | { __typename: "ShippingLabel" }
    | { __typename: "ShippingLabelPurchaseResult" }
    | { __typename: "Shop" }
    | { __typename: "ShopAddress" }
    | { __typename: "ShopPolicy" }
    | { __typename: "ShopifyPaymentsAccount" }
    | { __typename: "ShopifyPaymentsBalanceTransaction" }
    | { __typename: "ShopifyPaymentsBankAccount" }
    | { __typename: "ShopifyPaymentsDispute" }
    | { __typename: "ShopifyPaymentsDisputeEvidence" }
    | { __typename: "ShopifyPaymentsDisputeFileUpload" }
    | { __typename: "ShopifyPaymentsDisputeFulfillment" }
    | { __typename: "ShopifyPaymentsPayout" }
    | { __typename: "StaffMember" }
    | { __typename: "StandardMetafieldDefinitionTemplate" }
    | { __typename: "StoreCreditAccount" }
    | { __typename: "StoreCreditAccountCreditTransaction" }
    | { __typename: "StoreCreditAccountDebitRevertTransaction" }
    | { __typename: "StoreCreditAccountDebitTransaction" }
    | { __typename: "StorefrontAccessToken" }
    | { __typename: "SubscriptionBillingAttempt" }
    | { __typename: "SubscriptionContract" }
    | { __typename: "SubscriptionDraft" }
    | { __typename: "TaxonomyAttribute" }
    | { __typename: "TaxonomyCategory" }
    | { __typename: "TaxonomyChoiceListAttribute" }
    | { __typename: "TaxonomyMeasurementAttribute" }
    | { __typename: "TaxonomyValue" }
    | { __typename: "TenderTransaction" }
    | { __typename: "TransactionFee" }
    | { __typename: "UnverifiedReturnLineItem" }
    | { __typename: "UrlRedirect" }
    | { __typename: "UrlRedirectImport" }
    | { __typename: "Validation" }
    | { __typename: "Video" }
    | { __typename: "WebPixel" }
    | { __typename: "WebhookSubscription" }
    | null
  >;
};

export type ReadCustomersQueryVariables = Exact<{
  customerGids: Array<string> | string;
  withCompanies: boolean;
}>;

export type ReadCustomersQuery = {
  nodes: Array<
    | { __typename: "AbandonedCheckout" }
    | { __typename: "AbandonedCheckoutLineItem" }
    | { __typename: "Abandonment" }
    | { __typename: "AddAllProductsOperation" }
    | { __typename: "AdditionalFee" }
    | { __typename: "AnalyticsAnnotation" }
    | { __typename: "AnalyticsTarget" }
    | { __typename: "App" }
    | { __typename: "AppCatalog" }
    | { __typename: "AppCredit" }
    | { __typename: "AppInstallation" }
    | { __typename: "AppPurchaseOneTime" }
    | { __typename: "AppRevenueAttributionRecord" }
    | { __typename: "AppSubscription" }
    | { __typename: "AppUsageRecord" }
    | { __typename: "Article" }
    | { __typename: "BasicEvent" }
    | { __typename: "Blog" }
    | { __typename: "BulkOperation" }
    | { __typename: "BusinessEntity" }
    | { __typename: "CalculatedOrder" }
    | { __typename: "CartTransform" }
    | { __typename: "CashDrawer" }
    | { __typename: "CashManagementCustomReasonCode" }
    | { __typename: "CashManagementDefaultReasonCode" }
    | { __typename: "CashManagementSystemReasonCode" }
    | { __typename: "CashTrackingAdjustment" }
    | { __typename: "CashTrackingSession" }
    | { __typename: "CatalogCsvOperation" }
    | { __typename: "Channel" }
    | { __typename: "ChannelDefinition" }
    | { __typename: "ChannelInformation" }
    | { __typename: "CheckoutAndAccountsConfiguration" }
    | { __typename: "CheckoutAndAccountsConfigurationOverride" }
    | { __typename: "CheckoutProfile" }
    | { __typename: "Collection" }
    | { __typename: "CollectionConditionsSource" }
    | { __typename: "CollectionSubCollectionsSource" }
    | { __typename: "Comment" }
    | { __typename: "CommentEvent" }
    | { __typename: "Company" }
    | { __typename: "CompanyAddress" }
    | { __typename: "CompanyContact" }
    | { __typename: "CompanyContactRole" }
    | { __typename: "CompanyContactRoleAssignment" }
    | { __typename: "CompanyLocation" }
    | { __typename: "CompanyLocationCatalog" }
    | { __typename: "CompanyLocationStaffMemberAssignment" }
    | { __typename: "ConsentPolicy" }
    | { __typename: "CurrencyExchangeAdjustment" }
    | {
        __typename: "Customer";
        id: string;
        tags: Array<string>;
        defaultEmailAddress: { marketingState: CustomerEmailAddressMarketingState } | null;
        companyContactProfiles?: Array<{ id: string }>;
      }
    | { __typename: "CustomerAccountAppExtensionPage" }
    | { __typename: "CustomerAccountNativePage" }
    | { __typename: "CustomerPaymentMethod" }
    | { __typename: "CustomerSegmentMembersQuery" }
    | { __typename: "CustomerVisit" }
    | { __typename: "DeliveryCarrierService" }
    | { __typename: "DeliveryCondition" }
    | { __typename: "DeliveryCountry" }
    | { __typename: "DeliveryCustomization" }
    | { __typename: "DeliveryLocationGroup" }
    | { __typename: "DeliveryMethod" }
    | { __typename: "DeliveryMethodDefinition" }
    | { __typename: "DeliveryParticipant" }
    | { __typename: "DeliveryProfile" }
    | { __typename: "DeliveryProfileItem" }
    | { __typename: "DeliveryPromiseParticipant" }
    | { __typename: "DeliveryPromiseProvider" }
    | { __typename: "DeliveryProvince" }
    | { __typename: "DeliveryRateDefinition" }
    | { __typename: "DeliveryZone" }
    | { __typename: "DiscountAutomaticBxgy" }
    | { __typename: "DiscountAutomaticNode" }
    | { __typename: "DiscountCodeNode" }
    | { __typename: "DiscountNode" }
    | { __typename: "DiscountRedeemCodeBulkCreation" }
    | { __typename: "Domain" }
    | { __typename: "DraftOrder" }
    | { __typename: "DraftOrderLineItem" }
    | { __typename: "DraftOrderTag" }
    | { __typename: "Duty" }
    | { __typename: "ExchangeLineItem" }
    | { __typename: "ExternalVideo" }
    | { __typename: "Fulfillment" }
    | { __typename: "FulfillmentConstraintRule" }
    | { __typename: "FulfillmentEvent" }
    | { __typename: "FulfillmentHold" }
    | { __typename: "FulfillmentLineItem" }
    | { __typename: "FulfillmentOrder" }
    | { __typename: "FulfillmentOrderDestination" }
    | { __typename: "FulfillmentOrderLineItem" }
    | { __typename: "FulfillmentOrderMerchantRequest" }
    | { __typename: "GenericFile" }
    | { __typename: "GiftCard" }
    | { __typename: "GiftCardCashOutTransaction" }
    | { __typename: "GiftCardCreditTransaction" }
    | { __typename: "GiftCardDebitTransaction" }
    | { __typename: "IdentityProviderSubject" }
    | { __typename: "InventoryAdjustmentGroup" }
    | { __typename: "InventoryItem" }
    | { __typename: "InventoryItemMeasurement" }
    | { __typename: "InventoryLevel" }
    | { __typename: "InventoryQuantity" }
    | { __typename: "InventoryShipment" }
    | { __typename: "InventoryShipmentLineItem" }
    | { __typename: "InventoryTransfer" }
    | { __typename: "InventoryTransferLineItem" }
    | { __typename: "LineItem" }
    | { __typename: "LineItemGroup" }
    | { __typename: "Location" }
    | { __typename: "MailingAddress" }
    | { __typename: "Market" }
    | { __typename: "MarketCatalog" }
    | { __typename: "MarketRegionCountry" }
    | { __typename: "MarketRegionSubdivision" }
    | { __typename: "MarketWebPresence" }
    | { __typename: "MarketingActivity" }
    | { __typename: "MarketingEvent" }
    | { __typename: "MediaImage" }
    | { __typename: "Menu" }
    | { __typename: "Metafield" }
    | { __typename: "MetafieldDefinition" }
    | { __typename: "Metaobject" }
    | { __typename: "MetaobjectDefinition" }
    | { __typename: "Model3d" }
    | { __typename: "OnlineStoreTheme" }
    | { __typename: "Order" }
    | { __typename: "OrderAdjustment" }
    | { __typename: "OrderAttributionDefinition" }
    | { __typename: "OrderCancelJobResult" }
    | { __typename: "OrderCreateMandatePaymentJobResult" }
    | { __typename: "OrderDisputeSummary" }
    | { __typename: "OrderEditSession" }
    | { __typename: "OrderTransaction" }
    | { __typename: "Page" }
    | { __typename: "PaymentCustomization" }
    | { __typename: "PaymentMandate" }
    | { __typename: "PaymentSchedule" }
    | { __typename: "PaymentTerms" }
    | { __typename: "PaymentTermsTemplate" }
    | { __typename: "PointOfSaleDevice" }
    | { __typename: "PointOfSaleDevicePaymentSession" }
    | { __typename: "PriceList" }
    | { __typename: "Product" }
    | { __typename: "ProductBundleOperation" }
    | { __typename: "ProductDeleteOperation" }
    | { __typename: "ProductDuplicateOperation" }
    | { __typename: "ProductFeed" }
    | { __typename: "ProductOption" }
    | { __typename: "ProductOptionValue" }
    | { __typename: "ProductSetOperation" }
    | { __typename: "ProductTaxonomyNode" }
    | { __typename: "ProductVariant" }
    | { __typename: "ProductVariantComponent" }
    | { __typename: "Publication" }
    | { __typename: "PublicationResourceOperation" }
    | { __typename: "QuantityPriceBreak" }
    | { __typename: "Refund" }
    | { __typename: "RefundShippingLine" }
    | { __typename: "Return" }
    | { __typename: "ReturnLineItem" }
    | { __typename: "ReturnReasonDefinition" }
    | { __typename: "ReturnableFulfillment" }
    | { __typename: "ReverseDelivery" }
    | { __typename: "ReverseDeliveryLineItem" }
    | { __typename: "ReverseFulfillmentOrder" }
    | { __typename: "ReverseFulfillmentOrderDisposition" }
    | { __typename: "ReverseFulfillmentOrderLineItem" }
    | { __typename: "SaleAdditionalFee" }
    | { __typename: "SavedSearch" }
    | { __typename: "ScriptTag" }
    | { __typename: "Segment" }
    | { __typename: "SellingPlan" }
    | { __typename: "SellingPlanGroup" }
    | { __typename: "ServerPixel" }
    | { __typename: "ShippingLabel" }
    | { __typename: "ShippingLabelPurchaseResult" }
    | { __typename: "Shop" }
    | { __typename: "ShopAddress" }
    | { __typename: "ShopPolicy" }
    | { __typename: "ShopifyPaymentsAccount" }
    | { __typename: "ShopifyPaymentsBalanceTransaction" }
    | { __typename: "ShopifyPaymentsBankAccount" }
    | { __typename: "ShopifyPaymentsDispute" }
    | { __typename: "ShopifyPaymentsDisputeEvidence" }
    | { __typename: "ShopifyPaymentsDisputeFileUpload" }
    | { __typename: "ShopifyPaymentsDisputeFulfillment" }
    | { __typename: "ShopifyPaymentsPayout" }
    | { __typename: "StaffMember" }
    | { __typename: "StandardMetafieldDefinitionTemplate" }
    | { __typename: "StoreCreditAccount" }
    | { __typename: "StoreCreditAccountCreditTransaction" }
    | { __typename: "StoreCreditAccountDebitRevertTransaction" }
    | { __typename: "StoreCreditAccountDebitTransaction" }
    | { __typename: "StorefrontAccessToken" }
    | { __typename: "SubscriptionBillingAttempt" }
    | { __typename: "SubscriptionContract" }
    | { __typename: "SubscriptionDraft" }
    | { __typename: "TaxonomyAttribute" }
    | { __typename: "TaxonomyCategory" }
    | { __typename: "TaxonomyChoiceListAttribute" }
    | { __typename: "TaxonomyMeasurementAttribute" }
    | { __typename: "TaxonomyValue" }
    | { __typename: "TenderTransaction" }
    | { __typename: "TransactionFee" }
    | { __typename: "UnverifiedReturnLineItem" }
    | { __typename: "UrlRedirect" }
    | { __typename: "UrlRedirectImport" }
    | { __typename: "Validation" }
    | { __typename: "Video" }
    | { __typename: "WebPixel" }
    | { __typename: "WebhookSubscription" }
    | null
  >;
};

export type ReadLinkTargetsQueryVariables = Exact<{
  gids: Array<string> | string;
}>;

export type ReadLinkTargetsQuery = {
  nodes: Array<
    | { __typename: "AbandonedCheckout" }
    | { __typename: "AbandonedCheckoutLineItem" }
    | { __typename: "Abandonment" }
    | { __typename: "AddAllProductsOperation" }
    | { __typename: "AdditionalFee" }
    | { __typename: "AnalyticsAnnotation" }
    | { __typename: "AnalyticsTarget" }
    | { __typename: "App" }
    | { __typename: "AppCatalog" }
    | { __typename: "AppCredit" }
    | { __typename: "AppInstallation" }
    | { __typename: "AppPurchaseOneTime" }
    | { __typename: "AppRevenueAttributionRecord" }
    | { __typename: "AppSubscription" }
    | { __typename: "AppUsageRecord" }
    | { __typename: "Article" }
    | { __typename: "BasicEvent" }
    | { __typename: "Blog" }
    | { __typename: "BulkOperation" }
    | { __typename: "BusinessEntity" }
    | { __typename: "CalculatedOrder" }
    | { __typename: "CartTransform" }
    | { __typename: "CashDrawer" }
    | { __typename: "CashManagementCustomReasonCode" }
    | { __typename: "CashManagementDefaultReasonCode" }
    | { __typename: "CashManagementSystemReasonCode" }
    | { __typename: "CashTrackingAdjustment" }
    | { __typename: "CashTrackingSession" }
    | { __typename: "CatalogCsvOperation" }
    | { __typename: "Channel" }
    | { __typename: "ChannelDefinition" }
    | { __typename: "ChannelInformation" }
    | { __typename: "CheckoutAndAccountsConfiguration" }
    | { __typename: "CheckoutAndAccountsConfigurationOverride" }
    | { __typename: "CheckoutProfile" }
    | { __typename: "Collection"; id: string; title: string; handle: string }
    | { __typename: "CollectionConditionsSource" }
    | { __typename: "CollectionSubCollectionsSource" }
    | { __typename: "Comment" }
    | { __typename: "CommentEvent" }
    | { __typename: "Company" }
    | { __typename: "CompanyAddress" }
    | { __typename: "CompanyContact" }
    | { __typename: "CompanyContactRole" }
    | { __typename: "CompanyContactRoleAssignment" }
    | { __typename: "CompanyLocation" }
    | { __typename: "CompanyLocationCatalog" }
    | { __typename: "CompanyLocationStaffMemberAssignment" }
    | { __typename: "ConsentPolicy" }
    | { __typename: "CurrencyExchangeAdjustment" }
    | { __typename: "Customer" }
    | { __typename: "CustomerAccountAppExtensionPage" }
    | { __typename: "CustomerAccountNativePage" }
    | { __typename: "CustomerPaymentMethod" }
    | { __typename: "CustomerSegmentMembersQuery" }
    | { __typename: "CustomerVisit" }
    | { __typename: "DeliveryCarrierService" }
    | { __typename: "DeliveryCondition" }
    | { __typename: "DeliveryCountry" }
    | { __typename: "DeliveryCustomization" }
    | { __typename: "DeliveryLocationGroup" }
    | { __typename: "DeliveryMethod" }
    | { __typename: "DeliveryMethodDefinition" }
    | { __typename: "DeliveryParticipant" }
    | { __typename: "DeliveryProfile" }
    | { __typename: "DeliveryProfileItem" }
    | { __typename: "DeliveryPromiseParticipant" }
    | { __typename: "DeliveryPromiseProvider" }
    | { __typename: "DeliveryProvince" }
    | { __typename: "DeliveryRateDefinition" }
    | { __typename: "DeliveryZone" }
    | { __typename: "DiscountAutomaticBxgy" }
    | { __typename: "DiscountAutomaticNode" }
    | { __typename: "DiscountCodeNode" }
    | { __typename: "DiscountNode" }
    | { __typename: "DiscountRedeemCodeBulkCreation" }
    | { __typename: "Domain" }
    | { __typename: "DraftOrder" }
    | { __typename: "DraftOrderLineItem" }
    | { __typename: "DraftOrderTag" }
    | { __typename: "Duty" }
    | { __typename: "ExchangeLineItem" }
    | { __typename: "ExternalVideo" }
    | { __typename: "Fulfillment" }
    | { __typename: "FulfillmentConstraintRule" }
    | { __typename: "FulfillmentEvent" }
    | { __typename: "FulfillmentHold" }
    | { __typename: "FulfillmentLineItem" }
    | { __typename: "FulfillmentOrder" }
    | { __typename: "FulfillmentOrderDestination" }
    | { __typename: "FulfillmentOrderLineItem" }
    | { __typename: "FulfillmentOrderMerchantRequest" }
    | { __typename: "GenericFile" }
    | { __typename: "GiftCard" }
    | { __typename: "GiftCardCashOutTransaction" }
    | { __typename: "GiftCardCreditTransaction" }
    | { __typename: "GiftCardDebitTransaction" }
    | { __typename: "IdentityProviderSubject" }
    | { __typename: "InventoryAdjustmentGroup" }
    | { __typename: "InventoryItem" }
    | { __typename: "InventoryItemMeasurement" }
    | { __typename: "InventoryLevel" }
    | { __typename: "InventoryQuantity" }
    | { __typename: "InventoryShipment" }
    | { __typename: "InventoryShipmentLineItem" }
    | { __typename: "InventoryTransfer" }
    | { __typename: "InventoryTransferLineItem" }
    | { __typename: "LineItem" }
    | { __typename: "LineItemGroup" }
    | { __typename: "Location" }
    | { __typename: "MailingAddress" }
    | { __typename: "Market" }
    | { __typename: "MarketCatalog" }
    | { __typename: "MarketRegionCountry" }
    | { __typename: "MarketRegionSubdivision" }
    | { __typename: "MarketWebPresence" }
    | { __typename: "MarketingActivity" }
    | { __typename: "MarketingEvent" }
    | { __typename: "MediaImage" }
    | { __typename: "Menu" }
    | { __typename: "Metafield" }
    | { __typename: "MetafieldDefinition" }
    | { __typename: "Metaobject" }
    | { __typename: "MetaobjectDefinition" }
    | { __typename: "Model3d" }
    | { __typename: "OnlineStoreTheme" }
    | { __typename: "Order" }
    | { __typename: "OrderAdjustment" }
    | { __typename: "OrderAttributionDefinition" }
    | { __typename: "OrderCancelJobResult" }
    | { __typename: "OrderCreateMandatePaymentJobResult" }
    | { __typename: "OrderDisputeSummary" }
    | { __typename: "OrderEditSession" }
    | { __typename: "OrderTransaction" }
    | { __typename: "Page" }
    | { __typename: "PaymentCustomization" }
    | { __typename: "PaymentMandate" }
    | { __typename: "PaymentSchedule" }
    | { __typename: "PaymentTerms" }
    | { __typename: "PaymentTermsTemplate" }
    | { __typename: "PointOfSaleDevice" }
    | { __typename: "PointOfSaleDevicePaymentSession" }
    | { __typename: "PriceList" }
    | {
        __typename: "Product";
        id: string;
        title: string;
        handle: string;
        onlineStoreUrl: string | null;
      }
    | { __typename: "ProductBundleOperation" }
    | { __typename: "ProductDeleteOperation" }
    | { __typename: "ProductDuplicateOperation" }
    | { __typename: "ProductFeed" }
    | { __typename: "ProductOption" }
    | { __typename: "ProductOptionValue" }
    | { __typename: "ProductSetOperation" }
    | { __typename: "ProductTaxonomyNode" }
    | { __typename: "ProductVariant" }
    | { __typename: "ProductVariantComponent" }
    | { __typename: "Publication" }
    | { __typename: "PublicationResourceOperation" }
    | { __typename: "QuantityPriceBreak" }
    | { __typename: "Refund" }
    | { __typename: "RefundShippingLine" }
    | { __typename: "Return" }
    | { __typename: "ReturnLineItem" }
    | { __typename: "ReturnReasonDefinition" }
    | { __typename: "ReturnableFulfillment" }
    | { __typename: "ReverseDelivery" }
    | { __typename: "ReverseDeliveryLineItem" }
    | { __typename: "ReverseFulfillmentOrder" }
    | { __typename: "ReverseFulfillmentOrderDisposition" }
    | { __typename: "ReverseFulfillmentOrderLineItem" }
    | { __typename: "SaleAdditionalFee" }
    | { __typename: "SavedSearch" }
    | { __typename: "ScriptTag" }
    | { __typename: "Segment" }
    | { __typename: "SellingPlan" }
    | { __typename: "SellingPlanGroup" }
    | { __typename: "ServerPixel" }
    | { __typename: "ShippingLabel" }
    | { __typename: "ShippingLabelPurchaseResult" }
    | { __typename: "Shop" }
    | { __typename: "ShopAddress" }
    | { __typename: "ShopPolicy" }
    | { __typename: "ShopifyPaymentsAccount" }
    | { __typename: "ShopifyPaymentsBalanceTransaction" }
    | { __typename: "ShopifyPaymentsBankAccount" }
    | { __typename: "ShopifyPaymentsDispute" }
    | { __typename: "ShopifyPaymentsDisputeEvidence" }
    | { __typename: "ShopifyPaymentsDisputeFileUpload" }
    | { __typename: "ShopifyPaymentsDisputeFulfillment" }
    | { __typename: "ShopifyPaymentsPayout" }
    | { __typename: "StaffMember" }
    | { __typename: "StandardMetafieldDefinitionTemplate" }
    | { __typename: "StoreCreditAccount" }
    | { __typename: "StoreCreditAccountCreditTransaction" }
    | { __typename: "StoreCreditAccountDebitRevertTransaction" }
    | { __typename: "StoreCreditAccountDebitTransaction" }
    | { __typename: "StorefrontAccessToken" }
    | { __typename: "SubscriptionBillingAttempt" }
    | { __typename: "SubscriptionContract" }
    | { __typename: "SubscriptionDraft" }
    | { __typename: "TaxonomyAttribute" }
    | { __typename: "TaxonomyCategory" }
    | { __typename: "TaxonomyChoiceListAttribute" }
    | { __typename: "TaxonomyMeasurementAttribute" }
    | { __typename: "TaxonomyValue" }
    | { __typename: "TenderTransaction" }
    | { __typename: "TransactionFee" }
    | { __typename: "UnverifiedReturnLineItem" }
    | { __typename: "UrlRedirect" }
    | { __typename: "UrlRedirectImport" }
    | { __typename: "Validation" }
    | { __typename: "Video" }
    | { __typename: "WebPixel" }
    | { __typename: "WebhookSubscription" }
    | null
  >;
};

export type ReadShownProductsQueryVariables = Exact<{
  gids: Array<string> | string;
}>;

export type ReadShownProductsQuery = {
  nodes: Array<
    | { __typename: "AbandonedCheckout" }
    | { __typename: "AbandonedCheckoutLineItem" }
    | { __typename: "Abandonment" }
    | { __typename: "AddAllProductsOperation" }
    | { __typename: "AdditionalFee" }
    | { __typename: "AnalyticsAnnotation" }
    | { __typename: "AnalyticsTarget" }
    | { __typename: "App" }
    | { __typename: "AppCatalog" }
    | { __typename: "AppCredit" }
    | { __typename: "AppInstallation" }
    | { __typename: "AppPurchaseOneTime" }
    | { __typename: "AppRevenueAttributionRecord" }
    | { __typename: "AppSubscription" }
    | { __typename: "AppUsageRecord" }
    | { __typename: "Article" }
    | { __typename: "BasicEvent" }
    | { __typename: "Blog" }
    | { __typename: "BulkOperation" }
    | { __typename: "BusinessEntity" }
    | { __typename: "CalculatedOrder" }
    | { __typename: "CartTransform" }
    | { __typename: "CashDrawer" }
    | { __typename: "CashManagementCustomReasonCode" }
    | { __typename: "CashManagementDefaultReasonCode" }
    | { __typename: "CashManagementSystemReasonCode" }
    | { __typename: "CashTrackingAdjustment" }
    | { __typename: "CashTrackingSession" }
    | { __typename: "CatalogCsvOperation" }
    | { __typename: "Channel" }
    | { __typename: "ChannelDefinition" }
    | { __typename: "ChannelInformation" }
    | { __typename: "CheckoutAndAccountsConfiguration" }
    | { __typename: "CheckoutAndAccountsConfigurationOverride" }
    | { __typename: "CheckoutProfile" }
    | { __typename: "Collection" }
    | { __typename: "CollectionConditionsSource" }
    | { __typename: "CollectionSubCollectionsSource" }
    | { __typename: "Comment" }
    | { __typename: "CommentEvent" }
    | { __typename: "Company" }
    | { __typename: "CompanyAddress" }
    | { __typename: "CompanyContact" }
    | { __typename: "CompanyContactRole" }
    | { __typename: "CompanyContactRoleAssignment" }
    | { __typename: "CompanyLocation" }
    | { __typename: "CompanyLocationCatalog" }
    | { __typename: "CompanyLocationStaffMemberAssignment" }
    | { __typename: "ConsentPolicy" }
    | { __typename: "CurrencyExchangeAdjustment" }
    | { __typename: "Customer" }
    | { __typename: "CustomerAccountAppExtensionPage" }
    | { __typename: "CustomerAccountNativePage" }
    | { __typename: "CustomerPaymentMethod" }
    | { __typename: "CustomerSegmentMembersQuery" }
    | { __typename: "CustomerVisit" }
    | { __typename: "DeliveryCarrierService" }
    | { __typename: "DeliveryCondition" }
    | { __typename: "DeliveryCountry" }
    | { __typename: "DeliveryCustomization" }
    | { __typename: "DeliveryLocationGroup" }
    | { __typename: "DeliveryMethod" }
    | { __typename: "DeliveryMethodDefinition" }
    | { __typename: "DeliveryParticipant" }
    | { __typename: "DeliveryProfile" }
    | { __typename: "DeliveryProfileItem" }
    | { __typename: "DeliveryPromiseParticipant" }
    | { __typename: "DeliveryPromiseProvider" }
    | { __typename: "DeliveryProvince" }
    | { __typename: "DeliveryRateDefinition" }
    | { __typename: "DeliveryZone" }
    | { __typename: "DiscountAutomaticBxgy" }
    | { __typename: "DiscountAutomaticNode" }
    | { __typename: "DiscountCodeNode" }
    | { __typename: "DiscountNode" }
    | { __typename: "DiscountRedeemCodeBulkCreation" }
    | { __typename: "Domain" }
    | { __typename: "DraftOrder" }
    | { __typename: "DraftOrderLineItem" }
    | { __typename: "DraftOrderTag" }
    | { __typename: "Duty" }
    | { __typename: "ExchangeLineItem" }
    | { __typename: "ExternalVideo" }
    | { __typename: "Fulfillment" }
    | { __typename: "FulfillmentConstraintRule" }
    | { __typename: "FulfillmentEvent" }
    | { __typename: "FulfillmentHold" }
    | { __typename: "FulfillmentLineItem" }
    | { __typename: "FulfillmentOrder" }
    | { __typename: "FulfillmentOrderDestination" }
    | { __typename: "FulfillmentOrderLineItem" }
    | { __typename: "FulfillmentOrderMerchantRequest" }
    | { __typename: "GenericFile" }
    | { __typename: "GiftCard" }
    | { __typename: "GiftCardCashOutTransaction" }
    | { __typename: "GiftCardCreditTransaction" }
    | { __typename: "GiftCardDebitTransaction" }
    | { __typename: "IdentityProviderSubject" }
    | { __typename: "InventoryAdjustmentGroup" }
    | { __typename: "InventoryItem" }
    | { __typename: "InventoryItemMeasurement" }
    | { __typename: "InventoryLevel" }
    | { __typename: "InventoryQuantity" }
    | { __typename: "InventoryShipment" }
    | { __typename: "InventoryShipmentLineItem" }
    | { __typename: "InventoryTransfer" }
    | { __typename: "InventoryTransferLineItem" }
    | { __typename: "LineItem" }
    | { __typename: "LineItemGroup" }
    | { __typename: "Location" }
    | { __typename: "MailingAddress" }
    | { __typename: "Market" }
    | { __typename: "MarketCatalog" }
    | { __typename: "MarketRegionCountry" }
    | { __typename: "MarketRegionSubdivision" }
    | { __typename: "MarketWebPresence" }
    | { __typename: "MarketingActivity" }
    | { __typename: "MarketingEvent" }
    | { __typename: "MediaImage" }
    | { __typename: "Menu" }
    | { __typename: "Metafield" }
    | { __typename: "MetafieldDefinition" }
    | { __typename: "Metaobject" }
    | { __typename: "MetaobjectDefinition" }
    | { __typename: "Model3d" }
    | { __typename: "OnlineStoreTheme" }
    | { __typename: "Order" }
    | { __typename: "OrderAdjustment" }
    | { __typename: "OrderAttributionDefinition" }
    | { __typename: "OrderCancelJobResult" }
    | { __typename: "OrderCreateMandatePaymentJobResult" }
    | { __typename: "OrderDisputeSummary" }
    | { __typename: "OrderEditSession" }
    | { __typename: "OrderTransaction" }
    | { __typename: "Page" }
    | { __typename: "PaymentCustomization" }
    | { __typename: "PaymentMandate" }
    | { __typename: "PaymentSchedule" }
    | { __typename: "PaymentTerms" }
    | { __typename: "PaymentTermsTemplate" }
    | { __typename: "PointOfSaleDevice" }
    | { __typename: "PointOfSaleDevicePaymentSession" }
    | { __typename: "PriceList" }
    | {
        __typename: "Product";
        id: string;
        title: string;
        handle: string;
        onlineStoreUrl: string | null;
        featuredMedia:
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | null;
        priceRangeV2: {
          minVariantPrice: { amount: string; currencyCode: CurrencyCode };
          maxVariantPrice: { amount: string };
        };
      }
    | { __typename: "ProductBundleOperation" }
    | { __typename: "ProductDeleteOperation" }
    | { __typename: "ProductDuplicateOperation" }
    | { __typename: "ProductFeed" }
    | { __typename: "ProductOption" }
    | { __typename: "ProductOptionValue" }
    | { __typename: "ProductSetOperation" }
    | { __typename: "ProductTaxonomyNode" }
    | { __typename: "ProductVariant" }
    | { __typename: "ProductVariantComponent" }
    | { __typename: "Publication" }
    | { __typename: "PublicationResourceOperation" }
    | { __typename: "QuantityPriceBreak" }
    | { __typename: "Refund" }
    | { __typename: "RefundShippingLine" }
    | { __typename: "Return" }
    | { __typename: "ReturnLineItem" }
    | { __typename: "ReturnReasonDefinition" }
    | { __typename: "ReturnableFulfillment" }
    | { __typename: "ReverseDelivery" }
    | { __typename: "ReverseDeliveryLineItem" }
    | { __typename: "ReverseFulfillmentOrder" }
    | { __typename: "ReverseFulfillmentOrderDisposition" }
    | { __typename: "ReverseFulfillmentOrderLineItem" }
    | { __typename: "SaleAdditionalFee" }
    | { __typename: "SavedSearch" }
    | { __typename: "ScriptTag" }
    | { __typename: "Segment" }
    | { __typename: "SellingPlan" }
    | { __typename: "SellingPlanGroup" }
    | { __typename: "ServerPixel" }
    | { __typename: "ShippingLabel" }
    | { __typename: "ShippingLabelPurchaseResult" }
    | { __typename: "Shop" }
    | { __typename: "ShopAddress" }
    | { __typename: "ShopPolicy" }
    | { __typename: "ShopifyPaymentsAccount" }
    | { __typename: "ShopifyPaymentsBalanceTransaction" }
    | { __typename: "ShopifyPaymentsBankAccount" }
    | { __typename: "ShopifyPaymentsDispute" }
    | { __typename: "ShopifyPaymentsDisputeEvidence" }
    | { __typename: "ShopifyPaymentsDisputeFileUpload" }
    | { __typename: "ShopifyPaymentsDisputeFulfillment" }
    | { __typename: "ShopifyPaymentsPayout" }
    | { __typename: "StaffMember" }
    | { __typename: "StandardMetafieldDefinitionTemplate" }
    | { __typename: "StoreCreditAccount" }
    | { __typename: "StoreCreditAccountCreditTransaction" }
    | { __typename: "StoreCreditAccountDebitRevertTransaction" }
    | { __typename: "StoreCreditAccountDebitTransaction" }
    | { __typename: "StorefrontAccessToken" }
    | { __typename: "SubscriptionBillingAttempt" }
    | { __typename: "SubscriptionContract" }
    | { __typename: "SubscriptionDraft" }
    | { __typename: "TaxonomyAttribute" }
    | { __typename: "TaxonomyCategory" }
    | { __typename: "TaxonomyChoiceListAttribute" }
    | { __typename: "TaxonomyMeasurementAttribute" }
    | { __typename: "TaxonomyValue" }
    | { __typename: "TenderTransaction" }
    | { __typename: "TransactionFee" }
    | { __typename: "UnverifiedReturnLineItem" }
    | { __typename: "UrlRedirect" }
    | { __typename: "UrlRedirectImport" }
    | { __typename: "Validation" }
    | { __typename: "Video" }
    | { __typename: "WebPixel" }
    | { __typename: "WebhookSubscription" }
    | null
  >;
};

export type ListPiecesQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;

export type ListPiecesQuery = {
  productVariants: {
    nodes: Array<{
      id: string;
      title: string;
      price: string;
      product: {
        id: string;
        title: string;
        vendor: string;
        productType: string;
        tags: Array<string>;
      };
      inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type ReadOrderQueryVariables = Exact<{
  orderGid: string;
}>;

export type ReadOrderQuery = {
  order: {
    id: string;
    name: string;
    test: boolean;
    createdAt: string;
    processedAt: string;
    updatedAt: string;
    cancelledAt: string | null;
    sourceName: string | null;
    currencyCode: CurrencyCode;
    presentmentCurrencyCode: CurrencyCode;
    displayFinancialStatus: OrderDisplayFinancialStatus | null;
    displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
    totalReceivedSet: { presentmentMoney: { amount: string } };
    originalTotalPriceSet: { presentmentMoney: { amount: string } };
    fulfillments: Array<{
      status: FulfillmentStatus;
      createdAt: string;
      deliveredAt: string | null;
    }>;
    customAttributes: Array<{ key: string; value: string | null }>;
    customer: { id: string; numberOfOrders: string } | null;
    customerJourneySummary: {
      ready: boolean;
      customerOrderIndex: number | null;
      firstVisit: { occurredAt: string; landingPage: string | null } | null;
      lastVisit: { occurredAt: string; landingPage: string | null } | null;
    } | null;
    discountApplications: {
      nodes: Array<
        | { __typename: "AutomaticDiscountApplication"; index: number }
        | { __typename: "DiscountCodeApplication"; code: string; index: number }
        | { __typename: "ManualDiscountApplication"; index: number }
        | { __typename: "ScriptDiscountApplication"; index: number }
      >;
    };
    lineItems: {
      nodes: Array<{
        id: string;
        title: string;
        variantTitle: string | null;
        sku: string | null;
        vendor: string | null;
        quantity: number;
        isGiftCard: boolean;
        product: { id: string; productType: string; tags: Array<string> } | null;
        variant: {
          id: string;
          inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
        } | null;
        sellingPlan: { name: string } | null;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    agreements: {
      edges: Array<{
        cursor: string;
        node:
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            };
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export type ReadOrderLinesQueryVariables = Exact<{
  orderGid: string;
  after: string;
}>;

export type ReadOrderLinesQuery = {
  order: {
    updatedAt: string;
    lineItems: {
      nodes: Array<{
        id: string;
        title: string;
        variantTitle: string | null;
        sku: string | null;
        vendor: string | null;
        quantity: number;
        isGiftCard: boolean;
        product: { id: string; productType: string; tags: Array<string> } | null;
        variant: {
          id: string;
          inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
        } | null;
        sellingPlan: { name: string } | null;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export type LinesFragment = {
  nodes: Array<{
    id: string;
    title: string;
    variantTitle: string | null;
    sku: string | null;
    vendor: string | null;
    quantity: number;
    isGiftCard: boolean;
    product: { id: string; productType: string; tags: Array<string> } | null;
    variant: {
      id: string;
      inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
    } | null;
    sellingPlan: { name: string } | null;
  }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export type ReadOrderAgreementsQueryVariables = Exact<{
  orderGid: string;
  after: string;
}>;

export type ReadOrderAgreementsQuery = {
  order: {
    updatedAt: string;
    agreements: {
      edges: Array<{
        cursor: string;
        node:
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            }
          | {
              id: string;
              happenedAt: string;
              reason: OrderActionType;
              sales: {
                nodes: Array<
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      lineItem: { id: string };
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                  | {
                      id: string;
                      actionType: SaleActionType;
                      lineType: SaleLineType;
                      quantity: number | null;
                      totalAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalTaxAmount: {
                        shopMoney: { amount: string };
                        presentmentMoney: { amount: string };
                      };
                      totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                    }
                >;
                pageInfo: { hasNextPage: boolean; endCursor: string | null };
              };
            };
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export type AgreementsFragment = {
  edges: Array<{
    cursor: string;
    node:
      | {
          id: string;
          happenedAt: string;
          reason: OrderActionType;
          sales: {
            nodes: Array<
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  lineItem: { id: string };
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
            >;
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          };
        }
      | {
          id: string;
          happenedAt: string;
          reason: OrderActionType;
          sales: {
            nodes: Array<
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  lineItem: { id: string };
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
            >;
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          };
        }
      | {
          id: string;
          happenedAt: string;
          reason: OrderActionType;
          sales: {
            nodes: Array<
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  lineItem: { id: string };
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
            >;
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          };
        }
      | {
          id: string;
          happenedAt: string;
          reason: OrderActionType;
          sales: {
            nodes: Array<
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  lineItem: { id: string };
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
              | {
                  id: string;
                  actionType: SaleActionType;
                  lineType: SaleLineType;
                  quantity: number | null;
                  totalAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalTaxAmount: {
                    shopMoney: { amount: string };
                    presentmentMoney: { amount: string };
                  };
                  totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                }
            >;
            pageInfo: { hasNextPage: boolean; endCursor: string | null };
          };
        };
  }>;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export type ReadAgreementSalesQueryVariables = Exact<{
  orderGid: string;
  agreementCursor?: string | null | undefined;
  after: string;
}>;

export type ReadAgreementSalesQuery = {
  order: {
    updatedAt: string;
    agreements: {
      nodes: Array<
        | {
            id: string;
            sales: {
              nodes: Array<
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    lineItem: { id: string };
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
              >;
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
            };
          }
        | {
            id: string;
            sales: {
              nodes: Array<
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    lineItem: { id: string };
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
              >;
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
            };
          }
        | {
            id: string;
            sales: {
              nodes: Array<
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    lineItem: { id: string };
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
              >;
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
            };
          }
        | {
            id: string;
            sales: {
              nodes: Array<
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    lineItem: { id: string };
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
                | {
                    id: string;
                    actionType: SaleActionType;
                    lineType: SaleLineType;
                    quantity: number | null;
                    totalAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalTaxAmount: {
                      shopMoney: { amount: string };
                      presentmentMoney: { amount: string };
                    };
                    totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                  }
              >;
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
            };
          }
      >;
    };
  } | null;
};

export type SalesFragment = {
  nodes: Array<
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        lineItem: { id: string };
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
    | {
        id: string;
        actionType: SaleActionType;
        lineType: SaleLineType;
        quantity: number | null;
        totalAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalTaxAmount: { shopMoney: { amount: string }; presentmentMoney: { amount: string } };
        totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
      }
  >;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export type ReadOrderAllocationsQueryVariables = Exact<{
  orderGid: string;
  after?: string | null | undefined;
}>;

export type ReadOrderAllocationsQuery = {
  order: {
    updatedAt: string;
    lineItems: {
      nodes: Array<{
        discountAllocations: Array<{
          allocatedAmountSet: { shopMoney: { amount: string } };
          discountApplication:
            | { index: number }
            | { index: number }
            | { index: number }
            | { index: number };
        }>;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export type ListChangedOrdersQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;

export type ListChangedOrdersQuery = {
  orders: {
    nodes: Array<{ id: string; updatedAt: string }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type ReadScopesQueryVariables = Exact<{ [key: string]: never }>;

export type ReadScopesQuery = {
  currentAppInstallation: { accessScopes: Array<{ handle: string }> };
};

export type StartBulkQueryMutationVariables = Exact<{
  query: string;
}>;

export type StartBulkQueryMutation = {
  bulkOperationRunQuery: {
    bulkOperation: { id: string } | null;
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: BulkOperationUserErrorCode | null;
    }>;
  } | null;
};

export type ReadBulkOperationQueryVariables = Exact<{
  operationGid: string;
}>;

export type ReadBulkOperationQuery = {
  bulkOperation: {
    status: BulkOperationStatus;
    errorCode: BulkOperationErrorCode | null;
    rootObjectCount: string;
    fileSize: string | null;
    url: string | null;
    partialDataUrl: string | null;
  } | null;
};

export type ReadPastOrdersQueryVariables = Exact<{ [key: string]: never }>;

export type ReadPastOrdersQuery = {
  orders: {
    edges: Array<{
      node: {
        id: string;
        name: string;
        test: boolean;
        createdAt: string;
        processedAt: string;
        updatedAt: string;
        cancelledAt: string | null;
        sourceName: string | null;
        currencyCode: CurrencyCode;
        presentmentCurrencyCode: CurrencyCode;
        displayFinancialStatus: OrderDisplayFinancialStatus | null;
        displayFulfillmentStatus: OrderDisplayFulfillmentStatus;
        totalReceivedSet: { presentmentMoney: { amount: string } };
        originalTotalPriceSet: { presentmentMoney: { amount: string } };
        fulfillments: Array<{
          status: FulfillmentStatus;
          createdAt: string;
          deliveredAt: string | null;
        }>;
        customAttributes: Array<{ key: string; value: string | null }>;
        customer: { id: string; numberOfOrders: string } | null;
        customerJourneySummary: {
          ready: boolean;
          customerOrderIndex: number | null;
          firstVisit: { occurredAt: string; landingPage: string | null } | null;
          lastVisit: { occurredAt: string; landingPage: string | null } | null;
        } | null;
        discountApplications: {
          edges: Array<{
            node:
              | { __typename: "AutomaticDiscountApplication"; index: number }
              | { __typename: "DiscountCodeApplication"; code: string; index: number }
              | { __typename: "ManualDiscountApplication"; index: number }
              | { __typename: "ScriptDiscountApplication"; index: number };
          }>;
        };
        lineItems: {
          edges: Array<{
            node: {
              id: string;
              title: string;
              variantTitle: string | null;
              sku: string | null;
              vendor: string | null;
              quantity: number;
              isGiftCard: boolean;
              product: { id: string; productType: string; tags: Array<string> } | null;
              variant: {
                id: string;
                inventoryItem: { unitCost: { amount: string; currencyCode: CurrencyCode } | null };
              } | null;
              sellingPlan: { name: string } | null;
              discountAllocations: Array<{
                allocatedAmountSet: { shopMoney: { amount: string } };
                discountApplication:
                  | { index: number }
                  | { index: number }
                  | { index: number }
                  | { index: number };
              }>;
            };
          }>;
        };
        agreements: {
          edges: Array<{
            node:
              | {
                  id: string;
                  happenedAt: string;
                  reason: OrderActionType;
                  sales: {
                    edges: Array<{
                      node:
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            lineItem: { id: string };
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          };
                    }>;
                  };
                }
              | {
                  id: string;
                  happenedAt: string;
                  reason: OrderActionType;
                  sales: {
                    edges: Array<{
                      node:
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            lineItem: { id: string };
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          };
                    }>;
                  };
                }
              | {
                  id: string;
                  happenedAt: string;
                  reason: OrderActionType;
                  sales: {
                    edges: Array<{
                      node:
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            lineItem: { id: string };
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          };
                    }>;
                  };
                }
              | {
                  id: string;
                  happenedAt: string;
                  reason: OrderActionType;
                  sales: {
                    edges: Array<{
                      node:
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            lineItem: { id: string };
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          }
                        | {
                            id: string;
                            actionType: SaleActionType;
                            lineType: SaleLineType;
                            quantity: number | null;
                            totalAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalTaxAmount: {
                              shopMoney: { amount: string };
                              presentmentMoney: { amount: string };
                            };
                            totalDiscountAmountBeforeTaxes: { shopMoney: { amount: string } };
                          };
                    }>;
                  };
                };
          }>;
        };
      };
    }>;
  };
};

export type CreateTestOrderMutationVariables = Exact<{
  order: OrderCreateOrderInput;
}>;

export type CreateTestOrderMutation = {
  orderCreate: {
    order: { id: string } | null;
    userErrors: Array<{
      field: Array<string> | null;
      message: string;
      code: OrderCreateUserErrorCode | null;
    }>;
  } | null;
};

export type ReadCollectionProductsQueryVariables = Exact<{
  collectionGid: string;
  after?: string | null | undefined;
}>;

export type ReadCollectionProductsQuery = {
  collection: {
    products: {
      nodes: Array<{ id: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export const ReadShopDocument: TypedDocumentNode<ReadShopQuery, ReadShopQueryVariables> = parse(`
query ReadShop {
  shop {
    name
    currencyCode
    ianaTimezone
    plan {
      publicDisplayName
      partnerDevelopment
    }
    primaryDomain {
      url
    }
  }
}
`);

export const CreateOfferDocument: TypedDocumentNode<
  CreateOfferMutation,
  CreateOfferMutationVariables
> = parse(`
mutation CreateOffer($offer: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $offer) {
    codeDiscountNode {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const AddCodesDocument: TypedDocumentNode<AddCodesMutation, AddCodesMutationVariables> =
  parse(`
mutation AddCodes($discountGid: ID!, $codes: [DiscountRedeemCodeInput!]!) {
  discountRedeemCodeBulkAdd(discountId: $discountGid, codes: $codes) {
    bulkCreation {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const ReadAddedStateDocument: TypedDocumentNode<
  ReadAddedStateQuery,
  ReadAddedStateQueryVariables
> = parse(`
query ReadAddedState($bulkGid: ID!) {
  discountRedeemCodeBulkCreation(id: $bulkGid) {
    done
    failedCount
  }
}
`);

export const ReadAddedCodesDocument: TypedDocumentNode<
  ReadAddedCodesQuery,
  ReadAddedCodesQueryVariables
> = parse(`
query ReadAddedCodes($bulkGid: ID!, $take: Int!) {
  discountRedeemCodeBulkCreation(id: $bulkGid) {
    done
    codes(first: $take) {
      nodes {
        code
        discountRedeemCode {
          id
        }
        errors {
          code
          message
        }
      }
    }
  }
}
`);

export const ReadOfferDocument: TypedDocumentNode<ReadOfferQuery, ReadOfferQueryVariables> = parse(`
query ReadOffer($discountGid: ID!) {
  discountNode(id: $discountGid) {
    discount {
      __typename
      ... on DiscountCodeBasic {
        title
        startsAt
        endsAt
        appliesOncePerCustomer
        usageLimit
        recurringCycleLimit
        combinesWith {
          orderDiscounts
          productDiscounts
          shippingDiscounts
        }
        context {
          __typename
        }
        minimumRequirement {
          __typename
          ... on DiscountMinimumSubtotal {
            greaterThanOrEqualToSubtotal {
              amount
            }
          }
          ... on DiscountMinimumQuantity {
            greaterThanOrEqualToQuantity
          }
        }
        customerGets {
          appliesOnSubscription
          items {
            __typename
            ... on DiscountCollections {
              collections(first: 101) {
                nodes {
                  id
                }
              }
            }
            ... on DiscountProducts {
              products(first: 101) {
                nodes {
                  id
                }
              }
              productVariants(first: 1) {
                nodes {
                  id
                }
              }
            }
          }
          value {
            __typename
            ... on DiscountPercentage {
              percentage
            }
            ... on DiscountAmount {
              amount {
                amount
              }
              appliesOnEachItem
            }
          }
        }
      }
    }
  }
}
`);

export const ReadOfferCodesDocument: TypedDocumentNode<
  ReadOfferCodesQuery,
  ReadOfferCodesQueryVariables
> = parse(`
query ReadOfferCodes($discountGid: ID!, $after: String) {
  discountNode(id: $discountGid) {
    discount {
      __typename
      ... on DiscountCodeBasic {
        codes(first: 250, after: $after) {
          nodes {
            id
            code
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
`);

export const ReadNewestCodesDocument: TypedDocumentNode<
  ReadNewestCodesQuery,
  ReadNewestCodesQueryVariables
> = parse(`
query ReadNewestCodes($discountGid: ID!, $take: Int!) {
  discountNode(id: $discountGid) {
    discount {
      __typename
      ... on DiscountCodeBasic {
        codes(first: $take, sortKey: ID, reverse: true) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeBxgy {
        codes(first: $take, sortKey: ID, reverse: true) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeFreeShipping {
        codes(first: $take, sortKey: ID, reverse: true) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeApp {
        codes(first: $take, sortKey: ID, reverse: true) {
          nodes {
            id
            code
          }
        }
      }
    }
  }
}
`);

export const UpdateOfferDocument: TypedDocumentNode<
  UpdateOfferMutation,
  UpdateOfferMutationVariables
> = parse(`
mutation UpdateOffer($discountGid: ID!, $offer: DiscountCodeBasicInput!) {
  discountCodeBasicUpdate(id: $discountGid, basicCodeDiscount: $offer) {
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const FindCodeDocument: TypedDocumentNode<FindCodeQuery, FindCodeQueryVariables> = parse(`
query FindCode($code: String!) {
  codeDiscountNodeByCode(code: $code) {
    id
  }
}
`);

export const FindRedeemCodeDocument: TypedDocumentNode<
  FindRedeemCodeQuery,
  FindRedeemCodeQueryVariables
> = parse(`
query FindRedeemCode($discountGid: ID!, $query: String!) {
  discountNode(id: $discountGid) {
    discount {
      __typename
      ... on DiscountCodeBasic {
        codes(first: 10, query: $query) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeBxgy {
        codes(first: 10, query: $query) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeFreeShipping {
        codes(first: 10, query: $query) {
          nodes {
            id
            code
          }
        }
      }
      ... on DiscountCodeApp {
        codes(first: 10, query: $query) {
          nodes {
            id
            code
          }
        }
      }
    }
  }
}
`);

export const DeleteCodesDocument: TypedDocumentNode<
  DeleteCodesMutation,
  DeleteCodesMutationVariables
> = parse(`
mutation DeleteCodes($discountGid: ID!, $redeemCodeGids: [ID!]!) {
  discountCodeRedeemCodeBulkDelete(discountId: $discountGid, ids: $redeemCodeGids) {
    job {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const ReadJobDocument: TypedDocumentNode<ReadJobQuery, ReadJobQueryVariables> = parse(`
query ReadJob($jobGid: ID!) {
  job(id: $jobGid) {
    done
  }
}
`);

export const ReadUnitCostsDocument: TypedDocumentNode<
  ReadUnitCostsQuery,
  ReadUnitCostsQueryVariables
> = parse(`
query ReadUnitCosts($variantGids: [ID!]!) {
  nodes(ids: $variantGids) {
    __typename
    ... on ProductVariant {
      id
      title
      product {
        title
      }
      inventoryItem {
        unitCost {
          amount
          currencyCode
        }
      }
    }
  }
}
`);

export const ReadCustomersDocument: TypedDocumentNode<
  ReadCustomersQuery,
  ReadCustomersQueryVariables
> = parse(`
query ReadCustomers($customerGids: [ID!]!, $withCompanies: Boolean!) {
  nodes(ids: $customerGids) {
    __typename
    ... on Customer {
      id
      tags
      defaultEmailAddress {
        marketingState
      }
      companyContactProfiles @include(if: $withCompanies) {
        id
      }
    }
  }
}
`);

export const ReadLinkTargetsDocument: TypedDocumentNode<
  ReadLinkTargetsQuery,
  ReadLinkTargetsQueryVariables
> = parse(`
query ReadLinkTargets($gids: [ID!]!) {
  nodes(ids: $gids) {
    __typename
    ... on Product {
      id
      title
      handle
      onlineStoreUrl
    }
    ... on Collection {
      id
      title
      handle
    }
  }
}
`);

export const ReadShownProductsDocument: TypedDocumentNode<
  ReadShownProductsQuery,
  ReadShownProductsQueryVariables
> = parse(`
query ReadShownProducts($gids: [ID!]!) {
  nodes(ids: $gids) {
    __typename
    ... on Product {
      id
      title
      handle
      onlineStoreUrl
      featuredMedia {
        preview {
          image {
            url(transform: {maxWidth: 600})
          }
        }
      }
      priceRangeV2 {
        minVariantPrice {
          amount
          currencyCode
        }
        maxVariantPrice {
          amount
        }
      }
    }
  }
}
`);

export const ListPiecesDocument: TypedDocumentNode<ListPiecesQuery, ListPiecesQueryVariables> =
  parse(`
query ListPieces($query: String!, $after: String) {
  productVariants(first: 100, after: $after, query: $query) {
    nodes {
      id
      title
      price
      product {
        id
        title
        vendor
        productType
        tags
      }
      inventoryItem {
        unitCost {
          amount
          currencyCode
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`);

export const ReadOrderDocument: TypedDocumentNode<ReadOrderQuery, ReadOrderQueryVariables> = parse(`
query ReadOrder($orderGid: ID!) {
  order(id: $orderGid) {
    id
    name
    test
    createdAt
    processedAt
    updatedAt
    cancelledAt
    sourceName
    currencyCode
    presentmentCurrencyCode
    displayFinancialStatus
    totalReceivedSet {
      presentmentMoney {
        amount
      }
    }
    originalTotalPriceSet {
      presentmentMoney {
        amount
      }
    }
    displayFulfillmentStatus
    fulfillments(first: 25) {
      status
      createdAt
      deliveredAt
    }
    customAttributes {
      key
      value
    }
    customer {
      id
      numberOfOrders
    }
    customerJourneySummary {
      ready
      customerOrderIndex
      firstVisit {
        occurredAt
        landingPage
      }
      lastVisit {
        occurredAt
        landingPage
      }
    }
    discountApplications(first: 10) {
      nodes {
        __typename
        index
        ... on DiscountCodeApplication {
          code
        }
      }
    }
    lineItems(first: 20) {
      ...Lines
    }
    agreements(first: 5) {
      ...Agreements
    }
  }
}

fragment Lines on LineItemConnection {
  nodes {
    id
    title
    variantTitle
    sku
    vendor
    quantity
    isGiftCard
    product {
      id
      productType
      tags
    }
    variant {
      id
      inventoryItem {
        unitCost {
          amount
          currencyCode
        }
      }
    }
    sellingPlan {
      name
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}

fragment Agreements on SalesAgreementConnection {
  edges {
    cursor
    node {
      id
      happenedAt
      reason
      sales(first: 15) {
        ...Sales
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}

fragment Sales on SaleConnection {
  nodes {
    id
    actionType
    lineType
    quantity
    totalAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalTaxAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalDiscountAmountBeforeTaxes {
      shopMoney {
        amount
      }
    }
    ... on ProductSale {
      lineItem {
        id
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
`);

export const ReadOrderLinesDocument: TypedDocumentNode<
  ReadOrderLinesQuery,
  ReadOrderLinesQueryVariables
> = parse(`
query ReadOrderLines($orderGid: ID!, $after: String!) {
  order(id: $orderGid) {
    updatedAt
    lineItems(first: 160, after: $after) {
      ...Lines
    }
  }
}

fragment Lines on LineItemConnection {
  nodes {
    id
    title
    variantTitle
    sku
    vendor
    quantity
    isGiftCard
    product {
      id
      productType
      tags
    }
    variant {
      id
      inventoryItem {
        unitCost {
          amount
          currencyCode
        }
      }
    }
    sellingPlan {
      name
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
`);

export const ReadOrderAgreementsDocument: TypedDocumentNode<
  ReadOrderAgreementsQuery,
  ReadOrderAgreementsQueryVariables
> = parse(`
query ReadOrderAgreements($orderGid: ID!, $after: String!) {
  order(id: $orderGid) {
    updatedAt
    agreements(first: 5, after: $after) {
      ...Agreements
    }
  }
}

fragment Agreements on SalesAgreementConnection {
  edges {
    cursor
    node {
      id
      happenedAt
      reason
      sales(first: 15) {
        ...Sales
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}

fragment Sales on SaleConnection {
  nodes {
    id
    actionType
    lineType
    quantity
    totalAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalTaxAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalDiscountAmountBeforeTaxes {
      shopMoney {
        amount
      }
    }
    ... on ProductSale {
      lineItem {
        id
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
`);

export const ReadAgreementSalesDocument: TypedDocumentNode<
  ReadAgreementSalesQuery,
  ReadAgreementSalesQueryVariables
> = parse(`
query ReadAgreementSales($orderGid: ID!, $agreementCursor: String, $after: String!) {
  order(id: $orderGid) {
    updatedAt
    agreements(first: 1, after: $agreementCursor) {
      nodes {
        id
        sales(first: 60, after: $after) {
          ...Sales
        }
      }
    }
  }
}

fragment Sales on SaleConnection {
  nodes {
    id
    actionType
    lineType
    quantity
    totalAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalTaxAmount {
      shopMoney {
        amount
      }
      presentmentMoney {
        amount
      }
    }
    totalDiscountAmountBeforeTaxes {
      shopMoney {
        amount
      }
    }
    ... on ProductSale {
      lineItem {
        id
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
`);

export const ReadOrderAllocationsDocument: TypedDocumentNode<
  ReadOrderAllocationsQuery,
  ReadOrderAllocationsQueryVariables
> = parse(`
query ReadOrderAllocations($orderGid: ID!, $after: String) {
  order(id: $orderGid) {
    updatedAt
    lineItems(first: 40, after: $after) {
      nodes {
        discountAllocations {
          allocatedAmountSet {
            shopMoney {
              amount
            }
          }
          discountApplication {
            index
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`);

export const ListChangedOrdersDocument: TypedDocumentNode<
  ListChangedOrdersQuery,
  ListChangedOrdersQueryVariables
> = parse(`
query ListChangedOrders($query: String!, $after: String) {
  orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes {
      id
      updatedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`);

export const ReadScopesDocument: TypedDocumentNode<ReadScopesQuery, ReadScopesQueryVariables> =
  parse(`
query ReadScopes {
  currentAppInstallation {
    accessScopes {
      handle
    }
  }
}
`);

export const StartBulkQueryDocument: TypedDocumentNode<
  StartBulkQueryMutation,
  StartBulkQueryMutationVariables
> = parse(`
mutation StartBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) {
    bulkOperation {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const ReadBulkOperationDocument: TypedDocumentNode<
  ReadBulkOperationQuery,
  ReadBulkOperationQueryVariables
> = parse(`
query ReadBulkOperation($operationGid: ID!) {
  bulkOperation(id: $operationGid) {
    status
    errorCode
    rootObjectCount
    fileSize
    url
    partialDataUrl
  }
}
`);

export const ReadPastOrdersDocument: TypedDocumentNode<
  ReadPastOrdersQuery,
  ReadPastOrdersQueryVariables
> = parse(`
query ReadPastOrders {
  orders(query: "SEARCH", sortKey: CREATED_AT) {
    edges {
      node {
        id
        name
        test
        createdAt
        processedAt
        updatedAt
        cancelledAt
        sourceName
        currencyCode
        presentmentCurrencyCode
        displayFinancialStatus
        totalReceivedSet {
          presentmentMoney {
            amount
          }
        }
        originalTotalPriceSet {
          presentmentMoney {
            amount
          }
        }
        displayFulfillmentStatus
        fulfillments(first: 25) {
          status
          createdAt
          deliveredAt
        }
        customAttributes {
          key
          value
        }
        customer {
          id
          numberOfOrders
        }
        customerJourneySummary {
          ready
          customerOrderIndex
          firstVisit {
            occurredAt
            landingPage
          }
          lastVisit {
            occurredAt
            landingPage
          }
        }
        discountApplications {
          edges {
            node {
              __typename
              index
              ... on DiscountCodeApplication {
                code
              }
            }
          }
        }
        lineItems {
          edges {
            node {
              id
              title
              variantTitle
              sku
              vendor
              quantity
              isGiftCard
              product {
                id
                productType
                tags
              }
              variant {
                id
                inventoryItem {
                  unitCost {
                    amount
                    currencyCode
                  }
                }
              }
              sellingPlan {
                name
              }
              discountAllocations {
                allocatedAmountSet {
                  shopMoney {
                    amount
                  }
                }
                discountApplication {
                  index
                }
              }
            }
          }
        }
        agreements {
          edges {
            node {
              id
              happenedAt
              reason
              sales {
                edges {
                  node {
                    id
                    actionType
                    lineType
                    quantity
                    totalAmount {
                      shopMoney {
                        amount
                      }
                      presentmentMoney {
                        amount
                      }
                    }
                    totalTaxAmount {
                      shopMoney {
                        amount
                      }
                      presentmentMoney {
                        amount
                      }
                    }
                    totalDiscountAmountBeforeTaxes {
                      shopMoney {
                        amount
                      }
                    }
                    ... on ProductSale {
                      lineItem {
                        id
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
`);

export const CreateTestOrderDocument: TypedDocumentNode<
  CreateTestOrderMutation,
  CreateTestOrderMutationVariables
> = parse(`
mutation CreateTestOrder($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
`);

export const ReadCollectionProductsDocument: TypedDocumentNode<
  ReadCollectionProductsQuery,
  ReadCollectionProductsQueryVariables
> = parse(`
query ReadCollectionProducts($collectionGid: ID!, $after: String) {
  collection(id: $collectionGid) {
    products(first: 250, after: $after, sortKey: ID) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`);
