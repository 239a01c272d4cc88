/**
 * Everything the system refuses, by the one word that the API's `code`, a workflow's `ErrorEquals` and the
 * error's name share, with the HTTP status it is answered with and its sentence.
 */
export const refusals = {
  BodyMalformed: [400, "The body is not what its content type says: valid JSON, or YAML."],
  BodyMissing: [400, "This request needs a JSON body."],
  CursorInvalid: [400, "The cursor is not one that this list gave out."],
  ParameterInvalid: [400, "A parameter of the request is not valid."],
  IdempotencyKeyInvalid: [400, "An Idempotency-Key is 8 to 100 letters, digits, hyphens or underscores."],
  TokenInvalid: [400, "The code is not one that we sent, or not for this."],
  TokenExpired: [410, "The code is no longer good; ask for a new letter."],
  QuestionsClosed: [409, "Questions about this call are no longer taken."],
  NotPermitted: [403, "You may not do this."],
  OwnInterest: [403, "Nobody decides on their own proposal, organisation or claim."],
  NotFound: [404, "There is no such thing, or you may not see it."],
  BodyTooLarge: [413, "The body is larger than any that this API needs."],
  ContentTypeUnsupported: [415, "Send the body as application/json."],
  InputInvalid: [422, "The input has faults; each is named with its pointer."],
  IdempotencyKeyReused: [422, "This Idempotency-Key came before with another request."],
  PreconditionFailed: [412, "Somebody changed this since you read it."],
  ConcurrentChange: [409, "Others are changing this at the same time; try again."],
  LastOwner: [409, "An application keeps an owner; make somebody else one first."],
  InvitationEnded: [409, "This invitation was used, taken back, or has expired; ask for a new one."],
  AlreadyExists: [409, "This exists already."],
  NoChain: [409, "The call asks for no approval of this."],
  WrongState: [409, "This cannot be done in the present state."],
  CallNotOpen: [409, "The call is not open for applications."],
  DeadlinePassed: [409, "The deadline has passed."],
  ApplicationSealed: [409, "The call has closed; the application can no longer be changed."],
  ApplicationIncomplete: [422, "The application is not complete; each fault is named with its pointer."],
  TermsNotAccepted: [422, "Who applies accepts the terms of the call, by their version."],
  SignatureMissing: [422, "The call wants signatures on exactly what is submitted; some are missing."],
  AttachmentMismatch: [422, "What was uploaded is not what was announced; each difference is named."],
  ReceiptNotClean: [
    409,
    "A claim is approved on receipts that were found harmless; this one was not, or not yet.",
  ],
  AttachmentNotReadable: [409, "Only a file that was found harmless can be read."],
  CallNotReady: [422, "The call has faults that stop it; each is named with its pointer."],
  LocalTimeInvalid: [422, "The local time does not exist in that zone, or exists twice."],
  ConflictOfInterest: [403, "A conflict of interest stands between this reviewer and this application."],
  ReviewIncomplete: [422, "The review is not complete; each fault is named with its pointer."],
  ScreeningOpen: [409, "Overrides or requests to complete have not ended; each application is named."],
  ScreeningNotConfirmed: [409, "Nobody has confirmed the outcome of the screening yet."],
  RegisterDiffers: [409, "This version of the register was imported with other entries; it does not change."],
  ReviewsDue: [409, "Reviews are still outstanding."],
  ConsensusDue: [
    409,
    "Reviewers have not come to one word yet, and their term runs; each application is named.",
  ],
  PapersNotScanned: [409, "Papers of the objection wait for their scan; each is named."],
  PointsUnconfirmed: [409, "Points that were proposed wait for a second word; each application is named."],
  AssignmentInfeasible: [409, "No complete assignment exists under the conflicts and loads."],
  SelectionInfeasible: [409, "No selection meets all quotas."],
  ContentChanged: [409, "What you decided on has been changed since; read it again."],
  NotAttended: [409, "The attendance list of the exchange does not name this representative."],
  NothingToPlan: [409, "This call has no host rules."],
  PlanIncomplete: [409, "The host rules cannot be met by who takes part; the plan names each problem."],
  NetworkTooLarge: [409, "The network has more invitations than one transaction holds."],
  GatheringTooLarge: [409, "More people would be invited than one gathering holds."],
  OpinionsUnhandled: [409, "Answers wait to be handled; those who gave them are named."],
  ExchangeFull: [409, "This meeting takes no more people."],
  NotAsked: [409, "The call asks nothing of this kind of this participant."],
  PlanAreaMissing: [409, "The application declared no area that this could be about."],
  EnoughThere: [409, "There are as many of this kind already as the call takes."],
  StillKept: [409, "This is kept for longer; the call says until when."],
  Erased: [410, "The people in this have been removed; the call says how long they are kept."],
  ModuleLocked: [409, "The module has not been opened: outputs of the one before are missing."],
  DeliverableIncomplete: [422, "The deliverable does not fit its template; each fault is named."],
  MeasurementIncomplete: [422, "The measurement is not complete; each fault is named."],
  TooManyVersions: [409, "There are as many versions of this report as are kept; hand in the last of them."],
  ReportMissing: [409, "The report has not been drawn up yet."],
  TooMuchAtOnce: [409, "This is more than one transaction holds; ask for fewer at once."],
  CapExceeded: [409, "The claim would exceed what is left under the cap."],
  BudgetExceeded: [409, "The claim would exceed the call's travel budget."],
  TravelNotPaid: [409, "This call pays for no journeys."],
  NothingToMatch: [409, "This call matches nobody."],
  RateDiffers: [409, "A published rate does not change; the one that is held has another value."],
  ChangeNotAllowed: [
    409,
    "Once a call is approved, it may be clarified and not changed in what people apply under.",
  ],
  NothingChanged: [409, "This is what it says already."],
  BankAccountMissing: [409, "Your organisation has given no bank details yet; give them first."],
  BicInvalid: [422, "The BIC is not valid."],
  BankFileNeeded: [409, "What became of an order to the bank is learned from the bank's own files alone."],
  BankFileInvalid: [
    422,
    "The file is not an answer of the bank that can be read; nothing was taken from it.",
  ],
  IbanInvalid: [422, "The IBAN is not valid."],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof refusals;
export interface Fault {
  pointer: string;
  code: string;
  detail: string;
}
export type Params = Record<string, string | number | boolean | string[]>;

/** Thrown when a rule says no; its `name` is the code, so that Step Functions can catch it by that word. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly params: Params;
  readonly faults: readonly Fault[];

  constructor(code: RefusalCode, params: Params = {}, faults: readonly Fault[] = []) {
    super(refusals[code][1]);
    this.name = code;
    this.code = code;
    this.status = refusals[code][0];
    this.params = params;
    this.faults = faults;
  }
}

/** Refuses with a code, the facts behind it, and, where the input is at fault, each fault with its pointer. */
export function refuse(code: RefusalCode, params: Params = {}, faults: readonly Fault[] = []): never {
  throw new Refusal(code, params, faults);
}

export function isRefusal(error: unknown, ...codes: RefusalCode[]): error is Refusal {
  return error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));
}
