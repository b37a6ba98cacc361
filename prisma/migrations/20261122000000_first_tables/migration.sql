-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Credit" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "shareOf10000" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "offerId" UUID NOT NULL,
    "termsId" UUID NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "discountMinor" BIGINT NOT NULL,

    CONSTRAINT "Credit_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Code" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "redeemCodeGid" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "liveAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Code_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Entry" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "orderId" UUID,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "baseMinor" BIGINT,
    "currency" TEXT NOT NULL,
    "termsId" UUID,
    "orderUpdatedAt" TIMESTAMPTZ(3),
    "sourceKey" TEXT NOT NULL,
    "note" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "payableAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Cost" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "incurredOn" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "variantGid" TEXT,
    "quantity" INTEGER,
    "unitCostMinor" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Cost_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Creator" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "followers" INTEGER NOT NULL,
    "tags" TEXT[],
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "defaultOfferId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Creator_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Link" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Click" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "clickedAt" TIMESTAMPTZ(3) NOT NULL,
    "referrerHost" TEXT,
    "isBot" BOOLEAN NOT NULL,
    "isPrefetch" BOOLEAN NOT NULL,

    CONSTRAINT "Click_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "gid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "processedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "isTest" BOOLEAN NOT NULL,
    "sourceName" TEXT,
    "financialStatus" TEXT,
    "currency" TEXT NOT NULL,
    "codes" TEXT[],
    "codeDiscountsMinor" BIGINT[],
    "references" TEXT[],
    "customerGid" TEXT,
    "isNewCustomer" BOOLEAN,
    "isJourneyReady" BOOLEAN NOT NULL,
    "exclusion" TEXT,
    "grossMinor" BIGINT NOT NULL,
    "discountMinor" BIGINT NOT NULL,
    "refundMinor" BIGINT NOT NULL,
    "netMinor" BIGINT NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Sale" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "gid" TEXT NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "actionType" TEXT NOT NULL,
    "lineType" TEXT NOT NULL,
    "lineGid" TEXT,
    "quantity" INTEGER,
    "totalMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL,
    "discountMinor" BIGINT NOT NULL,

    CONSTRAINT "Sale_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Payout" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cutOffOn" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),

    CONSTRAINT "Payout_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "PayoutItem" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payoutId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,

    CONSTRAINT "PayoutItem_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "EarningsLink" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creatorId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastOpenedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EarningsLink_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "customerGid" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "export" JSONB,

    CONSTRAINT "PrivacyRequest_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valueKind" TEXT NOT NULL,
    "valueBasisPoints" INTEGER,
    "valueMinor" BIGINT,
    "scope" TEXT NOT NULL,
    "scopeGids" TEXT[],
    "minimumMinor" BIGINT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "oncePerCustomer" BOOLEAN NOT NULL,
    "combinesWith" TEXT[],
    "appliesOnSubscription" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "discountGid" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Terms" (
    "shopId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rateBasisPoints" INTEGER,
    "flatMinor" BIGINT,
    "holdDays" INTEGER NOT NULL,
    "windowDays" INTEGER NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Terms_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "shopId" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subjectGid" TEXT NOT NULL,
    "payload" JSONB,
    "triggeredAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseId" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("shopId","id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "planName" TEXT NOT NULL,
    "storefrontUrl" TEXT NOT NULL,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "uninstalledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Credit_shopId_creatorId_idx" ON "Credit"("shopId", "creatorId");

-- CreateIndex
CREATE UNIQUE INDEX "Credit_shopId_orderId_creatorId_key" ON "Credit"("shopId", "orderId", "creatorId");

-- CreateIndex
CREATE INDEX "Code_shopId_creatorId_idx" ON "Code"("shopId", "creatorId");

-- CreateIndex
CREATE INDEX "Code_shopId_offerId_idx" ON "Code"("shopId", "offerId");

-- CreateIndex
CREATE UNIQUE INDEX "Code_shopId_code_key" ON "Code"("shopId", "code");

-- CreateIndex
CREATE INDEX "Entry_shopId_creatorId_occurredAt_idx" ON "Entry"("shopId", "creatorId", "occurredAt");

-- CreateIndex
CREATE INDEX "Entry_shopId_orderId_idx" ON "Entry"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "Entry_shopId_payableAt_idx" ON "Entry"("shopId", "payableAt");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_shopId_sourceKey_key" ON "Entry"("shopId", "sourceKey");

-- CreateIndex
CREATE INDEX "Cost_shopId_incurredOn_idx" ON "Cost"("shopId", "incurredOn");

-- CreateIndex
CREATE INDEX "Cost_shopId_creatorId_idx" ON "Cost"("shopId", "creatorId");

-- CreateIndex
CREATE INDEX "Creator_shopId_name_id_idx" ON "Creator"("shopId", "name", "id");

-- CreateIndex
CREATE INDEX "Link_shopId_creatorId_idx" ON "Link"("shopId", "creatorId");

-- CreateIndex
CREATE UNIQUE INDEX "Link_shopId_key_key" ON "Link"("shopId", "key");

-- CreateIndex
CREATE INDEX "Click_shopId_linkId_clickedAt_idx" ON "Click"("shopId", "linkId", "clickedAt");

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "Order_shopId_processedAt_id_idx" ON "Order"("shopId", "processedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Order_shopId_gid_key" ON "Order"("shopId", "gid");

-- CreateIndex
CREATE INDEX "Sale_shopId_orderId_idx" ON "Sale"("shopId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Sale_shopId_gid_key" ON "Sale"("shopId", "gid");

-- CreateIndex
CREATE UNIQUE INDEX "Payout_shopId_number_key" ON "Payout"("shopId", "number");

-- CreateIndex
CREATE INDEX "PayoutItem_shopId_payoutId_creatorId_idx" ON "PayoutItem"("shopId", "payoutId", "creatorId");

-- CreateIndex
CREATE UNIQUE INDEX "PayoutItem_shopId_entryId_key" ON "PayoutItem"("shopId", "entryId");

-- CreateIndex
CREATE INDEX "EarningsLink_shopId_creatorId_idx" ON "EarningsLink"("shopId", "creatorId");

-- CreateIndex
CREATE UNIQUE INDEX "EarningsLink_shopId_tokenHash_key" ON "EarningsLink"("shopId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "PrivacyRequest_shopId_sourceKey_key" ON "PrivacyRequest"("shopId", "sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "Offer_shopId_name_key" ON "Offer"("shopId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Terms_shopId_offerId_version_key" ON "Terms"("shopId", "offerId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_domain_key" ON "Shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_key_key" ON "Shop"("key");

-- AddForeignKey
ALTER TABLE "Credit" ADD CONSTRAINT "Credit_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "Order"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credit" ADD CONSTRAINT "Credit_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Code" ADD CONSTRAINT "Code_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Code" ADD CONSTRAINT "Code_shopId_offerId_fkey" FOREIGN KEY ("shopId", "offerId") REFERENCES "Offer"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "Order"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cost" ADD CONSTRAINT "Cost_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Creator" ADD CONSTRAINT "Creator_shopId_defaultOfferId_fkey" FOREIGN KEY ("shopId", "defaultOfferId") REFERENCES "Offer"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_shopId_offerId_fkey" FOREIGN KEY ("shopId", "offerId") REFERENCES "Offer"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sale" ADD CONSTRAINT "Sale_shopId_orderId_fkey" FOREIGN KEY ("shopId", "orderId") REFERENCES "Order"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutItem" ADD CONSTRAINT "PayoutItem_shopId_payoutId_fkey" FOREIGN KEY ("shopId", "payoutId") REFERENCES "Payout"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutItem" ADD CONSTRAINT "PayoutItem_shopId_entryId_fkey" FOREIGN KEY ("shopId", "entryId") REFERENCES "Entry"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EarningsLink" ADD CONSTRAINT "EarningsLink_shopId_creatorId_fkey" FOREIGN KEY ("shopId", "creatorId") REFERENCES "Creator"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Terms" ADD CONSTRAINT "Terms_shopId_offerId_fkey" FOREIGN KEY ("shopId", "offerId") REFERENCES "Offer"("shopId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say ------------------------------------------------------------------------------------------------

-- The ledger is appended, never changed. Erasing a whole shop (privacy) says so in its transaction.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.erasing', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: write another row that corrects this one', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON "Entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_append_only BEFORE UPDATE OR DELETE ON "Approval" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sale_append_only BEFORE UPDATE OR DELETE ON "Sale" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The worker's claim: what is due, a shop at a time. Settled events are not in it, so it stays as small as the backlog.
CREATE INDEX "InboxEvent_due_idx" ON "InboxEvent" ("shopId", "dueAt") WHERE "dueAt" IS NOT NULL;

-- States and kinds are closed lists; rates, days and amounts are bounded.
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_valueKind_check" CHECK ("valueKind" IN ('percentage', 'amount', 'none'));
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_scope_check" CHECK ("scope" IN ('all', 'collections', 'products'));
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_state_check" CHECK ("state" IN ('publishing', 'live', 'refused'));
ALTER TABLE "Terms" ADD CONSTRAINT "Terms_kind_check" CHECK (
  ("kind" = 'rate' AND "rateBasisPoints" BETWEEN 0 AND 10000 AND "flatMinor" IS NULL)
  OR ("kind" = 'flat' AND "flatMinor" >= 0 AND "rateBasisPoints" IS NULL)
);
ALTER TABLE "Terms" ADD CONSTRAINT "Terms_days_check" CHECK ("holdDays" BETWEEN 0 AND 365 AND "windowDays" BETWEEN 1 AND 365);
ALTER TABLE "Creator" ADD CONSTRAINT "Creator_state_check" CHECK ("state" IN ('active', 'paused', 'archived'));
ALTER TABLE "Code" ADD CONSTRAINT "Code_state_check" CHECK ("state" IN ('minting', 'live', 'refused', 'retired'));
ALTER TABLE "Credit" ADD CONSTRAINT "Credit_share_check" CHECK ("shareOf10000" BETWEEN 1 AND 10000);
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_kind_check" CHECK ("kind" IN ('earned', 'adjustment', 'reversal', 'payout'));
ALTER TABLE "Cost" ADD CONSTRAINT "Cost_kind_check" CHECK ("kind" IN ('fee', 'gift', 'shipping', 'other') AND "amountMinor" >= 0);
ALTER TABLE "Payout" ADD CONSTRAINT "Payout_state_check" CHECK ("state" IN ('open', 'approved', 'paid', 'cancelled'));
