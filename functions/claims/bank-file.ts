import { XMLParser, XMLValidator } from "fast-xml-parser";
import * as z from "zod";
import { refuse } from "../shared/refusal.ts";

/** What the bank says of one payment, or, without an end-to-end id, of a whole message of ours. */
export interface BankWord {
  endToEndId: string | undefined;
  messageId: string | undefined;
  status: "paid" | "returned";
  reason: string;
  /** In minor units, where the file names it. */
  amount: { amount: string; currency: string } | undefined;
}

const several = <S extends z.ZodType>(item: S) => z.array(item).default([]);
const text = z.string().optional();
const reason = z.object({
  Rsn: z.object({ Cd: text, Prtry: text }).optional(),
  AddtlInf: z.union([z.string(), z.array(z.string())]).optional(),
});
const amount = z.object({ "#text": z.string().regex(/^\d{1,12}(\.\d{1,3})?$/), "@Ccy": z.string() });

const StatusReport = z.object({
  OrgnlGrpInfAndSts: z.object({ OrgnlMsgId: z.string(), GrpSts: text, StsRsnInf: several(reason) }),
  OrgnlPmtInfAndSts: several(
    z.object({
      PmtInfSts: text,
      StsRsnInf: several(reason),
      TxInfAndSts: several(z.object({ OrgnlEndToEndId: text, TxSts: text, StsRsnInf: several(reason) })),
    }),
  ),
});
const Notification = z.object({
  Ntfctn: several(
    z.object({
      Ntry: several(
        z.object({
          CdtDbtInd: z.enum(["CRDT", "DBIT"]),
          Sts: z.union([z.string(), z.object({ Cd: z.string() })]).optional(),
          NtryDtls: several(
            z.object({
              TxDtls: several(
                z.object({
                  Refs: z.object({ EndToEndId: text, MsgId: text }).optional(),
                  Amt: amount.optional(),
                  RtrInf: reason.optional(),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});
const BankDocument = z.object({
  Document: z.union([
    z.object({ CstmrPmtStsRpt: StatusReport }),
    z.object({ BkToCstmrDbtCdtNtfctn: Notification }),
  ]),
});

const lists = ["OrgnlPmtInfAndSts", "TxInfAndSts", "StsRsnInf", "Ntfctn", "Ntry", "NtryDtls", "TxDtls"];

/** Reads a pain.002 or camt.054. A file with a document type, which could smuggle entities in, is refused unread. */
export function readBankFile(xml: string): BankWord[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return refuse("BankFileInvalid", { why: "DocumentType" });
  if (XMLValidator.validate(xml) !== true) return refuse("BankFileInvalid", { why: "NotXml" });
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => lists.includes(name),
  });
  const parsed = BankDocument.safeParse(parser.parse(xml));
  if (!parsed.success) return refuse("BankFileInvalid", { why: "NotPain002OrCamt054" });
  const { Document: document } = parsed.data;
  return "CstmrPmtStsRpt" in document
    ? fromStatusReport(document.CstmrPmtStsRpt)
    : fromNotification(document.BkToCstmrDbtCdtNtfctn);
}

/** RJCT returns, ACSC (settled) pays; every other status says that the bank is still at it, and changes nothing. */
function fromStatusReport({
  OrgnlGrpInfAndSts: group,
  OrgnlPmtInfAndSts,
}: z.infer<typeof StatusReport>): BankWord[] {
  const word = (status: string | undefined, endToEndId: string | undefined, reasons: Reasons): BankWord[] =>
    status === "RJCT" || status === "ACSC"
      ? [
          {
            endToEndId,
            messageId: group.OrgnlMsgId,
            status: status === "RJCT" ? "returned" : "paid",
            reason: reasonIn(...reasons),
            amount: undefined,
          },
        ]
      : [];
  const single = OrgnlPmtInfAndSts.flatMap(({ PmtInfSts, StsRsnInf, TxInfAndSts }) =>
    TxInfAndSts.length > 0
      ? TxInfAndSts.flatMap((tx) =>
          word(tx.TxSts ?? PmtInfSts, tx.OrgnlEndToEndId, [...tx.StsRsnInf, ...StsRsnInf]),
        )
      : word(PmtInfSts, undefined, StsRsnInf),
  );
  return single.length > 0 ? single : word(group.GrpSts, undefined, group.StsRsnInf);
}

/** A booked debit is a payment that left; a credit with one of our end-to-end ids is one that came back. */
function fromNotification({ Ntfctn }: z.infer<typeof Notification>): BankWord[] {
  return Ntfctn.flatMap(({ Ntry }) => Ntry).flatMap(({ CdtDbtInd, Sts, NtryDtls }) => {
    const status = typeof Sts === "string" ? Sts : Sts?.Cd;
    if (status !== undefined && status !== "BOOK") return [];
    return NtryDtls.flatMap(({ TxDtls }) => TxDtls).flatMap(({ Refs, Amt, RtrInf }): BankWord[] => [
      {
        endToEndId: Refs?.EndToEndId ?? "",
        messageId: Refs?.MsgId,
        status: CdtDbtInd === "DBIT" && RtrInf === undefined ? "paid" : "returned",
        reason: RtrInf ? reasonIn(RtrInf) : "",
        amount: Amt && { amount: Amt["#text"], currency: Amt["@Ccy"] },
      },
    ]);
  });
}

type Reasons = readonly z.infer<typeof reason>[];

function reasonIn(...reasons: Reasons): string {
  const words = reasons.flatMap(({ Rsn, AddtlInf }) => [Rsn?.Cd ?? Rsn?.Prtry ?? "", AddtlInf ?? ""].flat());
  return words
    .filter((each) => each !== "")
    .join(" ")
    .slice(0, 400);
}
